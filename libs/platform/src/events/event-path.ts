import { AppError, type Signal } from '@netsign/contracts';
import type { Producer } from 'kafkajs';
import type { Logger } from '../logger.js';
import type { Place } from './consumption.js';
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

  /** Whether events come and go now: opened, not closing, and every group has joined. */
  get isReady(): boolean { return this.ready && this.groups.every(group => group.isJoined); }
  /** Whether a group has ended for good; only a new process helps. */
  get isDead(): boolean { return this.groups.some(group => group.isDead); }
  get isRelaying(): boolean { return this.relay?.isLeading ?? false; }

  /** Tells open pages to look again, after the commit that changed what they show. A lost one is healed by the next. */
  signal(signals: readonly Signal[]): void {
    if (!this.producer || signals.length === 0) return;
    this.producer.send({ topic: 'signals', acks: 1, messages: signals.map(signal => ({ key: signal.kind, value: JSON.stringify(signal) })) })
      .catch((error: Error) => this.logger.warn({ error: error.message }, 'a signal was lost; pages heal on their next one'));
  }

  redrive(group: string, key: string): Promise<{ handled: number; remaining: number }> { return this.groupNamed(group).redrive(key); }

  /** Leaves out one broken event of a parked key; false when it is not there or keeps its contract. */
  drop(group: string, key: string, place: Place): Promise<boolean> { return this.groupNamed(group).drop(key, place); }

  private groupNamed(name: string): GroupServer {
    const server = this.groups.find(candidate => candidate.name === name);
    if (!server) throw new AppError('NOT_FOUND');
    return server;
  }

  /** From now on this instance asks for no new work. */
  leave(): void { this.ready = false; }

  /** After HTTP and consumers have ended: sends what they still wrote, then lets go of Kafka. */
  async close(): Promise<void> {
    await this.relay?.stop();
    await this.producer?.disconnect();
  }
}
