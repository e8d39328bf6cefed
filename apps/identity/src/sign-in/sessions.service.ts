import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Actor, type End } from '@netsign/contracts';
import { begin, commit, CONFIG, Database, EventPath, one, sql, uuidv7, type Config, type Trip } from '@netsign/platform';
import { actorOf, IDLE_MINUTES, sessionColumns, sessionTables, type SessionRow } from './actor.js';

/** However busy a session is, it ends: people with a case of their own after 8 hours, officials after a long working day of 12. */
const LIFE_HOURS: Record<End, number> = { student: 8, corp: 8, admin: 12 };

/** A session is marked as seen at most once a minute. */
const seenText = `update session set seen_at = now() where id = $1 and seen_at < now() - interval '1 minute'`;
const bySecretText = `select ${sessionColumns} from ${sessionTables} where s.secret_hash = $1 and s.web_end = $2`;
const othersText = `select count(*)::int as others from session s
  where s.account = $1 and s.id <> $2 and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '${IDLE_MINUTES} minutes'`;
const byIdText = `select ${sessionColumns} from ${sessionTables} where s.id = $1 and s.account = $2`;

/** What the gateway needs to know of a session. Times in ISO 8601 UTC. */
export interface SessionFacts { readonly actor: Actor; readonly csrf: string; readonly expiresAt: string }

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Sessions live here and nowhere else; the database keeps the hash of a secret, never the secret. */
@Injectable()
export class SessionsService {
  constructor(private readonly database: Database, private readonly path: EventPath, @Inject(CONFIG) private readonly config: Config) {}

  /** Begins a session inside the transaction of a sign-in. Returns the secret for the cookie. */
  async start(trip: Trip, about: { account: string; end: End; graduate: string | null; device: string }): Promise<{ secret: string } & SessionFacts> {
    const secret = randomBytes(32).toString('base64url');
    const outcomes = await trip.send([
      sql(`insert into session (id, secret_hash, account, web_end, graduate, device, started_at, seen_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, now(), now(), now() + make_interval(hours => $7))`, [uuidv7(), hashOf(secret), about.account, about.end, about.graduate, about.device, LIFE_HOURS[about.end]]),
      sql(bySecretText, [hashOf(secret), about.end]),
    ]);
    return { secret, ...this.factsOf(outcomes[1].rows[0] as unknown as SessionRow) };
  }

  /** Who stands behind a secret now. Throws NOT_SIGNED_IN for a secret never given out at this end, SESSION_ENDED for one that is over. */
  resume(end: End, secret: string): Promise<SessionFacts> {
    return this.database.transact('owner', async trip => {
      const row = (await trip.send([begin, sql(bySecretText, [hashOf(secret), end])]))[1].rows[0] as unknown as SessionRow | undefined;
      if (row === undefined) throw new AppError('NOT_SIGNED_IN');
      const facts = this.factsOf(row);
      await trip.send([sql(seenText, [row.session]), commit]);
      return facts;
    });
  }

  /** Turns the session to another own record. Throws GRADUATE_NOT_YOURS. */
  choose({ session, account }: Actor, graduate: string): Promise<Actor> {
    return this.database.transact('owner', async trip => {
      const outcomes = await trip.send([
        begin,
        sql('update session set graduate = $1 where id = $2 and account = $3 and exists (select from graduate_replica where graduate_id = $1 and account = $3)', [graduate, session, account]),
        sql(byIdText, [session, account]),
      ]);
      if (outcomes[1].rowCount !== 1) throw new AppError('GRADUATE_NOT_YOURS');
      const actor = actorOf(outcomes[2].rows[0] as unknown as SessionRow);
      await trip.send([commit]);
      return actor;
    });
  }

  /** Ends this session, or all of the account. Returns how many have ended. */
  end({ session, account }: Actor, everywhere: boolean): Promise<number> {
    return this.endWhere('account = $1 and ($2::uuid is null or id = $2)', [account, everywhere ? null : session]);
  }

  /** How many sessions of the account are open besides this one. */
  async others({ session, account }: Actor): Promise<number> {
    const { open } = await this.database.readAsOwner({ open: one<{ others: number }>(othersText, [account, session]) });
    return open.others;
  }

  /** Ends the sessions of whoever signed in for these employers without being their operator now. */
  endFormerOperators(creditCodes: readonly string[]): Promise<number> {
    return this.endWhere(`account in (select a.id from account a where a.realm = 'xzyw' and a.organisation = any($1::text[])
      and not exists (select from employer_operator p where p.credit_code = a.organisation and p.account = a.cas_user))`, [creditCodes]);
  }

  /** Tells every gateway, so that nothing remembered outlives a session. After the commit. */
  announceEnded(ids: readonly string[]): void {
    this.path.signal(ids.map(id => ({ kind: 'session.ended' as const, id, audience: '' })));
  }

  private async endWhere(condition: string, values: readonly unknown[]): Promise<number> {
    const ids = await this.database.transact('owner', async trip => {
      const outcomes = await trip.send([begin, sql(`update session set ended_at = now() where ended_at is null and ${condition} returning id`, values), commit]);
      return outcomes[1].rows.map(row => row['id'] as string);
    });
    this.announceEnded(ids);
    return ids.length;
  }

  private factsOf(row: SessionRow): SessionFacts {
    const actor = actorOf(row);
    return { actor, csrf: createHmac('sha256', this.config.platformKey).update(`csrf:${row.session}`).digest('base64url'), expiresAt: row.endsAt.toISOString() };
  }
}
