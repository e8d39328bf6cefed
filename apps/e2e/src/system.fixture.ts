import path from 'node:path';
import pg from 'pg';
import type { Platform } from '../../../scripts/people/platform.js';
import { adminUrl } from '../../../scripts/servers/postgres.js';
import { ownerUrlOf, provision, type Provisioned } from '../../../scripts/servers/provision.js';
import { launchSystem } from '../../../scripts/start/launch.js';
import { environmentOf } from '../../../scripts/start/plan.js';
import { readState, secrets, type Secrets } from '../../../scripts/start/run-state.js';

/** Services with a database of their own. */
export const services = ['identity', 'agreements', 'national-sync'] as const;
export type ServiceName = (typeof services)[number];

/** A whole running system, as people meet it and as its operators reach into it. */
export interface WholeSystem {
  /** How people reach it; a request without an answer is a failure here. */
  readonly platform: Platform;
  readonly kafkaBrokers: string[];
  /** Folder of the run: `logs/` holds what every part has said. */
  readonly folder: string;
  /** Runs SQL as the owner of a service's database, for looking and for emptying inboxes. */
  readonly query: <T extends pg.QueryResultRow>(service: ServiceName, text: string, values?: unknown[]) => Promise<T[]>;
  /** A database beside the service's own, empty, and the environment in which the service would run on it. */
  readonly emptyDatabase: (service: ServiceName, name: string) => Promise<{ provisioned: Provisioned; environment: NodeJS.ProcessEnv }>;
  readonly stop: () => Promise<void>;
}

/** Starts a system of its own with the demo world; with E2E_RUN, the folder of a running one, plays on that and leaves it running. */
export async function wholeSystem(): Promise<WholeSystem> {
  const given = process.env['E2E_RUN'];
  if (given !== undefined) return reach(given, () => Promise.resolve());
  const { folder, stop } = await launchSystem({ demo: true, logLevel: 'debug' });
  return reach(folder, stop);
}

function reach(folder: string, stop: () => Promise<void>): WholeSystem {
  const state = readState(folder);
  if (state === null) throw new Error(`no system runs in ${folder}`);
  const ports = Object.fromEntries(state.parts.map(({ part, address }) => [part, Number(address.split(':').at(-1))]));
  const keys = secrets(folder);
  const admin = adminUrl({ port: ports['postgres'] ?? 0, password: keys.databasePassword });
  const pools = new Map<ServiceName, pg.Pool>();
  const poolOf = (service: ServiceName): pg.Pool => {
    const pool = pools.get(service) ?? new pg.Pool({ connectionString: ownerUrlOf(admin, service), max: 2 });
    pools.set(service, pool);
    return pool;
  };
  return {
    platform: { gatewayUrl: state.gatewayUrl, sandboxUrl: state.sandboxUrl, opsToken: state.opsToken, patience: 0 },
    kafkaBrokers: [`127.0.0.1:${ports['kafka']}`], folder,
    query: async <T extends pg.QueryResultRow>(service: ServiceName, text: string, values: unknown[] = []) => (await poolOf(service).query<T>(text, values)).rows,
    emptyDatabase: (service, name) => emptyDatabase({ admin, folder, ports, keys }, service, name),
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await stop();
    },
  };
}

interface Around { readonly admin: string; readonly folder: string; readonly ports: Record<string, number>; readonly keys: Secrets }

async function emptyDatabase({ admin, folder, ports, keys }: Around, service: ServiceName, name: string) {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await client.end();
  const provisioned = await provision(admin, service, { database: name });
  const around = { folder: path.resolve(folder), ports, secrets: keys, databases: { [service]: provisioned }, kafkaBrokers: `127.0.0.1:${ports['kafka']}` };
  return { provisioned, environment: environmentOf(service, around) };
}
