import { EventPattern, ServerKafka } from '@nestjs/microservices';
import type { Topic } from '@netsign/contracts';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Database } from '../database/database.js';
import type { Logger } from '../logger.js';
import { Consumption, type BatchHandler, type EventBatch, type Parked, type Place } from './consumption.js';
import { parseMessage, type Message, type Parser } from './inbound.js';
import { kafkaConfig } from './kafka.js';

export interface GroupOptions {
  readonly service: string; readonly group: string; readonly transport: symbol; readonly brokers: string[];
  /** False for specs of one service: handlers are bound, no broker is asked; messages come by `take`. */
  readonly connected?: boolean;
  readonly database: Database; readonly logger: Logger; readonly parse?: Parser;
}

/** Messages of one commit. More would hold locks longer without being faster. */
const CHUNK = 1000;
const COMMIT_EVERY_MS = 500;
const MAX_BACKOFF_MS = 10_000;
const BURY_PATIENCE_MS = 20_000;

/** Binds a method to a topic for one group: `@OnTopic('ledger', LEDGER) async onLedger({ events, tx }: EventBatch)`. One handler per topic and group. */
export const OnTopic = (topic: Topic, group: symbol): MethodDecorator => EventPattern<string>(topic, group);

/**
 * A consumer group as a Nest transport. Takes whole batches (26 to 45 times single messages), commits offsets by a timer and after the
 * database, holds a partition whose handler fails and tries again with back-off, while the others go on.
 */
export class GroupServer extends ServerKafka {
  private readonly consumption: Consumption;
  private readonly due = new Map<string, { topic: string; partition: number; offset: string }>();
  private readonly failures = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private readonly running = new Set<Promise<void>>();
  private state: 'away' | 'joined' | 'dead' = 'away';
  private closed = false;

  constructor(private readonly group: GroupOptions) {
    super({
      postfixId: '',
      client: kafkaConfig(group.brokers, group.group, group.logger),
      consumer: { groupId: group.group, allowAutoTopicCreation: false, sessionTimeout: 10_000, heartbeatInterval: 1000, maxWaitTimeInMs: 500, retry: { retries: 60, maxRetryTime: 2000, restartOnFailure: async () => true } },
      producer: { allowAutoTopicCreation: false },
    });
    this.setTransportId(group.transport);
    this.consumption = new Consumption(group.database, { service: group.service, group: group.group, parse: group.parse ?? parseMessage, onPark: parked => this.bury(parked) });
  }

  get name(): string { return this.group.group; }

  override async listen(callback: (error?: unknown) => void): Promise<void> {
    if (this.group.connected === false) return callback();
    await super.listen(callback);
  }

  /** Takes messages of one topic as if a broker had sent them: one transaction, inbox and parking included. */
  async take(topic: string, messages: readonly Message[]): Promise<void> {
    const handler = this.handlerOf(topic);
    if (!handler) throw new Error(`${this.group.group} has no handler for ${topic}`);
    await this.consumption.take(messages, handler);
  }

  override async bindEvents(consumer: Consumer): Promise<void> {
    const topics = [...this.messageHandlers.keys()].map(String);
    if (topics.length === 0) return;
    consumer.on(consumer.events.GROUP_JOIN, () => { this.state = 'joined'; });
    // kafkajs gives up for good on some errors; then this instance must be replaced, and says so.
    consumer.on(consumer.events.CRASH, ({ payload }) => { this.state = payload.restart ? 'away' : 'dead'; });
    await consumer.subscribe({ topics, fromBeginning: true });
    this.timer = setInterval(() => void this.commitDue(consumer), COMMIT_EVERY_MS);
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 3, eachBatch: payload => this.takeBatch(consumer, payload) });
  }

  /** Whether events reach this group now; `dead` means that they never will again in this process. */
  get isJoined(): boolean { return this.state === 'joined'; }
  get isDead(): boolean { return this.state === 'dead'; }

  /** Ends after the chunk in hand, commits what it handled, leaves the group. */
  override async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await Promise.allSettled(this.running);
    const consumer = this.consumer;
    if (consumer) await this.commitDue(consumer);
    await super.close();
  }

  /** Replays a parked key; see `Consumption.redrive`. */
  redrive(key: string): Promise<{ handled: number; remaining: number }> { return this.consumption.redrive(key, topic => this.handlerOf(topic)); }

  /** Leaves out one broken event of a parked key; see `Consumption.drop`. */
  drop(key: string, place: Place): Promise<boolean> { return this.consumption.drop(key, place); }

  private async takeBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const work = this.takeChunks(consumer, payload);
    this.running.add(work);
    await work.finally(() => this.running.delete(work));
  }

  private async takeChunks(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    const handler = this.handlerOf(topic);
    if (!handler) throw new Error(`${this.group.group} has no handler for ${topic}`);
    const messages = payload.batch.messages.map((raw): Message => ({ topic, partition, offset: raw.offset, key: raw.key?.toString() ?? '', body: raw.value?.toString() ?? '' }));
    let size = CHUNK;
    for (let from = 0; from < messages.length;) {
      if (!payload.isRunning() || payload.isStale() || this.closed) return;
      const chunk = messages.slice(from, from + size);
      try {
        await this.consumption.take(chunk, handler);
      } catch (error) {
        // Somewhere in the chunk something fails: halves find it, with a heartbeat between them; one that fails alone holds its partition.
        if (chunk.length === 1) { this.hold(consumer, chunk[0], error); return; }
        size = Math.ceil(chunk.length / 2);
        await payload.heartbeat();
        continue;
      }
      from += chunk.length;
      const { offset } = chunk[chunk.length - 1];
      payload.resolveOffset(offset);
      this.due.set(`${topic}/${partition}`, { topic, partition, offset: String(BigInt(offset) + 1n) });
      this.failures.delete(`${topic}/${partition}`);
      await payload.heartbeat();
    }
  }

  /** Holds one partition and comes back to it later: 0.2 s, doubling to 10 s, for ever. */
  private hold(consumer: Consumer, { topic, partition }: Message, error: unknown): void {
    const place = `${topic}/${partition}`;
    const count = (this.failures.get(place) ?? 0) + 1;
    this.failures.set(place, count);
    const wait = Math.min(MAX_BACKOFF_MS, 100 * 2 ** Math.min(count, 10));
    this.group.logger[count > 3 ? 'error' : 'warn']({ group: this.group.group, topic, partition, count, wait, error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }, 'a handler failed; its partition is held');
    consumer.pause([{ topic, partitions: [partition] }]);
    setTimeout(() => { this.letGo(consumer, topic, partition); }, wait).unref();
  }

  private letGo(consumer: Consumer, topic: string, partition: number): void {
    if (this.closed) return;
    try {
      consumer.resume([{ topic, partitions: [partition] }]);
    } catch (error) {
      // Between a crash and the restart there is nothing to resume; the restarted consumer holds nothing.
      this.group.logger.debug({ group: this.group.group, error: (error as Error).message }, 'the consumer is being restarted; nothing is held');
    }
  }

  private handlerOf(topic: string): BatchHandler | undefined {
    const handler = this.messageHandlers.get(topic);
    if (!handler) return undefined;
    return async (batch: EventBatch) => {
      const answer: unknown = await handler(batch, undefined);
      if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
    };
  }

  private async commitDue(consumer: Consumer): Promise<void> {
    if (this.due.size === 0) return;
    const offsets = [...this.due];
    this.due.clear();
    try {
      await consumer.commitOffsets(offsets.map(([, offset]) => offset));
    } catch (error) {
      // A lost commit only means that the inbox sees the same events again; it is tried with the next ones.
      this.group.logger.debug({ group: this.group.group, error: (error as Error).message }, 'offsets were not committed');
      for (const [place, offset] of offsets) if (!this.due.has(place)) this.due.set(place, offset);
    }
  }

  /** Copies for whoever looks into Kafka; the rows in `parked_event` are what counts. Must not outlast the transaction it is part of. */
  private async bury(parked: readonly Parked[]): Promise<void> {
    this.group.logger.error({ group: this.group.group, parked: parked.map(({ message, reason }) => ({ topic: message.topic, partition: message.partition, offset: message.offset, reason })) }, 'events were parked: they broke their contract, or wait behind one that did');
    const sent = this.producer?.send({
      topic: `${this.group.group}.dead`, acks: -1,
      messages: parked.map(({ message, reason }) => ({ key: message.key, value: message.body, headers: { topic: message.topic, partition: String(message.partition), offset: message.offset, reason } })),
    });
    let late: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_resolve, reject) => { late = setTimeout(() => { reject(new Error('the broker did not take the parked events')); }, BURY_PATIENCE_MS); });
    await Promise.race([sent, patience]).finally(() => { clearTimeout(late); });
  }
}
