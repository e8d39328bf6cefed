import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Envelope, type Topic } from '@netsign/contracts';
import kafkajs, { type Admin, type Consumer, type EachMessagePayload } from 'kafkajs';

/** One event as it was found in Kafka. */
export interface Heard { readonly type: string; readonly subject: string; readonly topic: string; readonly partition: number; readonly offset: number }

/** The next message to read of one partition. */
interface Place { readonly topic: string; readonly partition: number; offset: string }

/** Reads topics from where they end when it is opened, and remembers every event since. */
export class EventTail {
  private readonly heard = new Map<string, Heard>();
  private readonly places = new Map<string, Place>();
  private arrived = Promise.withResolvers<void>();

  private constructor(private readonly admin: Admin, private readonly consumer: Consumer, private readonly group: string) {}

  /** Resolves when nothing that is said from now on can be missed. */
  static async open(brokers: string[], topics: readonly Topic[]): Promise<EventTail> {
    const group = `journey.${randomUUID()}`;
    const kafka = new kafkajs.Kafka({ brokers, clientId: 'journey', connectionTimeout: 3_000, logLevel: kafkajs.logLevel.NOTHING });
    const consumer = kafka.consumer({
      groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 250, sessionTimeout: 10_000, heartbeatInterval: 1_000,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 60, restartOnFailure: async () => true },
    });
    const tail = new EventTail(kafka.admin({ retry: { retries: 2 } }), consumer, group);
    await tail.begin(topics);
    return tail;
  }

  private async begin(topics: readonly Topic[]): Promise<void> {
    await this.admin.connect();
    for (const topic of topics) {
      for (const { partition, high } of await this.admin.fetchTopicOffsets(topic)) this.places.set(`${topic}/${partition}`, { topic, partition, offset: high });
    }
    // Where a group begins by itself depends on when it joins, also when the broker comes back; our places do not.
    this.consumer.on(this.consumer.events.GROUP_JOIN, () => this.places.forEach((place) => this.consumer.seek({ ...place })));
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...topics], fromBeginning: false });
    await this.consumer.run({ autoCommit: false, eachMessage: (message) => this.take(message) });
  }

  private async take({ topic, partition, message }: EachMessagePayload): Promise<void> {
    const place = this.places.get(`${topic}/${partition}`);
    if (place) place.offset = String(BigInt(message.offset) + 1n);
    const event = eventOf(message.value?.toString() ?? '');
    if (!event) return; // another's broken message is not this journey's matter
    const { type, subject } = event;
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

function eventOf(text: string): Envelope | null {
  try {
    return Envelope.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
