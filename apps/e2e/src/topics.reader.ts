import { randomUUID } from 'node:crypto';
import kafkajs, { type Kafka } from 'kafkajs';

/** One message as it lies in a topic. */
export interface Stored { readonly topic: string; readonly partition: number; readonly offset: number; readonly key: string; readonly value: string; readonly headers: Readonly<Record<string, string>> }

/** The topics of a broker, read and written without any of our own code between. */
export class Topics {
  private readonly kafka: Kafka;

  constructor(brokers: string[]) {
    this.kafka = new kafkajs.Kafka({ brokers, clientId: 'e2e', logLevel: kafkajs.logLevel.NOTHING });
  }

  /** Every topic of ours, those of parked events among them. */
  async names(): Promise<string[]> {
    return (await this.asAdmin((admin) => admin.listTopics())).filter((name) => !name.startsWith('__')).sort();
  }

  /** How many messages have ever been sent to each of these topics. */
  async ends(topics: readonly string[]): Promise<Record<string, number>> {
    return this.asAdmin(async (admin) => {
      const found = await Promise.all(topics.map(async (topic) => [topic, (await admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0)] as const));
      return Object.fromEntries(found);
    });
  }

  /** Everything a topic holds now, each partition in order. */
  async read(topic: string): Promise<Stored[]> {
    const offsets = await this.asAdmin((admin) => admin.fetchTopicOffsets(topic));
    const open = new Map(offsets.filter(({ low, high }) => Number(low) < Number(high)).map(({ partition, high }) => [partition, Number(high)]));
    if (open.size === 0) return [];
    const group = `e2e.${randomUUID()}`;
    const consumer = this.kafka.consumer({ groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
    const stored: Stored[] = [];
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      const run = consumer.run({ autoCommit: false, eachBatch: async ({ batch }) => {
        const { partition, messages } = batch;
        for (const { offset, key, value, headers } of messages) {
          stored.push({ topic, partition, offset: Number(offset), key: String(key ?? ''), value: String(value ?? ''), headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)])) });
        }
        if (Number(batch.lastOffset()) + 1 >= (open.get(partition) ?? Infinity)) open.delete(partition);
        if (open.size === 0) resolve();
      } });
      run.catch(reject);
    });
    await consumer.disconnect();
    await this.asAdmin((admin) => admin.deleteGroups([group]));
    return stored.sort((one, other) => one.partition - other.partition || one.offset - other.offset);
  }

  /** Sends what was read once more, to the same partitions in the same order. */
  async sendAgain(messages: readonly Stored[]): Promise<void> {
    const producer = this.kafka.producer({ allowAutoTopicCreation: false, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    for (const [topic, group] of Map.groupBy(messages, (message) => message.topic)) {
      for (let from = 0; from < group.length; from += 500) {
        await producer.send({ topic, acks: -1, messages: group.slice(from, from + 500).map(({ partition, key, value, headers }) => ({ partition, key, value, headers })) });
      }
    }
    await producer.disconnect();
  }

  private async asAdmin<T>(work: (admin: kafkajs.Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}
