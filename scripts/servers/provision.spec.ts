import pg from 'pg';
import { provision } from './provision.js';

const admin = process.env.TEST_PG_ADMIN_URL ?? '';

async function asking<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('provisioning', () => {
  it('makes a database and three logins, and repeating it changes nothing', async () => {
    const first = await provision(admin, 'warning-units', { clock: true, database: 'provision_a' });
    await asking(first.ownerUrl, (client) => client.query('create table kept (id int)'));
    const second = await provision(admin, 'warning-units', { clock: true, database: 'provision_a' });
    expect(second).toEqual(first);
    const tables = await asking(second.ownerUrl, (client) => client.query(`select 1 from pg_tables where tablename = 'kept'`));
    expect(tables.rowCount).toBe(1);
  });

  it('lets two runs make the same names at once', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => provision(admin, 'warning-units', { clock: true, database: 'provision_b' })));
    expect(one).toEqual(other);
  });

  it('gives the request login no table and no right to make one', async () => {
    const { requestUrl, ownerUrl } = await provision(admin, 'warning-units', { database: 'provision_c' });
    await asking(ownerUrl, (client) => client.query('create table secret (id int)'));
    await asking(requestUrl, async (client) => {
      await expect(client.query('select * from secret')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('create temporary table mine (id int)')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('keeps one service out of the database of another', async () => {
    const mine = await provision(admin, 'warning-units', { database: 'provision_d' });
    const theirs = await provision(admin, 'destinations', { database: 'provision_e' });
    const url = new URL(mine.ownerUrl);
    url.pathname = `/${theirs.database}`;
    await expect(asking(url.href, (client) => client.query('select 1'))).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps parameters of failing statements out of the server log', async () => {
    const { requestUrl } = await provision(admin, 'warning-units', { database: 'provision_f' });
    const setting = (name: string) => asking(requestUrl, async (client) => (await client.query(`select current_setting($1) as value`, [name])).rows[0].value);
    expect(await setting('log_parameter_max_length_on_error')).toBe('0');
    expect(await setting('log_error_verbosity')).toBe('terse');
    expect(await setting('idle_in_transaction_session_timeout')).toBe('30s');
  });
});
