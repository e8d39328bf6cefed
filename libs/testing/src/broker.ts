import path from 'node:path';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { cacheFolder } from '../../../scripts/servers/folders.js';
import { fetchKafkaJars, startKafka } from '../../../scripts/servers/kafka.js';
import { freePort, type Part } from '../../../scripts/servers/processes.js';

/** A Kafka of one spec's own: to be killed and started again, or to hold nobody else's events. */
export interface OwnBroker {
  readonly brokers: string[];
  /** SIGKILL: nothing is said to anybody. */
  kill(): Promise<void>;
  /** Starts it again on the same port over the same data. */
  restart(): Promise<void>;
  /** Ends it and throws its data away. */
  stop(): Promise<void>;
}

export async function ownBroker(): Promise<OwnBroker> {
  fetchKafkaJars();
  clearAbandoned();
  // Not beside the servers of a run: another run clears away what has no living server, and ours may just be dead on purpose.
  const folder = path.join(cacheFolder('own-brokers'), `${process.pid}-${randomBytes(4).toString('hex')}`);
  const options = { folder, port: await freePort(), controllerPort: await freePort() };
  let part: Part = await startKafka(options);
  return {
    brokers: [`127.0.0.1:${options.port}`],
    kill: async () => { process.kill(part.pid, 'SIGKILL'); await part.ended; },
    restart: async () => { part = await startKafka(options); },
    stop: async () => { await part.stop(); fs.rmSync(folder, { recursive: true, force: true }); },
  };
}

/** Folders whose spec process is gone: it was killed before it could clean up. */
function clearAbandoned(): void {
  const home = cacheFolder('own-brokers');
  for (const name of fs.readdirSync(home)) {
    const owner = Number(name.split('-')[0]);
    if (!isAlive(owner)) fs.rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
