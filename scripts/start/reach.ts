import path from 'node:path';
import { adminUrl } from '../servers/postgres.js';
import { livingPid } from '../servers/processes.js';
import { ownerUrlOf } from '../servers/provision.js';
import { readState, runFolder, secrets } from './run-state.js';

/** The addresses of a running system, as tools need them. */
export interface Reached {
  readonly gatewayUrl: string;
  readonly sandboxUrl: string;
  readonly kafkaBrokers: string[];
  readonly opsToken: string;
  /** Address of each service with a database of its own. */
  readonly services: Readonly<Record<string, string>>;
  /** Owner's address of a service's database. */
  databaseUrl(service: string): string;
}

/** What a tool was told on its command line; it goes before what the run state says. */
export interface Addresses {
  readonly gateway?: string | undefined;
  readonly sandbox?: string | undefined;
  readonly kafka?: string | undefined;
  /** Owner's address of the agreements database. */
  readonly database?: string | undefined;
}

const SERVERS = ['postgres', 'kafka', 'sandbox', 'gateway'];

/**
 * The system of this folder (`NETSIGN_RUN`, else `.run`) or the one named. Throws a sentence when it is not running.
 * A system that was not started by `npm start` is named whole, its token in `OPS_TOKEN`.
 */
export function reach({ gateway, sandbox, kafka, database }: Addresses = {}): Reached {
  const folder = runFolder();
  const state = livingPid(path.join(folder, 'pids', 'supervisor.json')) === null ? null : readState(folder);
  const addressOf = (part: string): string | undefined => state?.parts.find((one) => one.part === part)?.address;
  const postgres = addressOf('postgres');
  const services = (state?.parts ?? []).filter(({ part }) => !SERVERS.includes(part)).map(({ part, address }) => [part, address] as const);
  return {
    gatewayUrl: trimmed(gateway ?? state?.gatewayUrl ?? notRunning()),
    sandboxUrl: trimmed(sandbox ?? state?.sandboxUrl ?? notRunning()),
    kafkaBrokers: (kafka ?? addressOf('kafka') ?? notRunning()).split(','),
    opsToken: process.env.OPS_TOKEN ?? state?.opsToken ?? '',
    services: Object.fromEntries(services),
    databaseUrl: (service) => {
      if (database !== undefined) return database;
      const port = Number(postgres?.split(':').at(-1) ?? notRunning());
      return ownerUrlOf(adminUrl({ port, password: secrets(folder).databasePassword }), service);
    },
  };
}

const trimmed = (url: string): string => url.replace(/\/$/, '');

function notRunning(): never {
  throw new Error('The system is not running. npm start starts it (or name one: --gateway, --sandbox, --kafka, --database).');
}
