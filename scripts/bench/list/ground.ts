import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../servers/folders.js';
import { adminUrl, postgresData, startPostgres } from '../../servers/postgres.js';
import { endLeftover, freePort, livingPid, writePidFile } from '../../servers/processes.js';

/** Superuser's address of a PostgreSQL of the measure's own, and a folder for files. */
export interface Ground { readonly admin: string; readonly folder: string }

/** Starts a PostgreSQL for one measure, and ends and removes it. What a killed measure has left is cleared first. */
export async function withPostgres<T>(work: (ground: Ground) => Promise<T>): Promise<T> {
  await clearLeftovers();
  const folder = fs.mkdtempSync(path.join(cacheFolder('bench'), 'run-'));
  writePidFile(owner(folder), process.pid);
  const options = { folder, port: await freePort(), password: randomBytes(12).toString('hex'), quick: true };
  const part = await startPostgres(options);
  try {
    return await work({ admin: adminUrl(options), folder });
  } finally {
    await part.stop();
    remove(folder);
  }
}

const owner = (folder: string): string => path.join(folder, 'owner.json');

async function clearLeftovers(): Promise<void> {
  for (const name of fs.readdirSync(cacheFolder('bench'))) {
    const folder = path.join(cacheFolder('bench'), name);
    // One without a pid file may belong to a measure that is just being born.
    if (!fs.existsSync(owner(folder)) || livingPid(owner(folder)) !== null) continue;
    await endLeftover(path.join(folder, 'pids', 'postgres.json'), 'SIGQUIT');
    remove(folder);
  }
}

function remove(folder: string): void {
  fs.rmSync(path.dirname(postgresData(folder)), { recursive: true, force: true });
  fs.rmSync(folder, { recursive: true, force: true });
}
