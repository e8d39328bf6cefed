import { randomBytes } from 'node:crypto';
import type { RealTime } from '../real-time.js';

interface Kept<T> {
  value: T;
  /** Milliseconds since 1970. */
  until: number;
}

/** Tickets of one kind, each good for a while. At most `room` are kept; the oldest go first. */
export class TicketDrawer<T> {
  private readonly kept = new Map<string, Kept<T>>();

  constructor(
    private readonly prefix: string,
    private readonly lifeMs: number,
    private readonly time: RealTime,
    private readonly room = 20_000,
  ) {}

  /** Puts a value away. @returns its ticket, unguessable (192 bits) and made of letters, digits and a hyphen */
  put(value: T): string {
    const ticket = `${this.prefix}-${randomBytes(24).toString('hex')}`;
    this.kept.set(ticket, { value, until: this.time.now() + this.lifeMs });
    if (this.kept.size > this.room) this.kept.delete(this.kept.keys().next().value!);
    return ticket;
  }

  /** The value of a ticket that is still good, or null. */
  see(ticket: string): T | null {
    const kept = this.kept.get(ticket);
    return kept && this.time.now() < kept.until ? kept.value : null;
  }

  /** As `see`, and the ticket is used up, good or not. */
  take(ticket: string): T | null {
    const value = this.see(ticket);
    this.kept.delete(ticket);
    return value;
  }
}
