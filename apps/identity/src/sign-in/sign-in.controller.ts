import { Controller } from '@nestjs/common';
import { identityApi, type Me, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { MeService } from './me.service.js';
import { SessionsService, type SessionFacts } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Controller()
export class SignInController {
  constructor(private readonly signIns: SignInService, private readonly sessions: SessionsService, private readonly mine: MeService) {}

  @Endpoint(identityApi.signIn)
  signIn(_by: null, input: ParsedInputOf<typeof identityApi.signIn>): Promise<OutputOf<typeof identityApi.signIn>> { return this.signIns.signIn(input); }

  @Endpoint(identityApi.resume)
  resume(_by: null, { end, secret }: ParsedInputOf<typeof identityApi.resume>): Promise<SessionFacts> { return this.sessions.resume(end, secret); }

  @Endpoint(identityApi.signOut)
  async signOut(by: By, { everywhere }: ParsedInputOf<typeof identityApi.signOut>): Promise<OutputOf<typeof identityApi.signOut>> {
    return { ended: await this.sessions.end(by.actor, everywhere) };
  }

  @Endpoint(identityApi.chooseGraduate)
  async chooseGraduate(by: By, { graduate }: ParsedInputOf<typeof identityApi.chooseGraduate>): Promise<OutputOf<typeof identityApi.chooseGraduate>> {
    return { actor: await this.sessions.choose(by.actor, graduate) };
  }

  @Endpoint(identityApi.otherSessions)
  async otherSessions(by: By, _input: object): Promise<OutputOf<typeof identityApi.otherSessions>> { return { others: await this.sessions.others(by.actor) }; }

  @Endpoint(identityApi.me)
  me(by: By, _input: object): Promise<Me> { return this.mine.get(by.actor); }
}
