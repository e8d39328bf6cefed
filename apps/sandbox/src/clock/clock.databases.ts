import { Logger } from '@nestjs/common';
import pg from 'pg';
import { SandboxError } from '../sandbox.error.js';

const logger = new Logger('clock');

/**
 * Writes the offset into table `clock` of every database. All agree before the first commits, so that one that is away
 * leaves the others as they were.
 * @returns the names of the databases
 * @throws CLOCK_NOT_SET with the names that refused; CLOCK_TORN when a commit was lost half way
 */
export async function setOffsetEverywhere(urls: Record<string, string>, offsetMs: number): Promise<string[]> {
  const names = Object.keys(urls);
  const clients = names.map((name) => connectable(urls[name]));
  try {
    const prepared = await Promise.allSettled(clients.map((client) => prepare(client, offsetMs)));
    const refused = failures(names, prepared);
    if (refused.length > 0) throw new SandboxError('CLOCK_NOT_SET', { databases: refused });
    const torn = failures(names, await Promise.allSettled(clients.map((client) => client.query('commit'))));
    if (torn.length > 0) throw new SandboxError('CLOCK_TORN', { databases: torn });
    return names;
  } finally {
    // Ending a connection rolls back what it has not committed. One that never opened has nothing to end.
    await Promise.allSettled(clients.map((client) => client.end()));
  }
}

function connectable(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3_000, lock_timeout: 5_000, query_timeout: 8_000, application_name: 'sandbox clock' });
  // A server that goes away is reported by the query that needed it; without a listener it would end the process.
  client.on('error', (error) => logger.warn(`A connection was lost (${codeOf(error)}).`));
  return client;
}

async function prepare(client: pg.Client, offsetMs: number): Promise<void> {
  await client.connect();
  await client.query('begin');
  const { rowCount } = await client.query('update clock set offset_ms = $1', [offsetMs]);
  if (rowCount !== 1) throw new Error('table clock must hold exactly one row');
}

function failures(names: string[], results: PromiseSettledResult<unknown>[]): string[] {
  return results.flatMap((result, at) => {
    if (result.status === 'fulfilled') return [];
    logger.warn(`Database ${names[at]} refused (${codeOf(result.reason)}).`);
    return [names[at]];
  });
}

/** SQLSTATE or system error; the message is left out, for it may quote an address with its password. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
