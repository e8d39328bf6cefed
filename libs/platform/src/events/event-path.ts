import { AppError, type Signal } from '@netsign/contracts';
import type { Producer } from 'kafkajs';
import type { Logger } from '../logger.js';
import type { GroupServer } from './group-server.js';
import type { Relay } from './relay.js';

/** What a running service knows of its way to and from Kafka. */
export class EventPath {
  private producer: Producer | null = null;
  private relay: Relay | null = null;
  private groups: readonly GroupServer[] = [];
  private ready = false;

  constructor(private readonly logger: Logger) {}

  /** Called once by the start-up, when consumers have joined. */
  open(parts: { producer: Producer; relay: Relay; groups: readonly GroupServer[] }): void {
    Object.assign(this, parts);
    this.ready = true;
  }

  get isReady(): boolean { return this.ready; }
  get isRelaying(): boolean { return this.relay?.isLeading ?? false; }

  /** Tells open pages to look again, after the commit that changed what they show. A lost one is healed by the next. */
  signal(signals: readonly Signal[]): void {
    if (!this.producer || signals.length === 0) return;
    this.producer.send({ topic: 'signals', acks: 1, messages: signals.map(signal => ({ key: signal.kind, value: JSON.stringify(signal) })) })
      .catch((error: Error) => this.logger.warn({ error: error.message }, 'a signal was lost; pages heal on their next one'));
  }

  redrive(group: string, key: string, drop: boolean): Promise<{ handled: number; remaining: number }> {
    const server = this.groups.find(candidate => candidate.name === group);
    if (!server) throw new AppError('NOT_FOUND');
    return server.redrive(key, drop);
  }

  async close(): Promise<void> {
    this.ready = false;
    await this.relay?.stop();
    await this.producer?.disconnect();
  }
}
