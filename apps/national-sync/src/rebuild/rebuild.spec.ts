import { randomUUID } from 'node:crypto';
import { Signal, type Envelope } from '@netsign/contracts';
import { createKafka, createLogger, serve, type Config } from '@netsign/platform';
import { ownBroker, testConfig, testDatabase, type OwnBroker, type TestDatabase, type TestService } from '@netsign/testing';
import { caseOf, graduatesOf, importRoster, organisationEvents, resultTables, rowsOf, startService, until, year } from '../national-sync.fixture.js';
import { nationalSyncService } from '../national-sync.service.js';
import { rebuild } from './rebuild.js';

const logger = createLogger('spec', 'silent');
/** A broker of its own: what other specs send would be rebuilt too. */
let broker: OwnBroker;
const kafka = () => createKafka(broker.brokers, 'spec', logger);

/** Sends what other services would have sent, in this order for each key. */
async function send(topic: string, events: readonly Envelope[]): Promise<void> {
  const producer = kafka().producer();
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: events.map(event => ({ key: event.partitionkey, value: JSON.stringify(event) })) });
  await producer.disconnect();
}

describe('a rebuild', () => {
  let service: TestService;
  let target: TestDatabase;
  let config: Config;
  const names = Array.from({ length: 30 }, (_none, at) => `rebuilt ${randomUUID()} ${at}`);

  beforeAll(async () => {
    broker = await ownBroker();
    service = await startService({ kafka: true, config: { kafkaBrokers: broker.brokers } });
    target = await testDatabase(nationalSyncService);
    config = testConfig(target, { kafkaBrokers: broker.brokers });
    await send('organisations', organisationEvents());
    await until('the tree is here', async () => (await service.database.query('select 1 from organisation')).length === organisationEvents().length);
    await importRoster(service, graduatesOf('99331', 50));
    await importRoster(service, graduatesOf('99331', 50).map((graduate, at) => (at % 7 === 0 ? { ...graduate, trainingMode: '41', className: '补班' } : graduate)));
    const graduates = await service.database.query<{ graduate_id: string; department: string }>('select graduate_id, department from graduate order by student_no limit 30');
    const stories = names.flatMap((name, at) => {
      const { graduate_id: graduateId, department } = graduates[at];
      const where = { department, school: '99331', province: '33' };
      const [i, a, b] = [caseOf(`${name} i`, 'invitation', name, where), caseOf(`${name} a`, 'agreement', name, where), caseOf(`${name} b`, 'agreement', name, where)];
      const story = [i.sent(), i.accepted(), i.passed(), a.certified(), b.certified(), ...(at % 3 === 0 ? [a.inForce(), a.ended()] : []), ...(at % 6 === 0 ? [caseOf(`${name} c`, 'agreement', name, where).certified()] : [])];
      return story.map((event): Envelope => ({ ...event, partitionkey: graduateId, data: { ...(event.data as object), graduateId } }));
    });
    await send('agreements', stories);
    await until('all cases are folded', async () => (await service.database.query('select 1 from case_position')).length === 95);
    await until('all is sent', async () => (await countOf('ledger')) + (await countOf('graduates')) === (await service.database.query(`select 1 from event_log where topic in ('ledger', 'graduates')`)).length);
  }, 60_000);
  afterAll(async () => { await service.close(); await target.drop(); await broker.stop(); }, 30_000);

  async function countOf(topic: string): Promise<number> {
    const admin = kafka().admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(topic);
    await admin.disconnect();
    return ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  }

  it('follows a live system that has told the open pages of each node that changed', async () => {
    const signals = (await bodiesOf('signals')).map(({ body }) => Signal.parse(JSON.parse(body))).filter(({ kind }) => kind === 'board.changed');
    expect(new Set(signals.map(({ id }) => id))).toEqual(new Set([String(year)]));
    const heard = new Set(signals.flatMap(({ audience }) => audience.split(',')));
    expect([...heard]).toEqual(expect.arrayContaining(['ministry', 'province:33', 'school:99331', 'department:99331-01']));
    expect([...heard].some(pair => pair.includes('99332') || pair.includes('42'))).toBe(false);
  });

  it('refuses a database that holds rows', async () => {
    await expect(rebuild(nationalSyncService, testConfig(service.database))).rejects.toThrow('empty database');
  });

  it('gives the same rows in an empty database, and emits nothing', async () => {
    const done = await rebuild(nationalSyncService, config);
    expect(done).toMatchObject({ graduates: 58, 'cohort-keys': 1, emitted: 0 });
    const tables = [...resultTables, 'cohort', 'organisation'];
    const [live, rebuilt] = [await rowsOf(service.database, tables), await rowsOf(target, tables)];
    expect(live['ledger']).toHaveLength(30);
    expect(live['ledger_answer'].length).toBeGreaterThan(60);
    for (const table of tables) expect({ table, rows: rebuilt[table] }).toEqual({ table, rows: live[table] });
  }, 60_000);

  it('leaves a database on which the service goes live and repeats nothing', async () => {
    const before = await rowsOf(target, resultTables);
    expect(await target.query('select consumer, count(*)::int as n from inbox group by 1 order by 1')).toEqual([
      { consumer: 'national-sync.ledger', n: (await countOf('agreements')) }, { consumer: 'national-sync.replicas', n: organisationEvents().length },
    ]);
    const running = await serve(nationalSyncService, { config, kafka: false });
    const bodies = await bodiesOf('agreements');
    await target.query('delete from inbox');
    const group = running.groups.find(({ name }) => name === 'national-sync.ledger')!;
    await group.take('agreements', bodies);
    await running.close();
    expect(await rowsOf(target, resultTables)).toEqual(before);
    expect(await target.query('select 1 from event_log')).toEqual([]);
  }, 60_000);

  async function bodiesOf(topic: string) {
    const total = await countOf(topic);
    const consumer = kafka().consumer({ groupId: randomUUID() });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const messages: { topic: string; partition: number; offset: string; key: string; body: string }[] = [];
    await new Promise<void>((resolve, reject) => {
      consumer.run({ eachMessage: async ({ partition, message }) => {
        messages.push({ topic, partition, offset: message.offset, key: message.key!.toString(), body: message.value!.toString() });
        if (messages.length === total) resolve();
      } }).catch(reject);
    });
    await consumer.disconnect();
    return messages;
  }
});
