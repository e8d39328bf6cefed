import { randomUUID } from 'node:crypto';
import type { Topic } from '@netsign/contracts';
import { createKafka } from './kafka.js';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Logger } from '../logger.js';

export interface TailOptions {
  /** Name of the group; a random part makes it this process's own. */
  readonly name: string;
  readonly brokers: string[];
  readonly topics: readonly Topic[];
  readonly logger: Logger;
  /** Every message from now on. Must not wait: what it needs to do slowly it does on its own. */
  readonly onMessage: (topic: Topic, body: string) => void;
  /** Messages may have been missed; whoever watched should look again. Called at each new beginning, the first included. */
  readonly onGap: () => void;
}

const HEARTBEAT_MS = 1_000;
/** Heartbeats missing for so long mean that the broker is gone, whatever kafkajs still hopes. */
const DEAF_AFTER_MS = 4_000;
const AGAIN_AFTER_MS = 1_000;

/**
 * Hears topics from the latest message on, for this process alone: no offsets are kept, nothing is taken twice, what is
 * said while nobody listens is not heard. For hints to open pages; facts are taken by a `GroupServer`.
 */
export class Tail {
  private readonly kafka: Kafka;
  private consumer: Consumer | null = null;
  private stopped = false;
  private heardAt = 0;
  private begun = false;

  constructor(private readonly options: TailOptions) {
    this.kafka = createKafka(options.brokers, options.name, options.logger);
  }

  /** Whether what is said now is heard. */
  get hears(): boolean {
    return this.begun && performance.now() - this.heardAt < DEAF_AFTER_MS;
  }

  /** Begins to listen and keeps at it until `stop`; answers at once, `hears` tells the rest. */
  start(): void {
    void this.begin();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.begun = false;
    await this.consumer?.disconnect().catch((error: unknown) => this.options.logger.debug({ error: String(error) }, 'the tail left without saying so'));
  }

  private async begin(): Promise<void> {
    const { name, logger, topics } = this.options;
    while (!this.stopped) {
      const consumer = this.kafka.consumer({
        groupId: `${name}.${randomUUID()}`, allowAutoTopicCreation: false, maxWaitTimeInMs: 500,
        heartbeatInterval: HEARTBEAT_MS, sessionTimeout: 10_000,
        // Begun anew here, from the latest message, rather than by kafkajs.
        retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: () => Promise.resolve(false) },
      });
      this.consumer = consumer;
      try {
        const crashed = this.watch(consumer);
        await consumer.connect();
        await consumer.subscribe({ topics: [...topics], fromBeginning: false });
        await consumer.run({ autoCommit: false, eachBatch: batch => this.take(batch) });
        if (this.stopped) await consumer.disconnect();
        await crashed;
      } catch (error) {
        logger.warn({ group: name, error: error instanceof Error ? error.message : String(error) }, 'the tail lost its broker and begins anew');
      }
      this.begun = false;
      if (this.stopped) return;
      await consumer.disconnect().catch((error: unknown) => logger.debug({ error: String(error) }, 'a broken tail left without saying so'));
      await new Promise(resolve => setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }

  /** Follows the consumer's own account of itself. Rejects when it has crashed, resolves when it was stopped. */
  private watch(consumer: Consumer): Promise<void> {
    const { events } = consumer;
    let joined = false;
    consumer.on(events.GROUP_JOIN, () => { joined = true; this.heard(); });
    consumer.on(events.HEARTBEAT, () => this.heard());
    // After a join the first fetch settles where each partition begins: only from there on is nothing missed.
    consumer.on(events.FETCH, () => {
      if (!joined) return;
      joined = false;
      this.begun = true;
      this.heard();
      this.options.onGap();
    });
    return new Promise((resolve, reject) => {
      consumer.on(events.CRASH, ({ payload }) => reject(payload.error));
      consumer.on(events.DISCONNECT, () => resolve());
    });
  }

  private heard(): void {
    this.heardAt = performance.now();
  }

  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    for (const message of batch.messages) {
      if (!payload.isRunning() || payload.isStale()) return;
      if (message.value) this.options.onMessage(batch.topic as Topic, message.value.toString());
    }
  }
}
