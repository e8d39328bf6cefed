import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type ErrorCode } from '@netsign/contracts';
import { begin, commit, CONFIG, Database, json, sql, uuidv7, type Config, type Statement, type Trip } from '@netsign/platform';
import type { AskedAct, CodePurpose } from './one-time-code.entity.js';
import { SmsClient } from './sms.client.js';

const LIFE_MINUTES = 5;
const TRIES = 5;
/** Codes to one account or one phone within ten minutes. Where the outside world is a sandbox nobody is disturbed, and journeys are many. */
const LIMIT = { minutes: 10, codes: 10, sandboxCodes: 100_000 };

export interface Asked { readonly account: string; readonly purpose: CodePurpose; readonly phone: string; readonly act: AskedAct | null; readonly text: (code: string) => string }
export interface Sent { readonly id: string; readonly expiresAt: string }
/** What an entered code is worth. */
export type Verdict = { readonly ok: true; readonly id: string; readonly act: AskedAct | null } | { readonly ok: false; readonly refusal: ErrorCode };

interface CodeRow { id: string; hash: string; act: AskedAct | null; tries: number; over: boolean }

const columns = 'id, hash, act, tries, expires_at <= now() as over';
/** The newest code sent to this phone for this purpose: an older one is void. */
export const newestTo = (account: string, phone: string): Statement =>
  sql(`select ${columns} from one_time_code where account = $1 and phone = $2 and purpose = 'phone' order by sent_at desc limit 1 for update`, [account, phone]);
export const challengeOf = (account: string, id: string): Statement =>
  sql(`select ${columns} from one_time_code where account = $1 and id = $2 and purpose = 'second_factor' for update`, [account, id]);

/** The refusal of a code, at the field it was typed into. */
export const codeRefused = (refusal: ErrorCode): AppError => new AppError(refusal, refusal.startsWith('CODE_') ? { fields: [{ at: '/code', code: refusal }] } : {});

/** Makes, sends and checks six-digit codes. Real time throughout. */
@Injectable()
export class CodesService {
  constructor(private readonly database: Database, private readonly sms: SmsClient, @Inject(CONFIG) private readonly config: Config) {}

  /** Keeps the code, then sends it. Throws TOO_MANY_REQUESTS, or UNAVAILABLE when the message was not taken. */
  async send({ account, purpose, phone, act, text }: Asked): Promise<Sent> {
    const id = uuidv7();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = await this.database.transact('owner', async trip => {
      await this.refuseTooMany(trip, account, phone);
      const outcomes = await trip.send([
        sql(`insert into one_time_code (id, account, purpose, phone, hash, act, tries, sent_at, expires_at) values ($1, $2, $3, $4, $5, $6, 0, now(), now() + make_interval(mins => $7)) returning expires_at`,
          [id, account, purpose, phone, this.hash(id, code), act === null ? null : json(act), LIFE_MINUTES]),
        commit,
      ]);
      return outcomes[0].rows[0]['expiresAt'] as Date;
    });
    await this.sms.send(phone, text(code));
    return { id, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Checks an entered code; a wrong one is counted whatever becomes of the call. A right one is right again when it is asked about again,
   * since an answer may be lost on its way: what it was good for is burnt under `id` in the transaction of the act. `unknown` answers a
   * code that was never sent.
   */
  check(find: Statement, code: string, { unknown }: { unknown: ErrorCode }): Promise<Verdict> {
    return this.database.transact('owner', async (trip): Promise<Verdict> => {
      const row = (await trip.send([begin, find]))[1].rows[0] as unknown as CodeRow | undefined;
      const refusal = row === undefined ? unknown : this.refusalOf(row, code);
      const wrong = refusal === 'CODE_WRONG' ? [sql('update one_time_code set tries = tries + 1 where id = $1', [row!.id])] : [];
      await trip.send([...wrong, commit]);
      return refusal === null ? { ok: true, id: row!.id, act: row!.act } : { ok: false, refusal };
    });
  }

  private refusalOf(row: CodeRow, code: string): ErrorCode | null {
    if (row.tries >= TRIES) return 'CODE_TOO_MANY_TRIES';
    if (row.over) return 'CODE_EXPIRED';
    return timingSafeEqual(Buffer.from(row.hash, 'hex'), Buffer.from(this.hash(row.id, code.trim()), 'hex')) ? null : 'CODE_WRONG';
  }

  /** Requests of one account wait for each other here, so that many at once are counted too. */
  private async refuseTooMany(trip: Trip, account: string, phone: string): Promise<void> {
    const outcomes = await trip.send([
      begin, sql('select id from account where id = $1 for update', [account]),
      sql('select count(*)::int as n from one_time_code where (account = $1 or phone = $2) and sent_at > now() - make_interval(mins => $3)', [account, phone, LIMIT.minutes]),
    ]);
    const sent = outcomes[2].rows[0]['n'] as number;
    if (sent >= (this.config.sandbox ? LIMIT.sandboxCodes : LIMIT.codes)) throw new AppError('TOO_MANY_REQUESTS');
  }

  private hash(id: string, code: string): string {
    return createHmac('sha256', this.config.platformKey).update(`code:${id}:${code}`).digest('hex');
  }
}
