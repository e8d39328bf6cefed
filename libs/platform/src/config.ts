import { z } from 'zod';

const pem = z.string().transform(text => Buffer.from(text, 'base64').toString('utf8'));
const flag = z.enum(['0', '1']).default('0').transform(text => text === '1');

/** Everything a service is told from outside, named as in the environment. The only place that reads it. */
const Environment = z.object({
  PORT: z.coerce.number().int().default(0),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  KAFKA_BROKERS: z.string().default('127.0.0.1:9092').transform(text => text.split(',')),
  PUBLIC_URL: z.string().default('http://localhost:8080'),
  SANDBOX: flag,
  SANDBOX_URL: z.string().default('http://localhost:8090'),
  ACTOR_PUBLIC_KEY: pem.optional(),
  ACTOR_PRIVATE_KEY: pem.optional(),
  PROOF_PUBLIC_KEY: pem.optional(),
  PROOF_PRIVATE_KEY: pem.optional(),
  PLATFORM_KEY: z.string().default('').transform(text => Buffer.from(text, 'base64')),
  OPS_TOKEN: z.string().default(''),
  IDENTITY_URL: z.string().default(''),
  AGREEMENTS_URL: z.string().default(''),
  NATIONAL_SYNC_URL: z.string().default(''),
  SPA_DIR: z.string().default(''),
  FILES_DIR: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  readonly port: number; readonly host: string;
  readonly databaseUrl: string; readonly databaseOwnerUrl: string; readonly kafkaBrokers: string[];
  readonly publicUrl: string; readonly sandbox: boolean; readonly sandboxUrl: string;
  readonly actorPublicKey: string; readonly actorPrivateKey: string; readonly proofPublicKey: string; readonly proofPrivateKey: string;
  /** 32 bytes: HMAC of ID numbers, wrapping of cohort keys. */
  readonly platformKey: Buffer;
  readonly opsToken: string;
  readonly identityUrl: string; readonly agreementsUrl: string; readonly nationalSyncUrl: string;
  readonly spaDir: string; readonly filesDir: string; readonly logLevel: string;
  /** The file this process runs, from which a second process of the same service can be made; '' where the service runs inside another program. */
  readonly program: string;
}

/** Reads and checks the environment; throws with the name of what is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const env = Environment.parse(environment);
  return {
    port: env.PORT, host: env.HOST, databaseUrl: env.DATABASE_URL ?? '', databaseOwnerUrl: env.DATABASE_OWNER_URL ?? '', kafkaBrokers: env.KAFKA_BROKERS,
    publicUrl: env.PUBLIC_URL, sandbox: env.SANDBOX, sandboxUrl: env.SANDBOX_URL,
    actorPublicKey: env.ACTOR_PUBLIC_KEY ?? '', actorPrivateKey: env.ACTOR_PRIVATE_KEY ?? '', proofPublicKey: env.PROOF_PUBLIC_KEY ?? '', proofPrivateKey: env.PROOF_PRIVATE_KEY ?? '',
    platformKey: env.PLATFORM_KEY, opsToken: env.OPS_TOKEN,
    identityUrl: env.IDENTITY_URL, agreementsUrl: env.AGREEMENTS_URL, nationalSyncUrl: env.NATIONAL_SYNC_URL,
    spaDir: env.SPA_DIR, filesDir: env.FILES_DIR, logLevel: env.LOG_LEVEL, program: '',
  };
}

/** Injection token of `Config`. */
export const CONFIG = Symbol('config');
