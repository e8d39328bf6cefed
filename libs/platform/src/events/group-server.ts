import { EventPattern, ServerKafka } from '@nestjs/microservices';
import type { Topic } from '@netsign/contracts';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Database } from '../database/database.js';
import type { Logger } from '../logger.js';
import { Consumption, type BatchHandler, type EventBatch, type Parked } from './consumption.js';
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
    await consumer.subscribe({ topics, fromBeginning: true });
    this.timer = setInterval(() => void this.commitDue(consumer), COMMIT_EVERY_MS);
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 3, eachBatch: payload => this.takeBatch(consumer, payload) });
  }

  override async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    const consumer = this.consumer;
    if (consumer) { await consumer.stop(); await this.commitDue(consumer); }
    await super.close();
  }

  /** Replays a parked key; see `Consumption.redrive`. */
  redrive(key: string, drop: boolean): Promise<{ handled: number; remaining: number }> {
    return this.consumption.redrive(key, topic => this.handlerOf(topic), drop);
  }

  private async takeBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const handler = this.handlerOf(batch.topic);
    if (!handler) throw new Error(`${this.group.group} has no handler for ${batch.topic}`);
    const messages = batch.messages.map((raw): Message => ({ topic: batch.topic, partition: batch.partition, offset: raw.offset, key: raw.key?.toString() ?? '', body: raw.value?.toString() ?? '' }));
    const done = (message: Message) => { payload.resolveOffset(message.offset); this.due.set(`${message.topic}/${message.partition}`, { topic: message.topic, partition: message.partition, offset: String(BigInt(message.offset) + 1n) }); };
    for (let from = 0; from < messages.length; from += CHUNK) {
      if (!payload.isRunning() || payload.isStale() || this.closed) return;
      const chunk = messages.slice(from, from + CHUNK);
      const held = await this.takeChunk(chunk, handler, done);
      if (held) return this.hold(consumer, chunk[0], held);
      this.failures.delete(`${batch.topic}/${batch.partition}`);
      await payload.heartbeat();
    }
  }

  /** The chunk at once; if that fails, one by one up to the one that fails. Returns why it stopped, or null. */
  private async takeChunk(chunk: readonly Message[], handler: BatchHandler, done: (message: Message) => void): Promise<unknown> {
    try {
      await this.consumption.take(chunk, handler);
      done(chunk.at(-1)!);
      return null;
    } catch (error) {
      if (chunk.length === 1) return error ?? new Error('failed');
    }
    for (const message of chunk) {
      try {
        await this.consumption.take([message], handler);
        done(message);
      } catch (error) {
        return error ?? new Error('failed');
      }
    }
    return null;
  }

  /** Holds one partition and comes back to it later: 0.2 s, doubling to 10 s, for ever. */
  private hold(consumer: Consumer, { topic, partition }: Message, error: unknown): void {
    const place = `${topic}/${partition}`;
    const count = (this.failures.get(place) ?? 0) + 1;
    this.failures.set(place, count);
    const wait = Math.min(MAX_BACKOFF_MS, 100 * 2 ** Math.min(count, 10));
    this.group.logger[count > 3 ? 'error' : 'warn']({ group: this.group.group, topic, partition, count, wait, error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }, 'a handler failed; its partition is held');
    consumer.pause([{ topic, partitions: [partition] }]);
    setTimeout(() => { if (!this.closed) consumer.resume([{ topic, partitions: [partition] }]); }, wait).unref();
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
    const offsets = [...this.due.values()];
    this.due.clear();
    // A lost commit only means that the inbox sees the same events again.
    await consumer.commitOffsets(offsets).catch((error: Error) => this.group.logger.debug({ group: this.group.group, error: error.message }, 'offsets were not committed; the next ones will be'));
  }

  private async bury(parked: readonly Parked[]): Promise<void> {
    this.group.logger.error({ group: this.group.group, parked: parked.map(({ message, reason }) => ({ topic: message.topic, partition: message.partition, offset: message.offset, reason })) }, 'events were parked: they broke their contract, or wait behind one that did');
    await (this.producer)?.send({
      topic: `${this.group.group}.dead`, acks: -1,
      messages: parked.map(({ message, reason }) => ({ key: message.key, value: message.body, headers: { topic: message.topic, partition: String(message.partition), offset: message.offset, reason } })),
    });
  }
}
