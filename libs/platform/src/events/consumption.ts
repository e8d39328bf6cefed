import { begin, commit, type Database, type Trip } from '../database/database.js';
import { insertMany, sql } from '../database/sql.js';
import { SystemTx } from '../database/tx.js';
import { nowStatement, systemDoer } from '../commands.js';
import type { Inbound, Message, Parser } from './inbound.js';

/** What a handler gets: new events in offset order, and a transaction of its own database that commits after it. */
export interface EventBatch { readonly events: readonly Inbound[]; readonly tx: SystemTx }
export type BatchHandler = (batch: EventBatch) => Promise<void>;

export interface ConsumptionOptions {
  readonly service: string;
  readonly group: string;
  readonly parse: Parser;
  /** Sends copies of parked messages to `<group>.dead` and raises the alarm; before the commit, so that none is missed. */
  readonly onPark: (parked: readonly Parked[]) => Promise<void>;
}
export interface Parked { readonly message: Message; readonly reason: string }
interface Sorted { readonly events: Inbound[]; readonly parked: Parked[] }

const claimText = 'insert into inbox (consumer, id) select $1, unnest($2::uuid[]) on conflict do nothing returning id';
const parkedKeysText = 'select distinct key from parked_event where consumer = $1 and key = any($2::text[])';
const parkColumns = { consumer: 'text', topic: 'text', partition: 'int', logOffset: 'bigint', key: 'text', reason: 'text', body: 'text' };

/**
 * One batch of one group: parse by contract, put aside what is broken and everything behind it of the same key, claim the ids in the
 * inbox, hand what is new to the handler, commit. All in one transaction of the consumer's own database, two trips besides the handler's.
 */
export class Consumption {
  constructor(private readonly database: Database, private readonly options: ConsumptionOptions) {}

  /** Takes messages of one partition in offset order. Throws when the handler does; then nothing was kept. */
  async take(messages: readonly Message[], handler: BatchHandler): Promise<void> {
    const emitted = await this.database.transact('owner', async trip => {
      const keys = [...new Set(messages.map(message => message.key))];
      const [, parkedKeys, now] = await trip.send([begin, sql(parkedKeysText, [this.options.group, keys]), nowStatement]);
      const { events, parked } = this.sort(messages, new Set(parkedKeys.rows.map(row => row['key'] as string)));
      const fresh = await this.claim(trip, events);
      const tx = new SystemTx(this.options.service, systemDoer('ledger'), now.rows[0]['now'] as Date, trip);
      if (parked.length > 0) {
        await this.options.onPark(parked);
        tx.add(insertMany('parked_event', parkColumns, parked.map(({ message, reason }) => ({ consumer: this.options.group, ...message, logOffset: message.offset, reason })), 'on conflict do nothing'));
      }
      if (fresh.length > 0) await handler({ events: fresh, tx });
      await trip.send([...tx.statements, commit]);
      tx.committed();
      return tx.emitted;
    });
    if (emitted > 0) this.database.announceCommit();
  }

  private sort(messages: readonly Message[], parkedKeys: Set<string>): Sorted {
    const sorted: Sorted = { events: [], parked: [] };
    for (const message of messages) {
      if (parkedKeys.has(message.key)) { sorted.parked.push({ message, reason: 'waits behind a parked event of its key' }); continue; }
      const parsed = this.options.parse(message);
      if (parsed.kind === 'event') sorted.events.push(parsed.event);
      if (parsed.kind === 'broken') { sorted.parked.push({ message, reason: parsed.reason }); parkedKeys.add(message.key); }
    }
    return sorted;
  }

  private async claim(trip: Trip, events: readonly Inbound[]): Promise<Inbound[]> {
    if (events.length === 0) return [];
    // Sorted, so that two consumers that meet the same ids wait for each other instead of for ever.
    const ids = [...new Set(events.map(event => event.id))].sort();
    const [claimed] = await trip.send([sql(claimText, [this.options.group, ids])]);
    const fresh = new Set(claimed.rows.map(row => row['id'] as string));
    return events.filter(event => fresh.delete(event.id));
  }

  /**
   * Replays a parked key from its first event, in order. `drop` leaves out the first one for good (it was read and found worthless).
   * Stops at the first that is still broken; returns how many were handled and how many remain.
   */
  async redrive(key: string, handlerOf: (topic: string) => BatchHandler | undefined, drop = false): Promise<{ handled: number; remaining: number }> {
    let handled = 0;
    for (let first = true; ; first = false) {
      const outcome = await this.redriveNext(key, handlerOf, drop && first);
      if (outcome !== 'handled') return { handled, remaining: outcome };
      handled++;
    }
  }

  private redriveNext(key: string, handlerOf: (topic: string) => BatchHandler | undefined, drop: boolean): Promise<'handled' | number> {
    return this.database.transact('owner', async trip => {
      const [, rows, count, now] = await trip.send([
        begin,
        sql('select topic, partition, log_offset::text as "offset", key, body from parked_event where consumer = $1 and key = $2 order by at, topic, partition, log_offset limit 1 for update', [this.options.group, key]),
        sql('select count(*)::int as n from parked_event where consumer = $1 and key = $2', [this.options.group, key]), nowStatement,
      ]);
      const message = rows.rows[0] as unknown as Message | undefined;
      if (message === undefined) { await trip.send([commit]); return 0; }
      const parsed = drop ? { kind: 'unknown' as const } : this.options.parse(message);
      if (parsed.kind === 'broken') { await trip.send([commit]); return count.rows[0]['n'] as number; }
      const tx = new SystemTx(this.options.service, systemDoer('ledger'), now.rows[0]['now'] as Date, trip);
      tx.change('delete from parked_event where consumer = $1 and topic = $2 and partition = $3 and log_offset = $4', [this.options.group, message.topic, message.partition, message.offset], 1);
      if (parsed.kind === 'event') {
        const fresh = await this.claim(trip, [parsed.event]);
        const handler = handlerOf(message.topic);
        if (fresh.length > 0 && handler) await handler({ events: fresh, tx });
      }
      await trip.send([...tx.statements, commit]);
      tx.committed();
      return 'handled';
    });
  }
}
