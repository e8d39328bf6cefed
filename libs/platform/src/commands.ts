import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Actor, type ActorRole } from '@netsign/contracts';
import { actorStatement, begin, commit, Database, statementsOf, takeFacts, type Trip } from './database/database.js';
import { isForbidden, isTransient, refusalOf, type Constraints } from './database/failures.js';
import type { Statement } from './database/batch.js';
import { maybe, sql, type Facts, type Reads } from './database/sql.js';
import { nowStatement } from './database/time.js';
import { SystemTx, Tx } from './database/tx.js';
import type { Doer } from './events/event-log.js';
import { LOGGER, type Logger } from './logger.js';

/** Who calls, and the call itself: everything a command needs to be done once. */
export interface By {
  readonly actor: Actor;
  readonly endpoint: string;
  /** Idempotency key and SHA-256 of the parsed input; null for calls that change no case. */
  readonly key: string | null;
  readonly digest: string;
  readonly address: string;
  readonly device: string;
}

/** What the service is called and which refusals its constraints stand for. */
export interface ServiceFacts { readonly name: string; readonly constraints: Constraints }
export const SERVICE_FACTS = Symbol('service facts');

export interface Command<R extends Reads, T> {
  /** First trip: the case row `for update` first, then the facts. */
  readonly read: R;
  /** Between the trips: rules, then changes and events queued on `tx`. A throw changes nothing. */
  readonly act: (tx: Tx, facts: Facts<R>) => T;
  /** Ids from which the answer to a repeat is rebuilt; known before the command runs. */
  readonly result: Record<string, string>;
  /** The case the call is about: when it is not found for this actor, a stranger's attempt on it is logged. */
  readonly subject?: { readonly table: string; readonly id: string };
}

/** `repeated` when this call had been answered before; then `value` is null and `result` says what it had done. */
export type Done<T> = { readonly repeated: false; readonly value: T; readonly result: Record<string, string> } | { readonly repeated: true; readonly value: null; readonly result: Record<string, string> };

const claim = `insert into idempotency (account, endpoint, key, digest, result) values ($1, $2, $3, $4, $5)
  on conflict (account, endpoint, key) do update set repeats = idempotency.repeats + 1 returning (xmax = 0) as fresh, digest, result`;

interface Claim { fresh: boolean; digest: string; result: Record<string, string> }

/**
 * The one way to change anything: one transaction, two trips, no network inside. The first trip begins, claims the idempotency key
 * (a repeat waits on the key's row until the first has ended), locks and gathers the facts; the rules run here; the second writes
 * changes and events and commits.
 */
@Injectable()
export class Commands {
  constructor(private readonly database: Database, @Inject(SERVICE_FACTS) private readonly service: ServiceFacts, @Inject(LOGGER) private readonly logger: Logger) {}

  async run<R extends Reads, T>(by: By, command: Command<R, T>): Promise<Done<T>> {
    if (by.key === null) throw new AppError('IDEMPOTENCY_KEY_MISSING');
    for (let attempt = 1; ; attempt++) {
      try {
        const done = await this.database.transact('request', trip => this.attempt(trip, by, by.key!, command));
        if (!done.repeated) this.database.announceCommit();
        return done;
      } catch (error) {
        if (isTransient(error) && attempt < 4) continue;
        if (command.subject && error instanceof AppError && error.code === 'NOT_FOUND') await this.noteStranger(by, command.subject);
        if (isForbidden(error)) this.logger.error({ endpoint: by.endpoint, account: by.actor.account }, 'a write was turned away by row-level security');
        throw refusalOf(error, this.service.constraints);
      }
    }
  }

  /** The answer stays not-found; but somebody who tries another's case should not stay unseen. */
  private async noteStranger(by: By, { table, id }: { table: string; id: string }): Promise<void> {
    const { found } = await this.database.readAsOwner({ found: maybe(`select 1 as there from ${table} where id = $1`, [id]) });
    if (found !== null) this.logger.warn({ endpoint: by.endpoint, account: by.actor.account, role: by.actor.role, subject: id }, 'an act on a case that the actor may not see');
  }

  private async attempt<R extends Reads, T>(trip: Trip, by: By, key: string, command: Command<R, T>): Promise<Done<T>> {
    const first = [begin, actorStatement(by.actor), sql(claim, [by.actor.account, by.endpoint, key, by.digest, JSON.stringify(command.result)])];
    const outcomes = await trip.send([...first, ...statementsOf(command.read), nowStatement]);
    const claimed = outcomes[2].rows[0] as unknown as Claim;
    if (!claimed.fresh) {
      if (claimed.digest !== by.digest) throw new AppError('IDEMPOTENCY_KEY_REUSED');
      await trip.send([commit]);
      return { repeated: true, value: null, result: claimed.result };
    }
    const facts = takeFacts(command.read, outcomes.slice(first.length));
    const tx = new Tx(this.service.name, doerOf(by), outcomes.at(-1)!.rows[0]['now'] as Date);
    const value = command.act(tx, facts);
    await trip.send([...tx.statements, commit]);
    tx.committed();
    return { repeated: false, value, result: command.result };
  }

  /** Writes that are no act on a case (a file put up for checking): as the actor, in one trip; no key against repeats, no events. */
  async note(actor: Actor, statements: readonly Statement[]): Promise<void> {
    await this.database.transact('request', trip => trip.send([begin, actorStatement(actor), ...statements, commit]))
      .catch((error: unknown) => { throw refusalOf(error, this.service.constraints); });
  }

  /**
   * A batch by the clock or the ledger, outside a consumer, or by somebody whose long work goes on after the answer. `work` may read in
   * the middle; it may be run again where two lock each other out.
   */
  async runAs<T>(doer: ActorRole | Doer, work: (tx: SystemTx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { result, emitted } = await this.database.transact('owner', trip => this.attemptAs(trip, typeof doer === 'string' ? systemDoer(doer) : doer, work));
        if (emitted > 0) this.database.announceCommit();
        return result;
      } catch (error) {
        if (!isTransient(error) || attempt >= 4) throw error;
      }
    }
  }

  private async attemptAs<T>(trip: Trip, doer: Doer, work: (tx: SystemTx) => Promise<T>): Promise<{ result: T; emitted: number }> {
    const outcomes = await trip.send([begin, nowStatement]);
    const tx = new SystemTx(this.service.name, doer, outcomes[1].rows[0]['now'] as Date, trip);
    const result = await work(tx);
    await trip.send([...tx.statements, commit]);
    tx.committed();
    return { result, emitted: tx.emitted };
  }
}

export const doerOf = (by: By): Doer => ({ role: by.actor.role, account: by.actor.account, address: by.address, device: by.device });
export const systemDoer = (role: ActorRole): Doer => ({ role, account: null, address: '', device: '' });
