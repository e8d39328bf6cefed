import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { FileStore, offline, readConfig, type Logger, type Service } from '@netsign/platform';
import { workOn } from './roster.work.js';

/** A worker's heap, in MB: what it holds at a time is small, and without a limit V8 lets garbage lie as long as there is room. */
export const workerFlags = ['--max-old-space-size=144', '--max-semi-space-size=8'];

/** The argument by which the service's own program becomes a worker. */
export const ROSTER_WORK = 'roster-work';

interface Work { readonly program: string; readonly id: string; readonly tell: () => void; readonly ending: AbortSignal; readonly logger: Logger }

/** Has one upload worked on by a process of low priority. Ends with it, whatever became of it: the upload's row says that. */
export async function workInProcess({ program, id, tell, ending, logger }: Work): Promise<void> {
  const child = fork(program, [ROSTER_WORK, id], { execArgv: workerFlags, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const end = (): void => { child.kill('SIGTERM'); };
  ending.addEventListener('abort', end);
  child.on('message', tell);
  await new Promise<void>(resolve => {
    child.on('error', error => { logger.error({ upload: id, error: error.message }, 'no process could be made for the work on a roster'); resolve(); });
    child.on('exit', (code, signal) => {
      if (code !== 0 && !ending.aborted) logger.error({ upload: id, code, signal }, 'the process that worked on a roster has failed; it is tried again');
      resolve();
    });
  });
  ending.removeEventListener('abort', end);
}

/** The worker's own side. It ends with its parent: whoever takes up the upload next must find it free. */
export async function rosterWork(service: Service, id: string): Promise<void> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const ending = new AbortController();
  process.on('SIGTERM', () => { ending.abort(); });
  const orphaned = (): void => { process.exit(1); };
  process.on('disconnect', orphaned);
  const config = readConfig();
  await offline(service, config, async ({ database, commands, logger }) => {
    await workOn({ database, commands, logger, files: new FileStore(config.filesDir), platformKey: config.platformKey, tell: () => process.send?.('told'), ending: ending.signal }, id);
  });
  process.off('disconnect', orphaned);
  process.disconnect();
}
