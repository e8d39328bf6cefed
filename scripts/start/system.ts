import fs from 'node:fs';
import path from 'node:path';
import { cloneRoot, enterableFolder } from '../servers/folders.js';
import { startKafka } from '../servers/kafka.js';
import { adminUrl, startPostgres } from '../servers/postgres.js';
import { endLeftover, launch, waitUntil, type Part } from '../servers/processes.js';
import { provision, type Provisioned } from '../servers/provision.js';
import { environmentOf, programs, publicUrl, servicesWithDatabase, urlOf, type Surroundings } from './plan.js';
import { choosePorts, secrets, type Secrets } from './run-state.js';
import type { Plan } from './supervisor.js';

/** Small heaps: the whole system idles on a laptop beside a browser. NODE_OPTIONS of the caller must not reach it. */
const NODE_FLAGS = ['--max-old-space-size=192', '--max-semi-space-size=4', '--disable-warning=TimeoutNegativeWarning'];

export interface Prepared {
  ports: Record<string, number>;
  secrets: Secrets;
}

/** Ends what a killed run of this folder left behind: programs first, then the servers they use. */
export async function clearLeftovers(folder: string): Promise<number> {
  const pids = path.join(folder, 'pids');
  if (!fs.existsSync(pids)) return 0;
  const names = fs.readdirSync(pids).filter((name) => name !== 'supervisor.json');
  const servers = ['kafka.json', 'postgres.json'];
  const programFiles = names.filter((name) => !servers.includes(name));
  const ended = await Promise.all(programFiles.map((name) => endLeftover(path.join(pids, name), 'SIGTERM', 5_000)));
  ended.push(await endLeftover(path.join(pids, 'kafka.json')));
  ended.push(await endLeftover(path.join(pids, 'postgres.json'), 'SIGINT'));
  return ended.filter(Boolean).length;
}

/** Removes everything the system knows; logs stay. */
export function removeData(folder: string): void {
  fs.rmSync(enterableFolder(path.join(folder, 'data')), { recursive: true, force: true });
  fs.rmSync(path.join(folder, 'data'), { recursive: true, force: true });
}

/** Secrets and ports. `fixed` ports are taken as they are. */
export async function prepare(folder: string, fixed: Record<string, number>): Promise<Prepared> {
  fs.mkdirSync(folder, { recursive: true });
  const parts = ['gateway', 'sandbox', 'postgres', 'kafka', 'kafka-controller', ...programs()];
  return { secrets: secrets(folder), ports: await choosePorts(folder, [...new Set(parts)], fixed) };
}

export function postgresPlan(folder: string, { ports, secrets: { databasePassword } }: Prepared): Plan {
  const options = { folder, port: ports.postgres, password: databasePassword };
  return { part: 'postgres', address: `127.0.0.1:${ports.postgres}`, start: () => startPostgres(options) };
}

export function kafkaPlan(folder: string, { ports }: Prepared): Plan {
  const options = { folder, port: ports.kafka, controllerPort: ports['kafka-controller'] };
  return { part: 'kafka', address: `127.0.0.1:${ports.kafka}`, start: () => startKafka(options) };
}

/** A database and its logins for every service. */
export async function provisionAll({ ports, secrets: { databasePassword } }: Prepared): Promise<Record<string, Provisioned>> {
  const databases: Record<string, Provisioned> = {};
  const url = adminUrl({ port: ports.postgres, password: databasePassword });
  for (const service of servicesWithDatabase()) databases[service] = await provision(url, service, { clock: true });
  return databases;
}

/** Brings one service's database to the present shape. */
export async function migrate(service: string, around: Surroundings): Promise<void> {
  const log = path.join(around.folder, 'logs', `${service}.log`);
  const pidFile = path.join(around.folder, 'pids', `${service}-migrate.json`);
  const part = launchProgram(service, around, log, pidFile, ['migrate']);
  const how = await part.ended;
  fs.rmSync(pidFile, { force: true });
  if (how !== 'exit code 0') throw new Error(`${service} could not migrate its database (${how}). Its log: ${log}. If these data are of an earlier version and may go: npm start -- --fresh`);
}

export function programPlan(program: string, around: Surroundings): Plan {
  const log = path.join(around.folder, 'logs', `${program}.log`);
  const pidFile = path.join(around.folder, 'pids', `${program}.json`);
  const url = urlOf(around.ports, program);
  const start = async (): Promise<Part> => {
    await endLeftover(pidFile);
    const part = launchProgram(program, around, log, pidFile, []);
    try {
      await waitUntil(part, program, log, () => answersOk(readyUrl(program, url)), 60);
    } catch (error) {
      await part.stop();
      throw error;
    }
    return part;
  };
  const address = ['gateway', 'sandbox'].includes(program) ? publicUrl(around.ports, program) : url;
  return { part: program, address, start };
}

export function readyUrl(program: string, url: string): string {
  return program === 'sandbox' ? `${url}/clock` : `${url}/health/ready`;
}

function launchProgram(program: string, around: Surroundings, log: string, pidFile: string, args: string[]): Part {
  const bundle = path.join(cloneRoot(), 'dist', 'services', `${program}.mjs`);
  return launch({
    command: process.execPath,
    args: [...NODE_FLAGS, bundle, ...args],
    cwd: around.folder,
    env: environmentOf(program, around),
    log,
    pidFile,
    patience: 15_000,
  });
}

/** Whether an address answers 2xx within two seconds. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false; // not listening yet, or gone: both are "no"
  }
}
