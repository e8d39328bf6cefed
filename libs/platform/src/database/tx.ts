import type { EventType } from '@netsign/contracts';
import { record, start, type Aggregate, type Doer, type Happening, type Link } from '../events/event-log.js';
import type { Row, Statement } from './batch.js';
import { CaseBatch } from './case-batch.js';
import { counted, deleteStatement, insertStatement, sql, updateStatement, type Facts, type Reads } from './sql.js';
import { statementsOf, takeFacts, type Trip } from './database.js';
import { nowStatement } from './time.js';

/** A row that carries its own chain. */
export type CaseRow = Row & Link;

/**
 * The writing half of a command: changes and events are queued and sent with the commit, in one trip. There is no other way to write
 * an event. Not for keeping: it ends with the command.
 */
export class Tx {
  private readonly queue: (Statement | CaseBatch)[] = [];
  private eventCount = 0;
  private readonly afterwards: (() => void)[] = [];

  constructor(private readonly source: string, private readonly by: Doer, private time: Date) {}

  /** The database's time read after the lock, plus the sandbox's offset; the only time rules may use. */
  get now(): Date { return this.time; }
  protected set now(later: Date) { this.time = later; }

  get statements(): readonly Statement[] { return this.queue.flatMap(part => (part instanceof CaseBatch ? part.statements : [part])); }
  get emitted(): number { return this.queue.reduce((sum, part) => sum + (part instanceof CaseBatch ? part.size : 0), this.eventCount); }

  /** Something that must wait for the commit, such as a signal to open pages. Not done when nothing is kept; must not throw. */
  afterCommit(work: () => void): void { this.afterwards.push(work); }
  /** Called by the platform once the transaction has been kept. */
  committed(): void { for (const work of this.afterwards) work(); }

  /** Opens a case: its first row and its first event. Returns the row with its link. */
  open<T extends object>(aggregate: Aggregate, row: T, happening: Happening<EventType>): T & Link {
    const { version, hash, values } = record(this.source, aggregate, row as Row, start, happening, this.by, this.now);
    const opened = { ...row, version, hash };
    this.queue.push(insertStatement(aggregate.table, opened), insertStatement('event_log', values));
    this.eventCount++;
    return opened;
  }

  /** Moves a case one version on: changes and event together, by version, checked. Returns the row as it now is. */
  move<T extends Link>(aggregate: Aggregate, row: T, changes: Partial<T>, happening: Happening<EventType>): T {
    const moved = { ...row, ...changes };
    const { version, hash, values } = record(this.source, aggregate, moved, row, happening, this.by, this.now);
    const key = (row as unknown as Row)[aggregate.key];
    this.queue.push(updateStatement(aggregate.table, { [aggregate.key]: key, version: row.version }, { ...changes, version, hash }), insertStatement('event_log', values));
    this.eventCount++;
    return { ...moved, version, hash };
  }

  /** Many cases of one kind, opened and moved in memory and written with arrays at this place of the queue. */
  batch(aggregate: Aggregate): CaseBatch {
    const batch = new CaseBatch(this.source, this.by, this.now, aggregate);
    this.queue.push(batch);
    return batch;
  }

  insert(table: string, values: Row, conflict = ''): void { this.queue.push(insertStatement(table, values, conflict)); }
  /** Changes exactly `rows` rows, or the command is refused with VERSION_CHANGED and nothing is kept. */
  update(table: string, key: Row, set: Row, rows = 1): void { this.queue.push(updateStatement(table, key, set, rows)); }
  delete(table: string, key: Row, rows = 1): void { this.queue.push(deleteStatement(table, key, rows)); }
  /** SQL written out, hitting exactly `rows` rows. */
  change(text: string, values: readonly unknown[], rows: number): void { this.queue.push(counted(text, values, rows)); }
  /** SQL whose count does not matter: upserts of replicas. */
  write(text: string, values: readonly unknown[]): void { this.queue.push(sql(text, values)); }
  add(statement: Statement): void { this.queue.push(statement); }
}

/** What a consumer or job gets: it may also read in the middle, as the owner. */
export class SystemTx extends Tx {
  constructor(source: string, by: Doer, now: Date, private readonly trip: Trip) { super(source, by, now); }
  /** Reads as the owner, locks included; `now` is then the time after the last lock. */
  async read<R extends Reads>(reads: R): Promise<Facts<R>> {
    const outcomes = await this.trip.send([...statementsOf(reads), nowStatement]);
    this.now = outcomes.at(-1)!.rows[0]['now'] as Date;
    return takeFacts(reads, outcomes);
  }
}
