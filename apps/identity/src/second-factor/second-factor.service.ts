import { Inject, Injectable } from '@nestjs/common';
import { AppError, endpoints, type identityApi, type OutputOf, type ParsedInputOf, type Role } from '@netsign/contracts';
import { CONFIG, Database, maskPhone, signProof, type By, type Config } from '@netsign/platform';
import { challengeOf, codeRefused, CodesService } from '../codes/codes.service.js';
import { phoneOf } from '../sign-in/phone.js';

const PROOF_LIFE_SECONDS = 300;

/** What the message says the code is for; the case itself is never named in it. */
const purposes: Record<string, string> = {
  'agreements.send': '发送签约邀请', 'agreements.accept': '同意签约', 'agreements.askTermination': '申请解约', 'agreements.consentTermination': '同意解约', 'agreements.requestForce': '提出强制解约', 'agreements.force': '强制解约',
};
const codeText = (endpoint: string) => (code: string) => `【网签平台】验证码 ${code}，用于${purposes[endpoint] ?? '办理签约事项'}，5 分钟内有效。请勿告诉他人。`;

/** Whether there is such an act, and one that this role may do: a proof for anything else could never be used. */
const mayDo = (name: string, role: Role): boolean => endpoints.some(endpoint => endpoint.name === name && endpoint.by.includes(role));

/** A code by SMS, bound to one act on one case and text, turned into a signed proof (docs/domain.md §Second factor). */
@Injectable()
export class SecondFactorService {
  constructor(private readonly database: Database, private readonly codes: CodesService, @Inject(CONFIG) private readonly config: Config) {}

  /** Throws INPUT_INVALID for an act that is not this role's, PHONE_UNKNOWN, TOO_MANY_REQUESTS. */
  async challenge({ actor }: By, act: ParsedInputOf<typeof identityApi.challenge>): Promise<OutputOf<typeof identityApi.challenge>> {
    if (!mayDo(act.endpoint, actor.role)) throw new AppError('INPUT_INVALID', { fields: [{ at: '/endpoint', code: 'INPUT_INVALID' }] });
    const { phone } = await this.database.readAsOwner({ phone: phoneOf(actor.account) });
    if (phone === null) throw new AppError('PHONE_UNKNOWN');
    const { id, expiresAt } = await this.codes.send({ account: actor.account, purpose: 'second_factor', phone, act, text: codeText(act.endpoint) });
    return { challengeId: id, sentTo: maskPhone(phone), expiresAt };
  }

  /**
   * The proof carries the challenge's id as its `jti`: one challenge can never be worth two acts, however often it is answered. Throws NOT_FOUND, CODE_WRONG,
   * CODE_EXPIRED, CODE_TOO_MANY_TRIES.
   */
  async prove({ actor }: By, { challengeId, code }: ParsedInputOf<typeof identityApi.prove>): Promise<OutputOf<typeof identityApi.prove>> {
    const verdict = await this.codes.check(challengeOf(actor.account, challengeId), code, { unknown: 'NOT_FOUND' });
    if (!verdict.ok) throw codeRefused(verdict.refusal);
    const exp = Math.floor(Date.now() / 1000) + PROOF_LIFE_SECONDS;
    const proof = signProof({ sub: actor.account, ...verdict.act!, jti: verdict.id, exp }, this.config.proofPrivateKey);
    return { proof, expiresAt: new Date(exp * 1000).toISOString() };
  }
}
