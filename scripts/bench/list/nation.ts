import path from 'node:path';
import type { Service } from '@netsign/platform';
import { migrate, serve } from '@netsign/platform';
import { testConfig, tokenOf } from '@netsign/testing';
import type { Actor, Endpoint } from '@netsign/contracts';
import pg from 'pg';
import { Agent, request } from 'undici';
import { provision } from '../../servers/provision.js';
import type { Ground } from './ground.js';

/** A service over a database of so many cases, as the gateway reaches it. */
export interface Nation {
  readonly cases: number;
  /** Asks as this actor and answers how long it took in ms, and what came. Throws for any refusal. */
  ask(actor: Actor, endpoint: Endpoint, input: Readonly<Record<string, unknown>>): Promise<{ ms: number; body: { items: unknown[]; next?: string | null } }>;
  query<T extends pg.QueryResultRow>(text: string): Promise<T[]>;
  close(): Promise<void>;
}

/** Makes the database, fills it by `statements` and starts the service on it. Nothing of it talks to Kafka: lists are read from tables. */
export async function openNation({ admin, folder }: Ground, service: Service, cases: number, statements: readonly string[]): Promise<Nation> {
  const database = `bench_${service.name.replaceAll('-', '_')}_${cases}`;
  const provisioned = await provision(admin, service.name, { database });
  await migrate(service.schema, provisioned.ownerUrl);
  // One connection: the people are a temporary table.
  const pool = new pg.Pool({ connectionString: provisioned.ownerUrl, max: 1 });
  await withoutIndexes(pool, async () => { for (const statement of statements) await pool.query(statement); });
  await pool.query('vacuum analyze');
  const running = await serve(service, { config: testConfig(provisioned, { logLevel: 'error', filesDir: path.join(folder, database) }), kafka: false });
  const dispatcher = new Agent({ connections: 4, keepAliveTimeout: 60_000 });
  return {
    cases,
    ask: async (actor, { method, path }, input) => {
      const query = method === 'GET' ? `?${new URLSearchParams(Object.entries(input).map(([name, value]) => [name, String(value)])).toString()}` : '';
      const headers = { authorization: `Bearer ${tokenOf(actor)}`, accept: 'application/json', ...(method === 'POST' && { 'content-type': 'application/json' }) };
      const begun = performance.now();
      const { statusCode, body } = await request(`${running.url}${path}${query}`, { method, headers, dispatcher, ...(method === 'POST' && { body: JSON.stringify(input) }) });
      const text = await body.text();
      const ms = performance.now() - begun;
      if (statusCode !== 200) throw new Error(`${path} is refused: ${statusCode} ${text.slice(0, 200)}`);
      return { ms, body: JSON.parse(text) as { items: unknown[]; next?: string | null } };
    },
    query: async <T extends pg.QueryResultRow>(text: string) => (await pool.query<T>(text)).rows,
    close: async () => {
      await dispatcher.close();
      await running.close();
      await pool.end();
    },
  };
}

/** Rows go in several times faster when the indexes of the migrated schema are built once behind them. */
async function withoutIndexes(pool: pg.Pool, fill: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ name: string; made: string }>(`select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
    join pg_class on pg_class.oid = indrelid where relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = indexrelid)`);
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  await fill();
  await pool.query(`set maintenance_work_mem = '256MB'`);
  for (const { made } of rows) await pool.query(made);
}
