import type { Actor } from '@netsign/contracts';
import { sightKeys } from '@netsign/contracts';
import pg from 'pg';
import { Batch, type Outcome, type Statement } from './batch.js';
import { copyInto } from './copy.js';
import { isStalePlan } from './failures.js';
import { sql, type Facts, type Reads } from './sql.js';

/** One connection inside one transaction. */
export interface Trip {
  send(statements: readonly Statement[]): Promise<Outcome[]>;
  /** Streams rows of COPY's text format into a table; answers how many. */
  copy(target: string, lines: AsyncIterable<string> | Iterable<string>): Promise<number>;
}

export const begin = sql('begin');
export const commit = sql('commit');
const beginReadOnly = sql('begin read only');
const rollback = sql('rollback');
const settings = ['role', ...sightKeys] as const;
const actorText = `select ${settings.map((key, at) => `set_config('app.${key}', $${at + 1}, true)`).join(', ')}`;

/** Tells row-level security who acts, for this transaction only. */
export const actorStatement = (actor: Actor): Statement => sql(actorText, settings.map(key => actor[key] ?? ''));

export const takeFacts = <R extends Reads>(reads: R, outcomes: readonly Outcome[]): Facts<R> =>
  Object.fromEntries(Object.entries(reads).map(([name, read], at) => [name, read.take(outcomes[at].rows)])) as Facts<R>;

export const statementsOf = (reads: Reads): Statement[] => Object.values(reads).map(read => read.statement);

/** Sends a batch over a pg client; the promise settles when the server is ready again. */
export const sendBatch = (client: pg.ClientBase, statements: readonly Statement[]): Promise<Outcome[]> =>
  new Promise((resolve, reject) => { client.query(new Batch(statements, resolve, reject) as unknown as pg.Submittable); });

/**
 * The two logins of a service: requests, subject to row-level security, and the owner, used by replicas, jobs and consumers.
 * Both are TypeORM's own pools.
 */
export class Database {
  private readonly committed = new Set<() => void>();

  constructor(private readonly requests: pg.Pool, private readonly owner: pg.Pool) {}

  /** Reads what this actor may see, in one trip. */
  async read<R extends Reads>(actor: Actor, reads: R): Promise<Facts<R>> {
    return this.within(this.requests, async trip => {
      const outcomes = await trip.send([beginReadOnly, actorStatement(actor), ...statementsOf(reads), commit]);
      return takeFacts(reads, outcomes.slice(2));
    });
  }

  /** Reads as the owner: for jobs, consumers and checks, never for a request's answer. */
  async readAsOwner<R extends Reads>(reads: R): Promise<Facts<R>> {
    return this.within(this.owner, async trip => takeFacts(reads, (await trip.send([beginReadOnly, ...statementsOf(reads), commit])).slice(1)));
  }

  /** A transaction of requests' login, or of the owner's. `work` sends `begin` first and `commit` last; a throw rolls back. */
  transact<T>(login: 'request' | 'owner', work: (trip: Trip) => Promise<T>): Promise<T> {
    return this.within(login === 'request' ? this.requests : this.owner, work);
  }

  /**
   * Long work of which only one may run anywhere: false, and nothing done, while another holds `name`. The lock lives on a connection of
   * its own, so it ends with the process that took it. `work` still checks each of its transactions: a connection may die alone.
   */
  async exclusively(name: string, work: () => Promise<void>): Promise<boolean> {
    const client = await this.owner.connect();
    let lost = false;
    const onError = (): void => { lost = true; };
    client.on('error', onError);
    const key = [LONG_WORK, name];
    try {
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as mine', key);
      if (!rows[0].mine) return false;
      try {
        await work();
      } finally {
        await client.query('select pg_advisory_unlock($1, hashtext($2))', key).catch(() => { lost = true; });
      }
      return true;
    } finally {
      client.off('error', onError);
      client.release(lost);
    }
  }

  /** Called after each commit that wrote events: wakes the relay. */
  onCommit(listener: () => void): void { this.committed.add(listener); }
  announceCommit(): void { for (const listener of this.committed) listener(); }

  private async within<T>(pool: pg.Pool, work: (trip: Trip) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    // A connection that dies while it is lent out says so here; unheard, it would end the process. The work itself is refused by pg.
    let lost = false;
    const onError = (): void => { lost = true; };
    client.on('error', onError);
    const giveBack = (broken: boolean): void => { client.off('error', onError); client.release(lost || broken); };
    try {
      const result = await work({ send: statements => sendBatch(client, statements), copy: (target, lines) => copyInto(client, target, lines) });
      giveBack(false);
      return result;
    } catch (error) {
      // After a migration a known statement may have another shape: such a connection starts anew.
      giveBack(isStalePlan(error) || !(await rolledBack(client)));
      throw error;
    }
  }
}

const LONG_WORK = 7_215_005;
const ROLLBACK_PATIENCE_MS = 5000;

/** Whether the transaction is surely over. A connection that does not answer is thrown away. */
async function rolledBack(client: pg.ClientBase): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>(resolve => { late = setTimeout(() => { resolve(false); }, ROLLBACK_PATIENCE_MS); });
  const done = sendBatch(client, [rollback]).then(() => true, () => false);
  return Promise.race([done, patience]).finally(() => { clearTimeout(late); });
}
