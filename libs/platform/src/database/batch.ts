import { channel } from 'node:diagnostics_channel';
import pg from 'pg';
import Result from 'pg/lib/result.js';
import { prepareValue } from 'pg/lib/utils.js';
import { camel } from './names.js';

/** A named statement: the name is a hash of the text, so the server parses and plans each text once per connection. */
export interface Statement { readonly name: string; readonly text: string; readonly values: readonly unknown[] }
export type Row = Record<string, unknown>;
export interface Outcome { readonly rows: Row[]; readonly rowCount: number }

/** Who wants to see the very statements that go to the server (`scripts/bench`) subscribes here; unheard, it costs nothing. */
const sent = channel('netsign.statements');

interface Field { name: string }
interface PgResult { rows: Row[]; rowCount: number | null; fields: Field[]; _parsers: unknown; _prebuiltEmptyResultObject: unknown; addFields(fields: Field[]): void; parseRow(fields: unknown[]): Row; addCommandComplete(message: unknown): void }
interface Shape { fields: Field[]; _parsers: unknown; _prebuiltEmptyResultObject: unknown }
interface Known { shape?: Shape }
interface Wire {
  known?: Map<string, Known | null>;
  stream: { cork(): void; uncork(): void };
  parse(query: { name: string; text: string }): void;
  bind(config: { portal: string; statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void;
  describe(message: { type: string; name: string }): void;
  execute(config: { portal: string; rows: number }): void;
  close(message: { type: string; name: string }): void;
  sync(): void;
}
const NewResult = Result as new (mode: undefined, types: unknown) => PgResult;

/**
 * Several statements in one message with one Sync: one trip to the server, all or nothing up to the first failure. Columns come back
 * in camelCase. Built on pg's protocol hooks (pg is pinned for that); the number of messages, not the SQL, is what costs on this path.
 */
export class Batch {
  private wire: Wire;
  private current: PgResult | null = null;
  private readonly fresh: string[] = [];
  private readonly outcomes: Outcome[] = [];

  constructor(private readonly statements: readonly Statement[], private readonly done: (outcomes: Outcome[]) => void, private readonly failed: (error: Error) => void) {}

  submit(connection: Wire): Error | null {
    this.wire = connection;
    if (sent.hasSubscribers) sent.publish(this.statements);
    const known = (connection.known ??= new Map<string, Known | null>());
    // Values are prepared before the first message: what cannot be sent must fail before anything has been.
    const values = this.statements.map(statement => statement.values.map(prepareValue));
    connection.stream.cork();
    try {
      this.statements.forEach((statement, at) => { this.send(connection, known, statement, values[at]); });
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
    return null;
  }

  private send(connection: Wire, known: Map<string, Known | null>, { name, text }: Statement, values: readonly unknown[]): void {
    const first = !known.get(name);
    if (first) {
      if (known.get(name) === null) connection.close({ type: 'S', name });
      connection.parse({ name, text });
      known.set(name, {});
      this.fresh.push(name);
    }
    connection.bind({ portal: '', statement: name, values, valueMapper: value => value });
    if (first) connection.describe({ type: 'P', name: '' });
    connection.execute({ portal: '', rows: 0 });
  }

  private result(): PgResult {
    if (this.current === null) {
      this.current = new NewResult(undefined, pg.types);
      Object.assign(this.current, this.shape().shape);
    }
    return this.current;
  }

  private shape(): Known { return this.wire.known!.get(this.statements[this.outcomes.length].name)!; }

  handleRowDescription(message: { fields: Field[] }): void {
    const result = (this.current = new NewResult(undefined, pg.types));
    result.addFields(message.fields.map(field => Object.assign(field, { name: camel(field.name) })));
    this.shape().shape = { fields: result.fields, _parsers: result._parsers, _prebuiltEmptyResultObject: result._prebuiltEmptyResultObject };
  }
  handleDataRow(message: { fields: unknown[] }): void { const result = this.result(); result.rows.push(result.parseRow(message.fields)); }
  handleCommandComplete(message: unknown): void {
    const result = this.result();
    result.addCommandComplete(message);
    this.outcomes.push({ rows: result.rows, rowCount: result.rowCount ?? 0 });
    this.current = null;
  }
  handleEmptyQuery(): void { this.outcomes.push({ rows: [], rowCount: 0 }); }
  handleReadyForQuery(): void { this.done(this.outcomes); }
  /** The server skips to the Sync; statements parsed for the first time here are closed before they are parsed again. */
  handleError(error: Error): void { for (const name of this.fresh) this.wire.known?.set(name, null); this.failed(error); }
  handlePortalSuspended(): void { throw new Error('a batch never limits rows'); }
}
