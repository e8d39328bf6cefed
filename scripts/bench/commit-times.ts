import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { askAgain } from '../people/ask-again.js';
import type { MeasuredSystem } from './system.js';

const BACK_WITHIN = 60;

/** Makes the server note when each transaction was committed. That takes a restart, which the system's supervisor sees to. */
export async function noteCommitTimes(system: MeasuredSystem): Promise<void> {
  if (await asked(system.adminUrl, (client) => isOn(client))) return;
  await asked(system.adminUrl, (client) => client.query('alter system set track_commit_timestamp = on'));
  process.kill(system.pidOf('postgres'), 'SIGINT');
  await sleep(500);
  await askAgain(() => asked(system.adminUrl, isOn), () => true, BACK_WITHIN);
  for (const part of ['identity', 'agreements', 'national-sync', 'gateway']) await askAgain(() => isReady(system.addressOf(part)), () => true, BACK_WITHIN);
}

async function isOn(client: pg.Client): Promise<boolean> {
  return (await client.query<{ on: boolean }>(`select current_setting('track_commit_timestamp')::boolean as on`)).rows[0]?.on ?? false;
}

async function isReady(address: string): Promise<void> {
  const answer = await fetch(`http://${address.replace(/^http:\/\//, '')}/health/ready`);
  if (!answer.ok) throw new Error(`${address} is not ready`);
}

async function asked<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * When the transaction that wrote an event was committed, by the case the event is about; milliseconds since 1970, with fractions.
 * One server keeps one clock for all its databases.
 */
export async function commitTimes(url: string, type: string): Promise<Map<string, number>> {
  const { rows } = await asked(url, (client) => client.query<{ id: string; at: number | null }>(
    `select envelope->'data'->>'caseId' as id, extract(epoch from pg_xact_commit_timestamp(txid::xid))::float8 * 1000 as at from event_log where type = $1`, [type]));
  return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at]])));
}
