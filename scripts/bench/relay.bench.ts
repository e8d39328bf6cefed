import { createKafka, createLogger, Database, Relay } from '@netsign/platform';
import type { Producer } from 'kafkajs';
import pg from 'pg';
import { World } from '../../apps/agreements/src/agreements.fixture.js';
import { alternate, type Bench, type Check } from './report.js';
import { onMeasuredSystem } from './system.js';

const PAGE = 1000;
const PARTITIONS = 6;
const logger = createLogger('bench', 'error');

export const bench: Bench = {
  name: 'relay',
  about: 'events per second that the relay sends of a backlog, over a producer that has them in memory',
  runs: 3,
  options: { events: { type: 'string', default: '100000' } },
  run: ({ runs, values, say }) => onMeasuredSystem({ demo: false }, async ({ adminUrl, kafkaBrokers }) => {
    const events = Number(values['events']);
    process.env.TEST_PG_ADMIN_URL = adminUrl;
    const world = await World.open();
    const kafka = createKafka(kafkaBrokers, 'bench', logger);
    const [admin, producer] = [kafka.admin(), kafka.producer({ allowAutoTopicCreation: false })];
    await Promise.all([admin.connect(), producer.connect()]);
    try {
      const topics = { ours: `bench.relay.${process.pid}`, reference: `bench.raw.${process.pid}` };
      await admin.createTopics({ waitForLeaders: true, topics: Object.values(topics).map((topic) => ({ topic, numPartitions: PARTITIONS, replicationFactor: -1 })) });
      await fillLog(world, topics.ours, events);
      const page = await world.service.database.query<Message>(`select partition_key as key, envelope::text as value, type from event_log where topic = $1 order by id limit ${PAGE}`, [topics.ours]);
      const done = await alternate(runs, () => relayed(world.service.database.ownerUrl, producer, events), () => produced(producer, topics.reference, page, events), say);
      const counted = await Promise.all(Object.entries(topics).map(async ([name, topic]): Promise<Check> => {
        const ends = await admin.fetchTopicOffsets(topic);
        const total = ends.reduce((sum, { high }) => sum + Number(high), 0);
        return { what: `${name}: ${runs * events} on the topic (${total})`, held: total === runs * events };
      }));
      return { unit: 'events/s', better: 'higher' as const, floor: 0.5, goal: 0.9, runs: done, checks: counted, details: { events, bytes: page[0]?.value.length } };
    } finally {
      await Promise.all([producer.disconnect(), admin.disconnect(), world.close()]);
    }
  }),
};

interface Message { readonly key: string; readonly value: string; readonly type: string }

/** A backlog like a night's: the events of a recorded signing, told of as many graduates as it takes. */
async function fillLog(world: World, topic: string, events: number): Promise<void> {
  const { database } = world.service;
  await world.certified(await world.graduate());
  const recorded = await database.query<{ columns: string }>(`select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = 'event_log'::regclass and attnum > 0 and attname not in ('id', 'txid')`);
  await database.query('create table told as select * from event_log');
  await database.query('truncate event_log');
  await database.query(`insert into event_log (${recorded[0]?.columns}) select ${recorded[0]?.columns} from (
    select t.event_id, t.kind, gen_random_uuid()::text as subject, t.version, $1::text as topic, gen_random_uuid()::text as partition_key, t.type, t.role, t.account, t.action, t.from_state, t.to_state, t.reason_code, t.reason, t.files,
      t.occurred_at, t.envelope, t.address, t.device, t.previous_hash, t.hash, t.graduate, t.department, t.school, t.province, t.employer
    from generate_series(1, $2::int) n, lateral (select * from told order by id offset (n % (select count(*) from told)) limit 1) t) told`, [topic, events]);
  await database.query('drop table told');
  await database.query('vacuum analyze event_log');
}

/** From the relay's start to the last acknowledgement. */
async function relayed(ownerUrl: string, producer: Producer, events: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  await pool.query(`update relay_position set snapshot = '1:1:'`);
  const { promise, resolve } = Promise.withResolvers<void>();
  let sent = 0;
  const counting: Producer = {
    ...producer,
    sendBatch: async (batch) => {
      const answer = await producer.sendBatch(batch);
      sent += (batch.topicMessages ?? []).reduce((sum, { messages }) => sum + messages.length, 0);
      if (sent >= events) resolve();
      return answer;
    },
  };
  const relay = new Relay({ ownerUrl, producer: counting, database: new Database(pool, pool), logger });
  const begun = performance.now();
  relay.start();
  await promise;
  const rate = events / ((performance.now() - begun) / 1000);
  await relay.stop();
  await pool.end();
  return rate;
}

/** The same messages from memory, a thousand a send, acknowledged as the relay's are. */
async function produced(producer: Producer, topic: string, page: readonly Message[], events: number): Promise<number> {
  const messages = page.map(({ key, value, type }) => ({ key, value, headers: { 'content-type': 'application/cloudevents+json', type } }));
  const begun = performance.now();
  for (let sent = 0; sent < events; sent += messages.length) await producer.send({ topic, acks: -1, messages });
  return events / ((performance.now() - begun) / 1000);
}
