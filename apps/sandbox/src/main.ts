import 'reflect-metadata';
import { readConfig } from './config.js';
import { realTime } from './real-time.js';
import { createSandbox } from './sandbox.app.js';

async function main(): Promise<void> {
  const config = readConfig();
  const app = await createSandbox(config, realTime);
  app.enableShutdownHooks();
  await app.listen(config.port, config.host);
  process.stdout.write(`${JSON.stringify({ level: 'log', message: `The sandbox listens on http://${config.host}:${config.port}` })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The sandbox could not start. ${error instanceof Error ? error.message : 'Unknown error.'}\n`);
  process.exitCode = 1;
});
