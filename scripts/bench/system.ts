import { demoWorld, type DemoWorld } from '../demo/people.js';
import type { Platform } from '../people/platform.js';
import { adminUrl } from '../servers/postgres.js';
import { ownerUrlOf } from '../servers/provision.js';
import { launchSystem } from '../start/launch.js';
import { readState, secrets } from '../start/run-state.js';

/** A whole system that is there to be measured. */
export interface MeasuredSystem {
  readonly platform: Platform;
  readonly world: DemoWorld;
  /** Folder of the run, with its logs. */
  readonly folder: string;
  readonly kafkaBrokers: string[];
  /** Superuser's address of the server. */
  readonly adminUrl: string;
  /** Owner's address of a service's database. */
  readonly databaseUrl: (service: string) => string;
  /** Where a part listens. */
  readonly addressOf: (part: string) => string;
  /** Process of a part now, for its CPU time and memory. */
  readonly pidOf: (part: string) => number;
}

/**
 * Starts a system of its own on free ports, hands it to `measure` and ends it, whatever happens. With BENCH_RUN, the folder
 * of a running one, it measures that and leaves it running: for working on a measure.
 */
export async function onMeasuredSystem<T>({ demo }: { demo: boolean }, measure: (system: MeasuredSystem) => Promise<T>): Promise<T> {
  const given = process.env.BENCH_RUN;
  if (given !== undefined) return measure(reached(given));
  const { folder, stop } = await launchSystem({ demo });
  try {
    return await measure(reached(folder));
  } finally {
    await stop();
  }
}

function reached(folder: string): MeasuredSystem {
  const now = () => readState(folder) ?? missing(`No system runs in ${folder}.`);
  const { gatewayUrl, sandboxUrl, opsToken } = now();
  const part = (name: string) => now().parts.find((one) => one.part === name) ?? missing(`There is no part ${name}.`);
  const admin = adminUrl({ port: Number(part('postgres').address.split(':').at(-1)), password: secrets(folder).databasePassword });
  return {
    platform: { gatewayUrl, sandboxUrl, opsToken, patience: 0 }, world: demoWorld(), folder,
    kafkaBrokers: [part('kafka').address],
    adminUrl: admin,
    databaseUrl: (service) => ownerUrlOf(admin, service),
    addressOf: (name) => part(name).address,
    pidOf: (name) => part(name).pid,
  };
}

function missing(sentence: string): never {
  throw new Error(sentence);
}
