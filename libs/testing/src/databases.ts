import { randomBytes } from 'node:crypto';
import { migrate, type Service } from '@netsign/platform';
import pg from 'pg';
import { provision, type Provisioned } from '../../../scripts/servers/provision.js';

const BUILDING = 7_215_003;

const adminUrl = (): string => {
  const url = process.env['TEST_PG_ADMIN_URL'];
  if (!url) throw new Error('no PostgreSQL for the specs: run them through jest.config.cjs');
  return url;
};

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The migrated template of a service, made once per server whoever comes first. */
async function template(service: Service): Promise<string> {
  const name = `${service.name.replaceAll('-', '_')}_template`;
  await asAdmin(async client => {
    await client.query('select pg_advisory_lock($1)', [BUILDING]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}`);
    const { ownerUrl } = await provision(adminUrl(), service.name, { database: name });
    await migrate(service.schema, ownerUrl);
    await client.query(`alter database ${name} with is_template true`);
  });
  return name;
}

export interface TestDatabase extends Provisioned {
  /** Runs SQL as the owner: for looking and for arranging facts that no endpoint can make. Columns as they are called. */
  query<T extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

/** A database of its own for one spec, copied from the service's migrated template. */
export async function testDatabase(service: Service): Promise<TestDatabase> {
  const provisioned = await provision(adminUrl(), service.name, { database: `spec_${randomBytes(6).toString('hex')}`, template: await template(service) });
  const pool = new pg.Pool({ connectionString: provisioned.ownerUrl, max: 2 });
  // `drop … with (force)` may cut a connection that is just saying goodbye; a query in flight still rejects by itself.
  pool.on('error', () => undefined);
  return {
    ...provisioned,
    query: async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<T>(text, values)).rows,
    drop: async () => {
      await pool.end();
      await asAdmin(client => client.query(`drop database if exists ${provisioned.database} with (force)`));
    },
  };
}
