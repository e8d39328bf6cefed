import { ownBroker, testDatabase, uuidOf, type OwnBroker, type TestDatabase } from '@netsign/testing';
import type { Admin, Kafka, Producer } from 'kafkajs';
import pg from 'pg';
import { systemDoer } from '../commands.js';
import { begin, commit, Database, type Trip } from '../database/database.js';
import { many, sql } from '../database/sql.js';
import { nowStatement } from '../database/time.js';
import { SystemTx } from '../database/tx.js';
import { createLogger } from '../logger.js';
import { createKafka, ensureTopics } from './kafka.js';
import { moved, probeCases, probeService, type ProbeRow } from './probe.fixture.js';
import { Relay } from './relay.js';

const logger = createLogger('spec', 'silent');
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

let broker: OwnBroker;
let store: TestDatabase;
let pool: pg.Pool;
let database: Database;
let kafka: Kafka;
let producer: Producer;
let relay: Relay;

beforeAll(async () => {
  [broker, store] = await Promise.all([ownBroker(), testDatabase(probeService)]);
  pool = new pg.Pool({ connectionString: store.ownerUrl, max: 20 });
  database = new Database(pool, pool);
  kafka = createKafka(broker.brokers, 'spec', logger);
  await ensureTopics(kafka, []);
  producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  relay = new Relay({ ownerUrl: store.ownerUrl, producer, database, logger });
  relay.start();
}, 60_000);
afterAll(async () => {
  await relay.stop();
  await producer.disconnect();
  await pool.end();
  await store.drop();
  await broker.stop();
});

/** One command as commands are: a transaction id before the lock, then the lock, the rules (here: waiting), the writes, the end. */
function move(ids: readonly string[], waits: { locked?: () => Promise<unknown>; written?: () => Promise<unknown> } = {}, end: 'commit' | 'rollback' = 'commit'): Promise<void> {
  return database.transact('owner', async (trip: Trip) => {
    const outcomes = await trip.send([begin, sql('select pg_current_xact_id()'), nowStatement]);
    const tx = new SystemTx('probe', systemDoer('clock'), outcomes[2].rows[0]['now'] as Date, trip);
    const { rows } = await tx.read({ rows: many<ProbeRow>('select * from probe_case where id = any($1::uuid[]) order by id for update', [ids]) });
    await waits.locked?.();
    for (const row of rows) tx.move(probeCases, row, {}, moved(row));
    await trip.send(tx.statements);
    await waits.written?.();
    if (end === 'rollback') throw new Error('changed its mind');
    await trip.send([commit]);
  }).then(() => database.announceCommit());
}

async function openCases(count: number, name: string): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, at) => uuidOf(`${name} ${at}`));
  for (const id of ids) await store.query(`insert into probe_case (id, version, hash, graduate_id) values ($1, 0, '', $2)`, [id, uuidOf(`graduate of ${id}`)]);
  return ids;
}

/** A broker that has just made its topics may not lead them yet. */
async function offsetsOf(admin: Admin): ReturnType<Admin['fetchTopicOffsets']> {
  for (let tries = 0; ; tries++) {
    try {
      return await admin.fetchTopicOffsets('agreements');
    } catch (error) {
      if (tries >= 20 || !(error as { retriable?: boolean }).retriable) throw error;
      await pause(100);
    }
  }
}

/** Everything on the topic so far, per subject, in the order of its partition. */
async function published(): Promise<Map<string, number[]>> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await offsetsOf(admin);
  await admin.disconnect();
  const versions = new Map<string, number[]>();
  const left = new Map(ends.filter(({ high }) => high !== '0').map(({ partition, high }) => [partition, Number(high)]));
  if (left.size === 0) return versions;
  const consumer = kafka.consumer({ groupId: `spec-${Math.random()}` });
  await consumer.connect();
  await consumer.subscribe({ topics: ['agreements'], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.run({ autoCommit: false, eachMessage: async ({ partition, message }) => {
      const envelope = JSON.parse(message.value!.toString()) as { subject: string; caseversion: number };
      versions.set(envelope.subject, [...(versions.get(envelope.subject) ?? []), envelope.caseversion]);
      if (Number(message.offset) + 1 >= (left.get(partition) ?? 0)) left.delete(partition);
      if (left.size === 0) resolve();
    } }).catch(reject);
  });
  await consumer.disconnect();
  return versions;
}

/** What a reader that remembers the last id would have sent. */
function naiveReader() {
  const seen = new Map<string, number[]>();
  let last = 0;
  const read = async () => {
    const rows = await store.query<{ id: string; subject: string; version: number }>('select id, subject, version from event_log where id > $1 order by id', [last]);
    for (const row of rows) { seen.set(row.subject, [...(seen.get(row.subject) ?? []), row.version]); last = Number(row.id); }
  };
  return { seen, read };
}

const settled = async (subjects: readonly string[]) => {
  const rows = await store.query<{ n: number }>('select count(*)::int as n from event_log where subject = any($1)', [subjects]);
  for (let tries = 0; ; tries++) {
    const versions = await published();
    const count = subjects.reduce((sum, subject) => sum + (versions.get(subject)?.length ?? 0), 0);
    if (count >= rows[0].n || tries > 30) return { versions, written: rows[0].n, count };
    await pause(200);
  }
};

describe('the relay', () => {
  it('sends what commits late: a later id that commits earlier costs nothing (a reader of "id > last" loses it)', async () => {
    const [late, early] = await openCases(2, 'late');
    const naive = naiveReader();
    let release: () => void = () => undefined;
    const held = new Promise<void>(resolve => { release = resolve; });
    let written: () => void = () => undefined;
    const isWritten = new Promise<void>(resolve => { written = resolve; });
    const slow = move([late], { written: () => { written(); return held; } });
    await isWritten;
    await move([early]);
    await naive.read();
    release();
    await slow;
    await naive.read();
    const { versions } = await settled([late, early]);
    expect([versions.get(late), versions.get(early)]).toEqual([[1], [1]]);
    // The control: the reader that must fail, and does.
    expect([naive.seen.get(late), naive.seen.get(early)]).toEqual([undefined, [1]]);
  });

  it('keeps each case in order under sixteen writers, waits and rollbacks, and loses nothing (control: "id > last" does)', async () => {
    const cases = await openCases(40, 'busy');
    const naive = naiveReader();
    // Four seconds, and longer where a busy machine has not come far by then.
    const until = Date.now() + 4000;
    let kept = 0;
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const writers = Array.from({ length: 16 }, async () => {
      while (Date.now() < until || kept <= 500) {
        const some = Array.from({ length: 1 + Math.floor(random() * 3) }, () => cases[Math.floor(random() * cases.length)]);
        const wait = () => pause(random() * 12);
        const fate = random() < 0.1 ? 'rollback' : 'commit';
        await move(some, { locked: wait, written: wait }, fate).then(() => { kept += some.length; }, (error: Error) => { if (error.message !== 'changed its mind') throw error; });
      }
    });
    let reading = true;
    const reader = (async () => { while (reading) { await naive.read(); await pause(5); } })();
    await Promise.all(writers);
    reading = false;
    await reader;
    await naive.read();
    const { versions, written, count } = await settled(cases);
    expect(written).toBeGreaterThan(500);
    expect(count).toBe(written);
    for (const id of cases) {
      const heard = versions.get(id) ?? [];
      expect(heard).toEqual(heard.map((_, at) => at + 1));
    }
    const naiveCount = cases.reduce((sum, id) => sum + (naive.seen.get(id)?.length ?? 0), 0);
    expect(naiveCount).toBeLessThan(written);
  }, 60_000);

  it('sends a backlog of many pages in order', async () => {
    const [one] = await openCases(1, 'backlog');
    await relay.stop();
    for (let round = 0; round < 25; round++) {
      await database.transact('owner', async trip => {
        const outcomes = await trip.send([begin, nowStatement]);
        const tx = new SystemTx('probe', systemDoer('clock'), outcomes[1].rows[0]['now'] as Date, trip);
        let { row } = await tx.read({ row: many<ProbeRow>('select * from probe_case where id = $1 for update', [one]) }).then(({ row: rows }) => ({ row: rows[0] }));
        for (let step = 0; step < 100; step++) row = tx.move(probeCases, row, {}, moved(row));
        await trip.send([...tx.statements, commit]);
      });
    }
    relay = new Relay({ ownerUrl: store.ownerUrl, producer, database, logger });
    relay.start();
    const { versions } = await settled([one]);
    expect(versions.get(one)).toEqual(Array.from({ length: 2500 }, (_, at) => at + 1));
  }, 60_000);

  it('leaves the sending to one instance, and takes over when that one is gone', async () => {
    const [one] = await openCases(1, 'two relays');
    const second = new Relay({ ownerUrl: store.ownerUrl, producer, database, logger });
    second.start();
    await pause(300);
    expect([relay.isLeading, second.isLeading]).toEqual([true, false]);
    // A standby that hears of a commit goes back to sleep.
    second.wake();
    const tries = () => store.query<{ n: number }>(`select coalesce(sum(xact_commit), 0)::int as n from pg_stat_database where datname = current_database()`).then(rows => rows[0].n);
    const before = await tries();
    await pause(1500);
    expect((await tries()) - before).toBeLessThan(60);
    await store.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid() and granted and database = (select oid from pg_database where datname = current_database())`);
    await move([one]);
    const { versions } = await settled([one]);
    expect(versions.get(one)).toEqual([1]);
    await second.stop();
  });
});

describe('topics', () => {
  it('that differ from the contract stop the start', async () => {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'spec.odd.dead', numPartitions: 3 }], waitForLeaders: true });
    await admin.disconnect();
    await expect(ensureTopics(kafka, ['spec.odd'])).rejects.toThrow('spec.odd.dead: 3 partitions, not 1');
  });
});
