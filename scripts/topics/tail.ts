import { randomUUID } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import { openKafka } from './broker.js';
import type { Found } from './event-line.js';

export interface TailOptions {
  readonly brokers: string[];
  readonly topic: string;
  /** `beginning` shows what is there and ends; `latest` shows what comes, until it is told to stop. */
  readonly from: 'beginning' | 'latest';
  /** Ends after so many messages. */
  readonly count: number | null;
  readonly onMessage: (message: Found) => void;
  readonly stop: AbortSignal;
}

/** Shows messages of one topic; commits nothing and leaves no group behind. */
export async function tailTopic({ brokers, topic, from, count, onMessage, stop }: TailOptions): Promise<void> {
  const kafka = openKafka(brokers);
  const admin = kafka.admin();
  await admin.connect();
  if (!(await admin.listTopics()).includes(topic)) {
    await admin.disconnect();
    throw new Error(`There is no topic ${topic}. npm run topics -- list names them.`);
  }
  const ends = await admin.fetchTopicOffsets(topic);
  const open = new Map(ends.filter(({ low, high }) => from === 'beginning' && Number(low) < Number(high)).map(({ partition, high }) => [partition, Number(high)]));
  const group = `tail.${randomUUID()}`;
  const consumer = kafka.consumer({ groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 250 });
  const done = Promise.withResolvers<void>();
  stop.addEventListener('abort', () => done.resolve());
  let left = count ?? Infinity;
  const show = (partition: number, message: KafkaMessage): void => {
    const end = open.get(partition);
    if (left <= 0 || stop.aborted || (from === 'beginning' && end === undefined)) return;
    onMessage(foundOf(partition, message));
    if (end !== undefined && Number(message.offset) + 1 >= end) open.delete(partition);
    if (--left <= 0 || (from === 'beginning' && open.size === 0)) done.resolve();
  };
  if (left <= 0 || (from === 'beginning' && open.size === 0)) done.resolve();
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: from === 'beginning' });
    await consumer.run({ autoCommit: false, eachMessage: async ({ partition, message }) => show(partition, message) });
    for (const { partition, low, high } of ends) consumer.seek({ topic, partition, offset: from === 'beginning' ? low : high });
    await done.promise;
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([group]);
    await admin.disconnect();
  }
}

function foundOf(partition: number, { offset, timestamp, key, value, headers }: KafkaMessage): Found {
  const texts = Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)] as const);
  return { partition, offset, time: new Date(Number(timestamp)), key: key?.toString() ?? null, value: value?.toString() ?? null, headers: Object.fromEntries(texts) };
}
