import fs from 'node:fs';
import path from 'node:path';
import { cloneRoot } from '../servers/folders.js';
import type { Provisioned } from '../servers/provision.js';
import type { Secrets } from './run-state.js';

/** Services with a database of their own, in the order they are started. */
const WITH_DATABASE = ['identity', 'agreements', 'destinations', 'warning-units', 'national-sync'];

/** The services that are built so far. */
export function servicesWithDatabase(): string[] {
  return WITH_DATABASE.filter(exists);
}

/** Every program of ours, gateway last: it is ready when those behind it are. */
export function programs(): string[] {
  return ['sandbox', ...WITH_DATABASE, 'gateway'].filter(exists);
}

function exists(app: string): boolean {
  return fs.existsSync(path.join(cloneRoot(), 'apps', app, 'src', 'main.ts'));
}

export interface Surroundings {
  folder: string;
  ports: Record<string, number>;
  secrets: Secrets;
  kafkaBrokers: string;
  databases: Record<string, Provisioned>;
}

export function urlOf(ports: Record<string, number>, part: string): string {
  return `http://127.0.0.1:${ports[part]}`;
}

/** Addresses that people type; a browser's cookies belong to the name `localhost`. */
export function publicUrl(ports: Record<string, number>, part: string): string {
  return `http://localhost:${ports[part]}`;
}

/** The whole environment of one program. A private key goes only to the one that signs with it. */
export function environmentOf(program: string, around: Surroundings): NodeJS.ProcessEnv {
  const { folder, ports, secrets, databases } = around;
  const database = databases[program];
  return {
    PATH: process.env.PATH,
    TZ: process.env.TZ,
    LANG: process.env.LANG,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(ports[program]),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    PUBLIC_URL: publicUrl(ports, 'gateway'),
    SANDBOX: '1',
    SANDBOX_URL: publicUrl(ports, 'sandbox'),
    OPS_TOKEN: secrets.opsToken,
    ...(program === 'sandbox' ? sandboxEnvironment(around) : serviceEnvironment(around, program)),
    ...(database && { DATABASE_URL: database.requestUrl, DATABASE_OWNER_URL: database.ownerUrl }),
    ...(program === 'gateway' && {
      ACTOR_PRIVATE_KEY: secrets.actorPrivateKey,
      SPA_DIR: path.join(cloneRoot(), 'dist', 'spa'),
      ...Object.fromEntries(Object.keys(databases).map((name) => [variableOf(name), urlOf(ports, name)])),
    }),
    ...(program === 'identity' && { PROOF_PRIVATE_KEY: secrets.proofPrivateKey }),
    FILES_DIR: path.join(folder, 'data', 'files', program),
  };
}

function serviceEnvironment({ kafkaBrokers, secrets }: Surroundings, _program: string): NodeJS.ProcessEnv {
  return {
    KAFKA_BROKERS: kafkaBrokers,
    ACTOR_PUBLIC_KEY: secrets.actorPublicKey,
    PROOF_PUBLIC_KEY: secrets.proofPublicKey,
    PLATFORM_KEY: secrets.platformKey,
  };
}

function sandboxEnvironment({ folder, ports, databases }: Surroundings): NodeJS.ProcessEnv {
  const names = Object.keys(databases);
  return {
    SANDBOX_STATE: path.join(folder, 'data', 'sandbox.json'),
    CLOCK_URLS: JSON.stringify(Object.fromEntries(names.map((name) => [name, databases[name].clockUrl]))),
    SERVICE_URLS: JSON.stringify(Object.fromEntries(names.map((name) => [name, urlOf(ports, name)]))),
    ...Object.fromEntries(names.map((name) => [variableOf(name), urlOf(ports, name)])),
  };
}

/** `national-sync` → `NATIONAL_SYNC_URL` */
function variableOf(service: string): string {
  return `${service.replaceAll('-', '_').toUpperCase()}_URL`;
}
