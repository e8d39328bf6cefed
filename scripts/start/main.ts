import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cloneRoot } from '../servers/folders.js';
import { livingPid, portIsFree, writePidFile } from '../servers/processes.js';
import { programs, publicUrl, servicesWithDatabase, type Surroundings } from './plan.js';
import { readState, runFolder, writeState } from './run-state.js';
import { Supervisor } from './supervisor.js';
import { clearLeftovers, kafkaPlan, migrate, postgresPlan, prepare, programPlan, provisionAll, removeData } from './system.js';
import { printAddresses, say, step } from './terminal.js';

/*
 * The supervisor: starts every part of the system on this machine and keeps it alive until it is told to end.
 * Options: --fresh (forget all data), --detach (outlive the one who started us), --no-demo.
 */

const options = new Set(process.argv.slice(2));
const folder = runFolder();
const supervisorFile = path.join(folder, 'pids', 'supervisor.json');
let supervisor: Supervisor | null = null;
let ending: Promise<void> | null = null;
const helpers = new Set<ChildProcess>();

function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const helper of helpers) helper.kill();
    if (supervisor) {
      say('Stopping');
      await supervisor.stop([['gateway'], programs().filter((name) => name !== 'gateway'), ['kafka', 'postgres']]);
      await clearLeftovers(folder);
    }
    fs.rmSync(path.join(folder, 'state.json'), { force: true });
    fs.rmSync(supervisorFile, { force: true });
    process.exit(code);
  })();
  return ending;
}

async function fixedPorts(): Promise<Record<string, number>> {
  const wanted = { gateway: Number(process.env.PORT ?? 8080), sandbox: Number(process.env.SANDBOX_PORT ?? 8090) };
  for (const [part, port] of Object.entries(wanted)) {
    const variable = part === 'gateway' ? 'PORT' : 'SANDBOX_PORT';
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${variable} must be a port number.`);
    if (port !== 0 && !(await portIsFree(port))) {
      throw new Error(`Port ${port} is taken by another program. End it, or choose another: ${variable}=${port + 1} npm start`);
    }
  }
  return wanted;
}

/** Runs one of our files to its end in a process of its own, whose memory is then given back. */
function toTheEnd(file: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const helper = spawn(process.execPath, ['--import', '@oxc-node/core/register', path.join(cloneRoot(), file)], {
    cwd: cloneRoot(),
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  helpers.add(helper);
  return new Promise((resolve, reject) => {
    helper.once('error', reject);
    helper.once('exit', (code) => {
      helpers.delete(helper);
      if (code === 0) resolve();
      else reject(new Error(`${file} failed (see above).`));
    });
  });
}

async function start(): Promise<void> {
  const left = await clearLeftovers(folder);
  if (left > 0) say(`Ended ${left} processes of a run that was killed`);
  if (options.has('--fresh')) await step('old data removed', async () => removeData(folder));
  const prepared = await prepare(folder, await fixedPorts());
  const { ports, secrets } = prepared;
  const state = {
    supervisor: process.pid,
    ready: false,
    gatewayUrl: publicUrl(ports, 'gateway'),
    sandboxUrl: publicUrl(ports, 'sandbox'),
    opsToken: secrets.opsToken,
  };
  const save = (): void => writeState(folder, { ...state, parts: supervisor?.states ?? [] });
  const parts = (supervisor = new Supervisor(save, say));
  save();
  await Promise.all([
    step('services and pages built', () => toTheEnd('scripts/build.ts')),
    step('PostgreSQL ready', () => parts.start(postgresPlan(folder, prepared))),
    step('Kafka ready', () => parts.start(kafkaPlan(folder, prepared))),
  ]);
  const databases = await step('databases and logins there', () => provisionAll(prepared));
  const around: Surroundings = { folder, ports, secrets, databases, kafkaBrokers: `127.0.0.1:${ports.kafka}` };
  await step('databases migrated', async () => {
    for (const service of servicesWithDatabase()) await migrate(service, around);
  });
  await Promise.all(programs().map((program) => step(`${program} ready`, () => parts.start(programPlan(program, around)))));
  if (!options.has('--no-demo')) await fillDemoData(state);
  state.ready = true;
  save();
  printAddresses(state.gatewayUrl, state.sandboxUrl, path.join(folder, 'data', 'demo.json'), options.has('--detach'));
  process.send?.({ ready: true, gatewayUrl: state.gatewayUrl, sandboxUrl: state.sandboxUrl });
}

/** Once per data folder. */
async function fillDemoData(state: { gatewayUrl: string; sandboxUrl: string; opsToken: string }): Promise<void> {
  const stamp = path.join(folder, 'data', 'demo.json');
  if (fs.existsSync(stamp) || !fs.existsSync(path.join(cloneRoot(), 'scripts', 'demo', 'seed.ts'))) return;
  const env = { GATEWAY_URL: state.gatewayUrl, SANDBOX_URL: state.sandboxUrl, OPS_TOKEN: state.opsToken, DEMO_STAMP: stamp };
  await step('demo data filled in', () => toTheEnd('scripts/start/fill-demo.ts', env));
}

async function main(): Promise<void> {
  const other = livingPid(supervisorFile);
  if (other !== null) {
    const running = readState(folder);
    if (options.has('--fresh')) throw new Error(`It is running (process ${other}). End it first: npm stop`);
    if (!running?.ready) throw new Error(`Another start (process ${other}) is under way. Wait for it, or end it: npm stop`);
    say(`It is running already (process ${other}).`);
    printAddresses(running.gatewayUrl, running.sandboxUrl, path.join(folder, 'data', 'demo.json'), true);
    process.exit(0);
  }
  writePidFile(supervisorFile, process.pid);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  // Detached, the channel only tells that we are ready; otherwise its end means that whoever started us is gone.
  if (!options.has('--detach')) process.on('disconnect', () => void end(0));
  try {
    await start();
  } catch (error) {
    if (!ending) {
      console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
      await end(1);
    }
  }
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
