import {
  agreementsClient, gatewayTransport, identityClient, isUncertain, nationalSyncClient, problemFrom, type AgreementsClient, type IdentityClient, type NationalSyncClient, type Transport,
} from '@netsign/api-client';
import type { End, identityApi, InputOf, Me } from '@netsign/contracts';
import { demoPassword } from '../demo/people.js';
import { patiently, refusedWith } from './ask-again.js';
import type { Platform } from './platform.js';
import { signIn, type SignedIn } from './sign-in.js';
import { enterCode, newestMessage } from './text-messages.js';

/** What somebody is known by: the end they use, their account there, and the phone that gets their codes. */
export interface Who { readonly end: End; readonly account: string; readonly phone: string }

export type Act = InputOf<typeof identityApi.challenge>;

const wrongCode = refusedWith('CODE_WRONG');

/** Somebody who uses the platform over HTTP: signed in through CAS, with the typed clients of every service. */
export class Person {
  readonly identity: IdentityClient;
  readonly agreements: AgreementsClient;
  readonly nationalSync: NationalSyncClient;
  /** Status of the last answer that came. */
  status = 0;

  private constructor(private readonly platform: Platform, readonly who: Who, readonly session: SignedIn) {
    const transport = this.transport();
    this.identity = identityClient(transport);
    this.agreements = agreementsClient(transport);
    this.nationalSync = nationalSyncClient(transport);
    this.status = 200;
  }

  static async signIn(platform: Platform, who: Who, password = demoPassword): Promise<Person> {
    return new Person(platform, who, await patiently(() => signIn(platform, who.end, who.account, password), platform.patience));
  }

  /** Who the platform took this person for at sign-in. */
  get me(): Me {
    return this.session.me;
  }

  /** Proves with the phone that it is this person who acts; the proof is good for this one act. */
  async prove(act: Act): Promise<string> {
    const known = await newestMessage(this.platform, this.who.phone);
    const { challengeId } = await this.identity.challenge(act);
    const { proof } = await this.enterCode(known, (code) => this.identity.prove({ challengeId, code }));
    return proof;
  }

  /** 信息确认: reads the own record, verifies the phone and confirms. */
  async confirmRecord(): Promise<void> {
    const { version } = await this.nationalSync.myRecord({});
    const { phone } = this.who;
    const known = await newestMessage(this.platform, phone);
    await this.identity.sendPhoneCode({ phone });
    await this.enterCode(known, (code) => this.identity.confirmRecord({ recordVersion: version, phone, code }));
  }

  private enterCode<T>(after: number, enter: (code: string) => Promise<T>): Promise<T> {
    return enterCode(this.platform, this.who.phone, after, (code) =>
      enter(code).catch((error: unknown) => {
        if (wrongCode(error)) return null;
        throw error;
      }),
    );
  }

  /** The same request again is the same act: it carries the same key. */
  private transport(): Transport {
    const { cookie, csrf } = this.session;
    const send = gatewayTransport(this.platform.gatewayUrl, this.who.end, () => ({ cookie, 'x-csrf-token': csrf, 'accept-language': 'zh-CN' }));
    return (request) =>
      patiently(async () => {
        const answer = await send(request);
        this.status = answer.status;
        const problem = answer.status > 299 ? problemFrom(answer.status, answer.json) : null;
        if (problem !== null && isUncertain(problem)) throw problem;
        return answer;
      }, this.platform.patience);
  }
}
