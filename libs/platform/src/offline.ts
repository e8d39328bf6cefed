import { randomUUID } from 'node:crypto';
import type { Topic } from '@netsign/contracts';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { Commands } from './commands.js';
import type { Config } from './config.js';
import { Database } from './database/database.js';
import { dataSourceOptions } from './database/migrate.js';
import { Consumption, type BatchHandler } from './events/consumption.js';
import { parseMessage, type Message } from './events/inbound.js';
import { createKafka } from './events/kafka.js';
import { createLogger, type Logger } from './logger.js';
import { groupName, type Service } from './service.js';

const CHUNK = 1000;

/** A service's database and the topics, outside its process: no HTTP, no relay, no consumer group of its own. */
export interface Offline {
  readonly database: Database;
  readonly commands: Commands;
  readonly logger: Logger;
  /** Hands over everything a topic holds now, each partition in offset order, in batches of one partition. */
  readonly readTopic: (topic: Topic, take: (messages: Message[]) => Promise<void>) => Promise<void>;
  /** The same, taken as the group of this symbol would: parsed, parked, marked in its inbox, one transaction a batch. */
  readonly consume: (topic: Topic, group: symbol, handler: BatchHandler) => Promise<void>;
}

/** Works on `config.databaseOwnerUrl` alone (row-level security stays out of it) while the service itself does not run there. */
export async function offline<T>(service: Service, config: Config, work: (tools: Offline) => Promise<T>): Promise<T> {
  const logger = createLogger(service.name, config.logLevel);
  const source = await new DataSource(dataSourceOptions({ ...service.schema, entities: [], migrations: [] }, config.databaseOwnerUrl, 2)).initialize();
  try {
    const pool = (source.driver as unknown as { master: pg.Pool }).master;
    const database = new Database(pool, pool);
    const kafka = createKafka(config.kafkaBrokers, `${service.name}.offline`, logger);
    const read: Offline['readTopic'] = (topic, take) => readTopic(kafka, `${service.name}.offline.${randomUUID()}`, topic, take);
    return await work({
      database, logger, commands: new Commands(database, { name: service.name, constraints: service.constraints }, logger), readTopic: read,
      consume: async (topic, transport, handler) => {
        const consumption = new Consumption(database, { service: service.name, group: groupName(service, transport), parse: parseMessage, onPark: async () => { /* their copies lie in the dead topic already */ } });
        await read(topic, messages => consumption.take(messages, handler));
      },
    });
  } finally {
    await source.destroy();
  }
}

/** Ends when every partition has been read up to where it stood at the beginning. */
async function readTopic(kafka: Kafka, groupId: string, topic: Topic, take: (messages: Message[]) => Promise<void>): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const places = await admin.fetchTopicOffsets(topic);
  const ends = new Map(places.filter(({ low, high }) => BigInt(high) > BigInt(low)).map(({ partition, high }) => [partition, BigInt(high)]));
  if (ends.size > 0) {
    const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 200 });
    await consumer.connect();
    try {
      await consumer.subscribe({ topic, fromBeginning: true });
      await runToEnds(consumer, topic, ends, take);
    } finally {
      await consumer.disconnect();
    }
    await admin.deleteGroups([groupId]);
  }
  await admin.disconnect();
}

function runToEnds(consumer: Consumer, topic: Topic, ends: Map<number, bigint>, take: (messages: Message[]) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject: (error: Error) => void) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => { reject(payload.error); });
    const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
      const { batch } = payload;
      const { partition } = batch;
      const end = ends.get(partition);
      if (end === undefined) return;
      const messages = batch.messages.filter(({ offset }) => BigInt(offset) < end)
        .map(({ offset, key, value }): Message => ({ topic, partition, offset, key: key?.toString() ?? '', body: value?.toString() ?? '' }));
      for (let from = 0; from < messages.length; from += CHUNK) {
        await take(messages.slice(from, from + CHUNK));
        await payload.heartbeat();
      }
      if (BigInt(batch.lastOffset()) + 1n >= end) ends.delete(partition);
      if (ends.size === 0) resolve();
    };
    // The first failure ends the work: there is nobody to wait for, so nothing is tried again.
    const failing = (payload: EachBatchPayload) => eachBatch(payload).catch((error: Error) => { reject(error); throw error; });
    consumer.run({ autoCommit: false, eachBatch: failing }).catch(reject);
  });
}
