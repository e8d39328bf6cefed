import { setImmediate as nextTurn } from 'node:timers/promises';
import type pg from 'pg';

interface Wire {
  stream: { write(bytes: Buffer): boolean; once(event: 'drain', listener: () => void): void };
  query(text: string): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** Bytes that are sent as one message; the server takes any size, the socket likes large ones. */
const MESSAGE = 65_536;

/**
 * `copy … from stdin` over pg's protocol hooks (pg is pinned for that): rows flow as fast as the server takes them, and no faster. What
 * `rows` throws ends the copy on the server, keeps none of it, and is thrown on.
 */
class CopyIn {
  private wire: Wire;
  private count = 0;
  /** Lets a sender go that waits for a socket which will never drain. */
  private release: (() => void) | null = null;
  private cause: unknown = null;
  private over = false;

  constructor(private readonly text: string, private readonly rows: AsyncIterable<string> | Iterable<string>, private readonly done: (count: number) => void, private readonly refused: (error: unknown) => void) {}

  submit(connection: Wire): Error | null {
    this.wire = connection;
    connection.query(this.text);
    return null;
  }

  handleCopyInResponse(): void {
    this.pour().then(() => { this.wire.endCopyFrom(); }, (error: unknown) => {
      this.cause ??= error;
      if (!this.over) this.wire.sendCopyFail('the rows have broken off');
    });
  }

  private async pour(): Promise<void> {
    let held = '';
    for await (const row of this.rows) {
      held += row;
      if (held.length < MESSAGE) continue;
      await this.send(held);
      held = '';
    }
    if (held !== '') await this.send(held);
  }

  private async send(text: string): Promise<void> {
    if (this.over) throw this.cause;
    const body = Buffer.from(text);
    const head = Buffer.alloc(5);
    head[0] = 0x64;
    head.writeInt32BE(body.length + 4, 1);
    this.wire.stream.write(head);
    // Even where the socket takes all, the loop must turn: rows that are at hand without waiting would never let the server's word in.
    if (this.wire.stream.write(body)) await nextTurn();
    else await new Promise<void>(resolve => { this.wire.stream.once('drain', resolve); this.release = resolve; });
  }

  handleCommandComplete(message: { text: string }): void { this.count = Number(message.text.split(' ')[1]); }
  handleReadyForQuery(): void {
    this.over = true;
    this.done(this.count);
  }
  /** Also a lost connection, after which nothing more is heard. What is still poured in is dropped by the server. */
  handleError(error: unknown): void {
    this.over = true;
    this.cause ??= error;
    this.release?.();
    this.refused(this.cause);
  }
}

/** Copies lines of PostgreSQL's text format (`copyLine`) into `target`, a table with its columns in brackets. Answers how many rows. */
export const copyInto = (client: pg.ClientBase, target: string, lines: AsyncIterable<string> | Iterable<string>): Promise<number> =>
  new Promise((resolve, reject) => { client.query(new CopyIn(`copy ${target} from stdin`, lines, resolve, reject) as unknown as pg.Submittable); });

const SPECIAL = /[\\\n\r\t]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => (text.search(SPECIAL) === -1 ? text : text.replace(SPECIAL, sign => escapes[sign]));

/** One row of COPY's text format. */
export function copyLine(values: readonly (string | number | boolean | null)[]): string {
  let line = '';
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (at > 0) line += '\t';
    line += value === null ? '\\N' : typeof value === 'string' ? escaped(value) : typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
  }
  return `${line}\n`;
}
