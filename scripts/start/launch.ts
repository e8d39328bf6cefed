import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder, cloneRoot, openLog } from '../servers/folders.js';
import { livingPid } from '../servers/processes.js';
import { readState, type PartState } from './run-state.js';
import { clearLeftovers, removeData } from './system.js';

/** A whole system of its own beside any other: own folder, own data, free ports. */
export interface RunningSystem {
  folder: string;
  gatewayUrl: string;
  sandboxUrl: string;
  /** For `/ops/*` of the services and the sandbox's endpoints. */
  opsToken: string;
  /** The part as it is now; its pid changes when it was restarted. */
  part(name: string): PartState;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the whole system as `npm start` does and resolves when all is ready; fails with the end of its log otherwise.
 * It ends with `stop()`, and also when the calling process ends in whatever way.
 */
export async function launchSystem({ demo, logLevel = 'info' }: { demo: boolean; logLevel?: string }): Promise<RunningSystem> {
  const systems = cacheFolder('systems');
  await removeDeadSystems(systems);
  const folder = fs.mkdtempSync(path.join(systems, 'run-'));
  const log = path.join(folder, 'logs', 'start.log');
  const output = openLog(log);
  const child = fork(path.join(cloneRoot(), 'scripts/start/main.ts'), demo ? [] : ['--no-demo'], {
    cwd: cloneRoot(),
    execArgv: ['--import', '@oxc-node/core/register'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      LOG_LEVEL: logLevel,
      NETSIGN_ROOT: cloneRoot(),
      NETSIGN_RUN: folder,
      OXC_TSCONFIG_PATH: path.join(cloneRoot(), 'tsconfig.base.json'),
      PORT: '0',
      SANDBOX_PORT: '0',
    },
    stdio: ['ignore', output, output, 'ipc'],
  });
  fs.closeSync(output);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<void>((resolve) => child.once('message', () => resolve()));
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error(`The system did not start:\n${fs.readFileSync(log, 'utf8')}`);
    }),
  ]);
  const state = () => readState(folder) ?? fail('The system is not running any more.');
  const { gatewayUrl, sandboxUrl, opsToken } = state();
  return {
    folder,
    gatewayUrl,
    sandboxUrl,
    opsToken,
    part: (name) => state().parts.find(({ part }) => part === name) ?? fail(`There is no part ${name}.`),
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
      removeSystem(folder);
    },
  };
}

function fail(sentence: string): never {
  throw new Error(sentence);
}

async function removeDeadSystems(systems: string): Promise<void> {
  for (const name of fs.readdirSync(systems)) {
    const folder = path.join(systems, name);
    const young = Date.now() - fs.statSync(folder).mtimeMs < 10_000;
    if (young || livingPid(path.join(folder, 'pids', 'supervisor.json')) !== null) continue;
    await clearLeftovers(folder);
    removeSystem(folder);
  }
}

function removeSystem(folder: string): void {
  removeData(folder);
  fs.rmSync(folder, { recursive: true, force: true });
}
