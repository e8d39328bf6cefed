import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Path of a template that stands in `apps/<service>/src/<room>/`: the build lays such files beside the bundle, in a folder of the
 * service's name; specs read them where they were written. `program` as in the configuration.
 */
export function templatePath(program: string, service: string, room: string, file: string): string {
  const built = path.join(path.dirname(program), service, room, file);
  return program !== '' && existsSync(built) ? built : path.resolve(__dirname, '../../../../apps', service, 'src', room, file);
}
