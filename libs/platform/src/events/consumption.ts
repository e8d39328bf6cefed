import type { Statement } from '../database/batch.js';
import { begin, commit, type Database, type Trip } from '../database/database.js';
import { insertMany, sql } from '../database/sql.js';
import { SystemTx } from '../database/tx.js';
import { systemDoer } from '../commands.js';
import { nowStatement } from '../database/time.js';
import type { Inbound, Message, Parsed, Parser } from './inbound.js';

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
interface Read { readonly message: Message; readonly parsed: Parsed }

const claimText = 'insert into inbox (consumer, id) select $1, unnest($2::uuid[]) on conflict do nothing returning id';
const unclaimText = 'delete from inbox where consumer = $1 and id = any($2::uuid[])';
const parkedKeysText = 'select distinct key from parked_event where consumer = $1 and key = any($2::text[]) and dropped_at is null';
const droppedText = 'select log_offset::text as "offset" from parked_event where consumer = $1 and topic = $2 and partition = $3 and log_offset = any($4::bigint[]) and dropped_at is not null';
const parkColumns = { consumer: 'text', topic: 'text', partition: 'int', logOffset: 'bigint', key: 'text', reason: 'text', body: 'text' };
/** Consumption shares this lock, a redrive holds it alone: what arrives for a key while it is replayed waits, instead of parking behind nothing. */
const shareText = 'select pg_advisory_xact_lock_shared(hashtext($1))';
const aloneText = 'select pg_advisory_xact_lock(hashtext($1))';

/** Where one message lies. */
export interface Place { readonly topic: string; readonly partition: number; readonly offset: string }

/**
 * One batch of one group: parse by contract, put aside what is broken and everything behind it of the same key, claim the ids in the
 * inbox, hand what is new to the handler, commit. All in one transaction of the consumer's own database, two trips besides the handler's:
 * ids are claimed with the first, and given back where their event turns out to wait behind a parked one.
 */
export class Consumption {
  constructor(private readonly database: Database, private readonly options: ConsumptionOptions) {}

  /** Takes messages of one partition in offset order. Throws when the handler does; then nothing was kept. */
  async take(messages: readonly Message[], handler: BatchHandler): Promise<void> {
    if (messages.length === 0) return;
    const { topic, partition } = messages[0];
    const read = messages.map((message): Read => ({ message, parsed: this.options.parse(message) }));
    const emitted = await this.database.transact('owner', async trip => {
      const keys = [...new Set(messages.map(message => message.key))];
      const outcomes = await trip.send([
        begin, sql(shareText, [this.options.group]), sql(parkedKeysText, [this.options.group, keys]),
        sql(droppedText, [this.options.group, topic, partition, messages.map(message => message.offset)]), this.claiming(read.flatMap(({ parsed }) => (parsed.kind === 'event' ? [parsed.event] : []))), nowStatement,
      ]);
      const dropped = new Set(outcomes[3].rows.map(row => row['offset']));
      const { events, parked } = this.sort(read.filter(({ message }) => !dropped.has(message.offset)), new Set(outcomes[2].rows.map(row => row['key'] as string)));
      const claimed = new Set(outcomes[4].rows.map(row => row['id'] as string));
      const fresh = events.filter(event => claimed.delete(event.id));
      const tx = new SystemTx(this.options.service, systemDoer('ledger'), outcomes[5].rows[0]['now'] as Date, trip);
      if (claimed.size > 0) tx.add(sql(unclaimText, [this.options.group, [...claimed]]));
      if (fresh.length > 0) await handler({ events: fresh, tx });
      if (parked.length > 0) {
        tx.add(insertMany('parked_event', parkColumns, parked.map(({ message, reason }) => ({ consumer: this.options.group, ...message, logOffset: message.offset, reason })), 'on conflict do nothing'));
        await this.options.onPark(parked);
      }
      await trip.send([...tx.statements, commit]);
      tx.committed();
      return tx.emitted;
    });
    if (emitted > 0) this.database.announceCommit();
  }

  private sort(read: readonly Read[], parkedKeys: Set<string>): Sorted {
    const sorted: Sorted = { events: [], parked: [] };
    for (const { message, parsed } of read) {
      if (parkedKeys.has(message.key)) { sorted.parked.push({ message, reason: 'waits behind a parked event of its key' }); continue; }
      if (parsed.kind === 'event') sorted.events.push(parsed.event);
      if (parsed.kind === 'broken') { sorted.parked.push({ message, reason: parsed.reason }); parkedKeys.add(message.key); }
    }
    return sorted;
  }

  /** Sorted, so that two consumers that meet the same ids wait for each other instead of for ever. */
  private claiming(events: readonly Inbound[]): Statement {
    return sql(claimText, [this.options.group, [...new Set(events.map(event => event.id))].sort()]);
  }

  /** Replays a parked key from its first event, in order. Stops at the first that is still broken; says how many were handled and how many remain. */
  async redrive(key: string, handlerOf: (topic: string) => BatchHandler | undefined): Promise<{ handled: number; remaining: number }> {
    for (let handled = 0; ; handled++) {
      const { done, remaining, emitted } = await this.database.transact('owner', trip => this.redriveNext(trip, key, handlerOf));
      if (emitted > 0) this.database.announceCommit();
      if (!done) return { handled, remaining };
    }
  }

  /** Leaves out one broken event for good: an operator has read it and answers for the hole. Only one that still breaks its contract; false otherwise. */
  async drop(key: string, { topic, partition, offset }: Place): Promise<boolean> {
    return this.database.transact('owner', async trip => {
      const outcomes = await trip.send([begin, sql(aloneText, [this.options.group]), sql(
        'select topic, partition, log_offset::text as "offset", key, body from parked_event where consumer = $1 and key = $2 and topic = $3 and partition = $4 and log_offset = $5 and dropped_at is null for update',
        [this.options.group, key, topic, partition, offset],
      )]);
      const message = outcomes[2].rows[0] as unknown as Message | undefined;
      const worthless = message !== undefined && this.options.parse(message).kind === 'broken';
      if (worthless) await trip.send([sql('update parked_event set dropped_at = clock_timestamp() where consumer = $1 and topic = $2 and partition = $3 and log_offset = $4', [this.options.group, topic, partition, offset])]);
      await trip.send([commit]);
      return worthless;
    });
  }

  private async redriveNext(trip: Trip, key: string, handlerOf: (topic: string) => BatchHandler | undefined): Promise<{ done: boolean; remaining: number; emitted: number }> {
    const outcomes = await trip.send([
      begin, sql(aloneText, [this.options.group]),
      sql(`select topic, partition, log_offset::text as "offset", key, body, count(*) over ()::int as remaining from parked_event where consumer = $1 and key = $2 and dropped_at is null
        order by at, topic, partition, log_offset limit 1`, [this.options.group, key]), nowStatement,
    ]);
    const message = outcomes[2].rows[0] as unknown as (Message & { remaining: number }) | undefined;
    const parsed = message && this.options.parse(message);
    if (!parsed || parsed.kind === 'broken') { await trip.send([commit]); return { done: false, remaining: message?.remaining ?? 0, emitted: 0 }; }
    const tx = new SystemTx(this.options.service, systemDoer('ledger'), outcomes[3].rows[0]['now'] as Date, trip);
    tx.change('delete from parked_event where consumer = $1 and topic = $2 and partition = $3 and log_offset = $4', [this.options.group, message.topic, message.partition, message.offset], 1);
    if (parsed.kind === 'event') {
      const [claimed] = await trip.send([this.claiming([parsed.event])]);
      const handler = handlerOf(message.topic);
      if (claimed.rows.length > 0 && handler) await handler({ events: [parsed.event], tx });
    }
    await trip.send([...tx.statements, commit]);
    tx.committed();
    return { done: true, remaining: message.remaining - 1, emitted: tx.emitted };
  }
}
