import type { EventType } from '@netsign/contracts';
import { record, start, type Aggregate, type Doer, type Happening, type Link } from '../events/event-log.js';
import type { Row, Statement } from './batch.js';
import { snake } from './names.js';
import { counted, json } from './sql.js';

/** Rows of one statement. More would only make the message larger. */
const CHUNK = 1000;

interface Held { row: Row & Link; readonly from: number; readonly changed: Set<string> }

/**
 * Many cases of one kind in one command: opened and moved in memory, each any number of times, then written with arrays: the final rows and
 * the whole log. Versions are checked as in `Tx.move`: a case that is no longer where it was read aborts the command.
 */
export class CaseBatch {
  private readonly held = new Map<unknown, Held>();
  private readonly log: Row[] = [];

  constructor(private readonly source: string, private readonly by: Doer, private readonly now: Date, private readonly aggregate: Aggregate) {}

  /** How many events it will write. */
  get size(): number { return this.log.length; }

  /** Opens a case: its first row and its first event. Returns the row with its link. */
  open<T extends object>(row: T, happening: Happening<EventType>): T & Link {
    return this.keep({ from: start.version, row: row as Row & Link, changed: new Set() }, start, row, happening);
  }

  /** Moves a case one version on. `row` is the case as read under the lock, or as this batch last returned it; changes to it add up. */
  move<T extends Link>(row: T, changes: Partial<T>, happening: Happening<EventType>): T {
    const held = this.held.get((row as unknown as Row)[this.aggregate.key]) ?? { from: row.version, row: row as unknown as Row & Link, changed: new Set<string>() };
    if (held.row.version !== row.version) throw new Error(`a ${this.aggregate.kind} was moved from a version that this batch has left`);
    for (const key of Object.keys(changes)) held.changed.add(key);
    return this.keep(held, row, { ...row, ...changes }, happening);
  }

  private keep<T extends object>(held: Held, link: Link, row: T, happening: Happening<EventType>): T & Link {
    const { version, hash, values } = record(this.source, this.aggregate, row as Row, link, happening, this.by, this.now);
    const kept = { ...row, version, hash };
    this.held.set((kept as Row)[this.aggregate.key], Object.assign(held, { row: kept }));
    this.log.push(values);
    return kept;
  }

  /** What is to be written: rows first, then the log in the order of what happened. */
  get statements(): Statement[] {
    const all = [...this.held.values()];
    return [
      ...chunks(all.filter(({ from }) => from === 0).map(({ row }) => row)).map(rows => this.insert(this.aggregate.table, rows)),
      ...chunks(all.filter(({ from }) => from > 0)).map(moved => this.update(moved)),
      ...chunks(this.log).map(rows => this.insert('event_log', rows)),
    ];
  }

  /** The table itself says what types its columns have. */
  private insert(table: string, rows: readonly Row[]): Statement {
    const columns = Object.keys(rows[0]).map(snake).join(', ');
    return counted(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`, [written(rows)], rows.length);
  }

  private update(moved: readonly Held[]): Statement {
    const { table, key } = this.aggregate;
    const columns = [...new Set(moved.flatMap(({ changed }) => [...changed]))].sort().map(snake);
    const set = [...columns, 'version', 'hash'].map(column => `${column} = r.${column}`).join(', ');
    return counted(
      `update ${table} t set ${set} from json_populate_recordset(null::${table}, $1) r, json_to_recordset($2) f(key text, was integer)
        where t.${snake(key)} = r.${snake(key)} and f.key = r.${snake(key)}::text and t.version = f.was`,
      [written(moved.map(({ row }) => row)), json(moved.map(({ row, from }) => ({ key: String(row[key]), was: from })))], moved.length);
  }
}

const written = (rows: readonly Row[]): string => json(rows.map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))));

const chunks = <T>(items: readonly T[]): T[][] => Array.from({ length: Math.ceil(items.length / CHUNK) }, (_none, at) => items.slice(at * CHUNK, (at + 1) * CHUNK));
