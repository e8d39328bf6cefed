import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '@netsign/testing';
import { probeService } from '../events/probe.fixture.js';
import { copyInto, copyLine } from './copy.js';
import { Database } from './database.js';

describe('copying into a table', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase(probeService);
    pool = new pg.Pool({ connectionString: database.ownerUrl, max: 3 });
    await pool.query('create table copied (at int, said text, so boolean)');
  });
  afterAll(async () => { await pool.end(); await database.drop(); });
  beforeEach(() => pool.query('truncate copied'));

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    try { return await work(client); } finally { client.release(); }
  }
  const count = async () => (await pool.query<{ n: number }>('select count(*)::int as n from copied')).rows[0].n;

  it('keeps every character, and tells nothing from an empty text', async () => {
    const said = ['a\tb', 'line\nfeed\rreturn', 'back\\slash \\N', '·𠮷龘', '', null];
    expect(await withClient(client => copyInto(client, 'copied (at, said, so)', said.map((text, at) => copyLine([at, text, at % 2 === 0]))))).toBe(said.length);
    const { rows } = await pool.query<{ said: string | null; so: boolean }>('select said, so from copied order by at');
    expect(rows.map(row => row.said)).toEqual(said);
    expect(rows.map(row => row.so)).toEqual([true, false, true, false, true, false]);
  });

  it('streams more than a socket holds', async () => {
    async function* lines() { for (let at = 0; at < 60_000; at++) { if (at % 20_000 === 0) await wait(1); yield copyLine([at, 'x'.repeat(200), true]); } }
    expect(await withClient(client => copyInto(client, 'copied', lines()))).toBe(60_000);
    expect(await count()).toBe(60_000);
  });

  it('keeps none of a source that breaks off, throws what it threw, and leaves the connection usable', async () => {
    await withClient(async client => {
      async function* lines() { yield copyLine([1, 'a', true]); await wait(1); throw new RangeError('no more'); }
      await expect(copyInto(client, 'copied', lines())).rejects.toThrow(RangeError);
      expect(await copyInto(client, 'copied', [copyLine([2, 'b', false])])).toBe(1);
    });
    expect(await count()).toBe(1);
  });

  it('stops reading the source when the server refuses a row', async () => {
    let given = 0;
    function* lines() { for (;;) { given++; yield copyLine([`x${given}`, 'y'.repeat(1000), true]); } }
    await withClient(client => expect(copyInto(client, 'copied', lines())).rejects.toMatchObject({ code: '22P02' }));
    expect(given).toBeLessThan(1_000_000);
    expect(await count()).toBe(0);
  });

  it('fails when the connection dies', async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    client.on('error', () => { /* said by the copy itself */ });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    async function* lines() { for (let at = 0; ; at++) { if (at === 10) await pool.query('select pg_terminate_backend($1)', [rows[0].pid]); if (at >= 10) await wait(5); yield copyLine([at, 'z'.repeat(70_000), true]); } }
    await expect(copyInto(client, 'copied', lines())).rejects.toThrow();
  });

  it('lets only one do a long work, until it is done or its process is gone', async () => {
    const one = new Database(pool, pool);
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => { release = resolve; });
    let begun = (): void => undefined;
    const running = new Promise<void>(resolve => { begun = resolve; });
    const first = one.exclusively('a', () => { begun(); return held; });
    await running;
    expect(await one.exclusively('a', () => Promise.resolve())).toBe(false);
    expect(await one.exclusively('b', () => Promise.resolve())).toBe(true);
    release();
    expect(await first).toBe(true);
    expect(await one.exclusively('a', () => Promise.resolve())).toBe(true);
  });
});
