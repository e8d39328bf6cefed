import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './folders.js';
import { fetchKafkaJars, startKafka } from './kafka.js';
import { adminUrl, postgresData, startPostgres } from './postgres.js';
import { endLeftover, freePort, livingPid, writePidFile } from './processes.js';

/*
 * The servers of one run of the specs, in a process of their own: node test-servers.ts postgres [kafka].
 * Tells its parent the addresses and ends them when the parent closes the channel or dies. They are chosen once:
 * given by TEST_DATABASE_URL and TEST_KAFKA_BROKERS, else Docker if an engine answers, else our own.
 */

type Kind = 'postgres' | 'kafka';
interface Server {
  address: string;
  stop: () => Promise<unknown>;
}

const VARIABLE = { postgres: 'TEST_PG_ADMIN_URL', kafka: 'TEST_KAFKA_BROKERS' } as const;
const runs = cacheFolder('test-servers');

async function embedded(kind: Kind, folder: string): Promise<Server> {
  if (kind === 'postgres') {
    const options = { folder, port: await freePort(), password: randomBytes(12).toString('hex'), quick: true };
    const part = await startPostgres(options);
    return { address: adminUrl(options), stop: part.stop };
  }
  fetchKafkaJars();
  const port = await freePort();
  const part = await startKafka({ folder, port, controllerPort: await freePort() });
  return { address: `127.0.0.1:${port}`, stop: part.stop };
}

async function docker(kind: Kind): Promise<Server> {
  if (kind === 'postgres') {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
    const container = await new PostgreSqlContainer('postgres:18').withUsername('postgres').start();
    const url = new URL(container.getConnectionUri());
    url.pathname = '/postgres';
    return { address: url.href, stop: () => container.stop() };
  }
  const { KafkaContainer } = await import('@testcontainers/kafka');
  const container = await new KafkaContainer('confluentinc/cp-kafka:8.0.0').withKraft().start();
  return { address: `${container.getHost()}:${container.getMappedPort(9093)}`, stop: () => container.stop() };
}

async function dockerAnswers(): Promise<boolean> {
  const chosen = process.env.TEST_SERVERS;
  if (chosen) return chosen === 'docker';
  if (!process.env.DOCKER_HOST && !fs.existsSync('/var/run/docker.sock')) return false;
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** A run that was killed leaves its servers and its folder; the pid file of its process says so. */
async function clearLeftovers(): Promise<void> {
  for (const name of fs.readdirSync(runs)) {
    const folder = path.join(runs, name);
    if (livingPid(path.join(folder, 'owner.json')) !== null) continue;
    // A folder without a pid file may belong to a run that is just being born.
    if (!fs.existsSync(path.join(folder, 'owner.json')) && Date.now() - fs.statSync(folder).mtimeMs < 10_000) continue;
    await endLeftover(path.join(folder, 'pids', 'postgres.json'), 'SIGQUIT');
    await endLeftover(path.join(folder, 'pids', 'kafka.json'), 'SIGKILL');
    removeRun(folder);
  }
}

function removeRun(folder: string): void {
  fs.rmSync(path.dirname(postgresData(folder)), { recursive: true, force: true });
  fs.rmSync(folder, { recursive: true, force: true });
}

async function main(kinds: Kind[]): Promise<void> {
  let stopping = false;
  const servers: Server[] = [];
  const folder = fs.mkdtempSync(path.join(runs, 'run-'));
  writePidFile(path.join(folder, 'owner.json'), process.pid);
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.allSettled(servers.map((server) => server.stop()));
    removeRun(folder);
    process.exit(0);
  };
  process.once('disconnect', () => void stop());
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());
  try {
    await clearLeftovers();
    const byDocker = await dockerAnswers();
    const given: Record<Kind, string | undefined> = {
      postgres: process.env.TEST_DATABASE_URL,
      kafka: process.env.TEST_KAFKA_BROKERS,
    };
    const addresses = await Promise.all(
      kinds.map(async (kind): Promise<[string, string]> => {
        const address = given[kind];
        if (address) return [VARIABLE[kind], address];
        const server = byDocker ? await docker(kind) : await embedded(kind, folder);
        servers.push(server);
        return [VARIABLE[kind], server.address];
      }),
    );
    if (process.connected) process.send?.(Object.fromEntries(addresses));
    else await stop();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await Promise.allSettled(servers.map((server) => server.stop()));
    removeRun(folder);
    process.exit(1);
  }
}

await main(process.argv.slice(2) as Kind[]);
