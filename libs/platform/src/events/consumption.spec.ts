import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { departmentPassed, type Envelope } from '@netsign/contracts';
import { envelopeOf, ownBroker, testConfig, testDatabase, testService, uuidOf, type OwnBroker, type TestDatabase, type TestService } from '@netsign/testing';
import type { Producer } from 'kafkajs';
import { createLogger } from '../logger.js';
import { createKafka, ensureTopics } from './kafka.js';
import { parseMessage, type Parser } from './inbound.js';
import { fact, probeService } from './probe.fixture.js';

const root = path.resolve(__dirname, '../../../..');
const logger = createLogger('spec', 'silent');
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

let broker: OwnBroker;
let producer: Producer;
beforeAll(async () => {
  broker = await ownBroker();
  const kafka = createKafka(broker.brokers, 'spec', logger);
  await ensureTopics(kafka, []);
  producer = kafka.producer();
  await producer.connect();
}, 60_000);
afterAll(async () => { await producer.disconnect(); await broker.stop(); });

const event = (subject: string, version: number, graduate = subject): Envelope => envelopeOf(departmentPassed, fact(subject, graduate), { subject, key: graduate, version });
const publish = (events: readonly Envelope[]) => producer.send({ topic: 'agreements', acks: -1, messages: events.map(one => ({ key: one.partitionkey, value: JSON.stringify(one) })) });

async function eventually<T>(read: () => Promise<T>, good: (value: T) => boolean, seconds = 60): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await read();
    if (good(value) || tries > seconds * 10) return value;
    await pause(100);
  }
}

describe('a consumer killed between handling and offset', () => {
  const subjects = Array.from({ length: 40 }, (_, at) => uuidOf(`killed ${at}`));
  let store: TestDatabase;
  let child: ChildProcess | null = null;
  beforeAll(async () => { store = await testDatabase(probeService); });
  afterAll(async () => { child?.kill('SIGKILL'); await store.drop(); });

  const run = (mode: string): ChildProcess => {
    const config = testConfig(store);
    return spawn(process.execPath, ['--import', '@oxc-node/core/register', path.join(__dirname, 'probe.main.fixture.ts'), mode], {
      cwd: root, stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env, OXC_TSCONFIG_PATH: path.join(root, 'tsconfig.base.json'), PORT: '0', DATABASE_URL: store.requestUrl, DATABASE_OWNER_URL: store.ownerUrl, KAFKA_BROKERS: broker.brokers.join(','), LOG_LEVEL: 'fatal',
        PLATFORM_KEY: config.platformKey.toString('base64'), ACTOR_PUBLIC_KEY: Buffer.from(config.actorPublicKey).toString('base64'),
      },
    });
  };
  const ended = (process: ChildProcess) => new Promise<NodeJS.Signals | null>(resolve => process.once('exit', (_code, signal) => resolve(signal)));
  const effects = async () => (await store.query<{ n: number }>('select n from effect where subject = any($1)', [subjects])).map(row => row.n);

  it('handles each event once (control: without the inbox, twice)', async () => {
    await publish(subjects.map(subject => event(subject, 1)));
    const doomed = run('die');
    expect(await ended(doomed)).toBe('SIGKILL');
    const handledBefore = (await effects()).length;
    expect(handledBefore).toBeGreaterThan(0);
    child = run('live');
    expect(await eventually(effects, all => all.length === subjects.length)).toEqual(subjects.map(() => 1));
    child.kill('SIGKILL');
    await ended(child);

    // The control: the same death, and the inbox forgets.
    const again = subjects.map(subject => event(subject, 2));
    await publish(again);
    expect(await ended(run('die'))).toBe('SIGKILL');
    await store.query('delete from inbox');
    child = run('live');
    const second = () => store.query<{ n: number }>('select n from effect where subject = any($1) and version = 2', [subjects]).then(rows => rows.map(row => row.n));
    expect(Math.max(...(await eventually(second, all => all.length === subjects.length && all.some(n => n > 1))))).toBe(2);
  }, 240_000);
});

describe('a poisoned message', () => {
  let service: TestService;
  /** What the present release understands. A later one will read what this one cannot. */
  let release: Parser = parseMessage;
  beforeAll(async () => { service = await testService(probeService, { kafka: true, config: { kafkaBrokers: broker.brokers }, parse: message => release(message) }); }, 90_000);
  afterAll(() => service.close());

  const ops = async (route: string, body?: object) => {
    const answer = await fetch(`${service.url}${route}`, { method: body ? 'POST' : 'GET', headers: { 'x-ops-token': 'ops', ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }) });
    return answer.json() as Promise<{ handled: number; remaining: number } & { parked: unknown[] }>;
  };
  const heard = (subject: string) => service.database.query<{ version: number }>('select version from heard where subject = $1 order by seq', [subject]).then(rows => rows.map(row => row.version));
  const poison = (one: Envelope): Envelope => ({ ...one, data: { caseId: one.subject } });

  it('parks its key, lets others pass, and is re-driven in order', async () => {
    const [sick, well] = [uuidOf('sick'), uuidOf('well')];
    await publish([event(sick, 1), poison(event(sick, 2)), event(sick, 3), event(well, 1), event(well, 2)]);
    await publish([event(sick, 4)]);
    expect(await eventually(() => heard(well), all => all.length === 2)).toEqual([1, 2]);
    expect(await eventually(() => service.database.query('select 1 from parked_event where key = $1', [sick]), rows => rows.length === 3)).toHaveLength(3);
    expect(await heard(sick)).toEqual([1]);
    expect((await ops('/ops/parked')).parked).toHaveLength(3);
    const group = 'probe.hearing';
    expect(await ops('/ops/redrive', { group, key: sick })).toEqual({ handled: 0, remaining: 3 });
    release = message => { const parsed = parseMessage(message); return parsed.kind === 'broken' ? parseMessage({ ...message, body: JSON.stringify({ ...(JSON.parse(message.body) as Envelope), data: fact(sick, sick) }) }) : parsed; };
    expect(await ops('/ops/redrive', { group, key: sick })).toEqual({ handled: 3, remaining: 0 });
    await publish([event(sick, 5)]);
    expect(await eventually(() => heard(sick), all => all.length === 5)).toEqual([1, 2, 3, 4, 5]);
  }, 60_000);

  it('control: a consumer that passes over what it cannot read hears the key with a hole', async () => {
    const sick = uuidOf('passed over');
    release = message => { const parsed = parseMessage(message); return parsed.kind === 'broken' ? { kind: 'unknown' } : parsed; };
    await publish([event(sick, 1), poison(event(sick, 2)), event(sick, 3)]);
    expect(await eventually(() => heard(sick), all => all.length === 2)).toEqual([1, 3]);
    release = parseMessage;
  });

  it('can be dropped by an operator, who is then answerable for the hole; a sound one cannot', async () => {
    const sick = uuidOf('dropped');
    await publish([poison(event(sick, 1)), event(sick, 2)]);
    await eventually(() => service.database.query('select 1 from parked_event where key = $1', [sick]), rows => rows.length === 2);
    const place = async (version: number) => { const [row] = await service.database.query<{ topic: string; partition: number; offset: string }>(`select topic, partition, log_offset::text as "offset" from parked_event where key = $1 and (body::json->>'caseversion')::int = $2`, [sick, version]); return { group: 'probe.hearing', key: sick, ...row }; };
    expect(await ops('/ops/drop', await place(2))).toEqual({ dropped: false });
    expect(await ops('/ops/drop', await place(1))).toEqual({ dropped: true });
    expect(await ops('/ops/redrive', { group: 'probe.hearing', key: sick })).toEqual({ handled: 1, remaining: 0 });
    expect(await heard(sick)).toEqual([2]);
    const [{ body }] = await service.database.query<{ body: string }>('select body from parked_event where key = $1', [sick]);
    await publish([event(sick, 3)]);
    expect(body).toContain(sick);
    expect(await eventually(() => heard(sick), all => all.length === 2)).toEqual([2, 3]);
  });

  it('that no operator asked for is not re-driven without the token', async () => {
    const answer = await fetch(`${service.url}/ops/redrive`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"group":"probe.hearing","key":"x"}' });
    expect(answer.status).toBe(404);
  });
});
