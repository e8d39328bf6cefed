import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Envelope, type Topic } from '@netsign/contracts';
import kafkajs, { type Admin, type Consumer, type EachMessagePayload } from 'kafkajs';

/** One event as it was found in Kafka. */
export interface Heard { readonly type: string; readonly subject: string; readonly topic: string; readonly partition: number; readonly offset: number }

/** Reads topics from where they end when it is opened, and remembers every event since. */
export class EventTail {
  private readonly heard = new Map<string, Heard>();
  private arrived = Promise.withResolvers<void>();

  private constructor(private readonly admin: Admin, private readonly consumer: Consumer, private readonly group: string) {}

  /** Resolves when nothing that is said from now on can be missed. */
  static async open(brokers: string[], topics: readonly Topic[]): Promise<EventTail> {
    const group = `journey.${randomUUID()}`;
    const kafka = new kafkajs.Kafka({ brokers, clientId: 'journey', logLevel: kafkajs.logLevel.NOTHING });
    const tail = new EventTail(kafka.admin(), kafka.consumer({ groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 250 }), group);
    await tail.begin(topics);
    return tail;
  }

  private async begin(topics: readonly Topic[]): Promise<void> {
    await this.admin.connect();
    const ends = await Promise.all(topics.map(async (topic) => ({ topic, partitions: await this.admin.fetchTopicOffsets(topic) })));
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...topics], fromBeginning: false });
    await this.consumer.run({ autoCommit: false, eachMessage: (message) => this.take(message) });
    // Where the group would begin by itself depends on when it has joined; where the topics ended just now does not.
    for (const { topic, partitions } of ends) {
      for (const { partition, high } of partitions) this.consumer.seek({ topic, partition, offset: high });
    }
  }

  private async take({ topic, partition, message }: EachMessagePayload): Promise<void> {
    const event = Envelope.safeParse(JSON.parse(message.value?.toString() ?? 'null'));
    if (!event.success) return; // another's broken message is not this journey's matter
    const { type, subject } = event.data;
    const name = `${type} ${subject}`;
    if (!this.heard.has(name)) this.heard.set(name, { type, subject, topic, partition, offset: Number(message.offset) });
    this.arrived.resolve();
    this.arrived = Promise.withResolvers<void>();
  }

  /** The first event of this type about this subject since the tail was opened; null when none comes in time. */
  async find(type: string, subject: string, withinMs: number): Promise<Heard | null> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = this.heard.get(`${type} ${subject}`);
      if (found) return found;
      const left = deadline - performance.now();
      if (left <= 0) return null;
      await Promise.race([this.arrived.promise, sleep(left, undefined, { ref: false })]);
    }
  }

  /** Leaves nothing behind in the broker. */
  async close(): Promise<void> {
    await this.consumer.disconnect();
    await this.admin.deleteGroups([this.group]);
    await this.admin.disconnect();
  }
}
