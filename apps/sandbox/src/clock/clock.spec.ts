import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { OPS, startSandbox } from '../sandbox.fixture.js';
import type { Sandbox } from '../sandbox.fixture.js';

const names = ['sandbox_spec_clock_a', 'sandbox_spec_clock_b'];

function databaseUrl(name: string): string {
  const url = new URL(process.env.TEST_PG_ADMIN_URL!);
  url.pathname = `/${name}`;
  return url.href;
}

async function sql(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

describe('the clock', () => {
  let sandbox: Sandbox;
  let offsetsWhenWoken: unknown[];
  const service = createServer((request, response) => {
    void offsets().then((seen) => {
      offsetsWhenWoken.push(`${request.method} ${request.url} ${String(request.headers['x-ops-token'])}`, seen);
      response.end('{}');
    });
  });

  const offsets = () => Promise.all(names.map(async (name) => Number((await sql(databaseUrl(name), 'select offset_ms from clock'))[0]?.offset_ms)));
  const set = (body: object, headers: Record<string, string> = OPS) => sandbox.post('/clock', body, headers);

  beforeAll(async () => {
    for (const name of names) {
      await sql(process.env.TEST_PG_ADMIN_URL!, `drop database if exists ${name}`, `create database ${name}`);
    }
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    service.closeAllConnections();
    service.close();
    for (const name of names) await sql(process.env.TEST_PG_ADMIN_URL!, `drop database ${name} with (force)`);
  });
  beforeEach(async () => {
    offsetsWhenWoken = [];
    for (const name of names) {
      await sql(
        databaseUrl(name),
        'drop table if exists clock',
        'create table clock (id int primary key default 1, offset_ms bigint not null)',
        'insert into clock (offset_ms) values (0)',
      );
    }
    const { port } = service.address() as AddressInfo;
    sandbox = await startSandbox({
      clockUrls: { a: databaseUrl(names[0]), b: databaseUrl(names[1]) },
      serviceUrls: { awake: `http://127.0.0.1:${port}`, down: 'http://127.0.0.1:1' },
    });
  });
  afterEach(() => sandbox.stop());

  it('is set in every database before the services are woken, and names the one that is down', async () => {
    const answer = await set({ offsetMs: 86_400_000 });
    expect(answer.json()).toEqual({ offsetMs: 86_400_000, now: '2026-11-25T08:00:00.000Z', databases: ['a', 'b'], woken: ['awake'], asleep: ['down'] });
    expect(await offsets()).toEqual([86_400_000, 86_400_000]);
    expect(offsetsWhenWoken).toEqual(['POST /ops/jobs/wake a token for specs', [86_400_000, 86_400_000]]);
  });

  it('adds up advances that come at once, and survives a restart', async () => {
    await Promise.all([set({ advanceMs: 1_000 }), set({ advanceMs: 20_000 }), set({ advanceMs: 300_000 })]);
    expect(await offsets()).toEqual([321_000, 321_000]);
    await sandbox.restart();
    sandbox.pass(500);
    expect((await sandbox.inject('/clock')).json()).toEqual({ offsetMs: 321_000, now: '2026-11-24T08:05:21.500Z' });
  });

  it('stays everywhere when one database refuses, and can be set afterwards', async () => {
    await sql(databaseUrl(names[1]), 'drop table clock');
    const answer = await set({ offsetMs: 5_000 });
    expect([answer.statusCode, answer.json().code, answer.json().databases]).toEqual([503, 'CLOCK_NOT_SET', ['b']]);
    expect(Number((await sql(databaseUrl(names[0]), 'select offset_ms from clock'))[0]?.offset_ms)).toBe(0);
    expect((await sandbox.inject('/clock')).json().offsetMs).toBe(0);
    expect(offsetsWhenWoken).toEqual([]);
    await sql(databaseUrl(names[1]), 'create table clock (offset_ms bigint)', 'insert into clock values (0)');
    expect((await set({ offsetMs: 5_000 })).statusCode).toBe(200);
  });

  it('is moved only by who knows the token, by whole milliseconds, not farther than ten years', async () => {
    expect((await set({ offsetMs: 1 }, {})).statusCode).toBe(401);
    for (const body of [{}, { offsetMs: 1.5 }, { offsetMs: 1, advanceMs: 1 }, { offsetMs: 1e15 }, { advanceMs: '1' }]) {
      expect((await set(body)).statusCode).toBe(400);
    }
    await set({ offsetMs: 300_000_000_000 });
    expect((await set({ advanceMs: 300_000_000_000 })).statusCode).toBe(400);
  });
});
