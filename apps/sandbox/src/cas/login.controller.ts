import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AccountsService } from '../accounts/accounts.service.js';
import { CONFIG } from '../config.js';
import type { SandboxConfig } from '../config.js';
import { sendPage } from '../page/page.answer.js';
import { parse } from '../parse.js';
import { SandboxError } from '../sandbox.error.js';
import { CasService, SESSION_SECONDS } from './cas.service.js';
import { readCookies, setCookie } from './cookies.js';
import { loginPage, refusedPage, signedInPage, signedOutPage } from './login.page.js';
import type { LoginView } from './login.page.js';
import type { Realm } from './realm.js';
import { RealmPipe } from './realm.pipe.js';
import { checkService, withTicket } from './service-url.js';

const Asked = z.object({ service: z.string().optional(), renew: z.string().optional(), gateway: z.string().optional() });
const Posted = z.object({
  username: z.string().max(200).default(''),
  password: z.string().max(200).default(''),
  lt: z.string().max(100).default(''),
  find: z.string().max(100).optional(),
  pick: z.string().max(200).optional(),
  service: z.string().optional(),
  renew: z.string().optional(),
});

const SESSION = 'CASTGC';
const BROWSER = 'browser';

interface Visit {
  realm: Realm;
  service?: string;
  renew: boolean;
  cookies: Map<string, string>;
  reply: FastifyReply;
}

/** The part of CAS that people see: /login and /logout, CAS 3.0 specification 2.1 to 2.3. */
@Controller('cas/:realm')
export class LoginController {
  constructor(
    private readonly cas: CasService,
    private readonly accounts: AccountsService,
    @Inject(CONFIG) private readonly config: SandboxConfig,
  ) {}

  @Get('login')
  async show(@Param('realm', RealmPipe) realm: Realm, @Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = parse(Asked, query);
    const visit = this.visit(realm, asked.service, asked.renew, request, reply);
    if (!visit) return;
    const session = visit.renew ? null : this.cas.findSession(realm, visit.cookies.get(SESSION));
    if (session) return this.goOn(visit, session.account, () => this.cas.issue(realm, session.account, visit.service ?? '', session), 302);
    // With renew the question of gateway does not arise: somebody has to type a password.
    if (isSet(asked.gateway) && visit.service && !visit.renew) return void reply.redirect(visit.service, 302);
    return this.draw(visit, 200);
  }

  @Post('login')
  async signIn(@Param('realm', RealmPipe) realm: Realm, @Query() query: unknown, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = parse(Asked, query);
    const posted = parse(Posted, body ?? {});
    const visit = this.visit(realm, posted.service || asked.service, posted.renew || asked.renew, request, reply);
    if (!visit) return;
    if (posted.find !== undefined || posted.pick !== undefined) return this.draw(visit, 200, { find: posted.find, username: posted.pick });
    if (!this.cas.takeLoginTicket(posted.lt, realm, visit.cookies.get(BROWSER))) return this.secondClick(visit, posted.username);
    try {
      await this.cas.checkPassword(realm, posted.username, posted.password);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      return this.draw(visit, error.phrase.status, { problem: error, username: posted.username });
    }
    setCookie(reply, SESSION, this.cas.openSession(realm, posted.username), { path: `/cas/${realm}`, maxAge: SESSION_SECONDS });
    return this.goOn(visit, posted.username, () => this.cas.issue(realm, posted.username, visit.service ?? ''), 303);
  }

  @Get('logout')
  logout(@Param('realm', RealmPipe) realm: Realm, @Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const visit = this.visit(realm, parse(Asked, query).service, undefined, request, reply);
    if (!visit) return;
    const ticket = visit.cookies.get(SESSION);
    if (ticket) this.cas.endSession(ticket);
    setCookie(reply, SESSION, '', { path: `/cas/${realm}`, maxAge: 0 });
    if (visit.service) return void reply.redirect(visit.service, 302);
    return sendPage(reply, 200, signedOutPage(realm), this.config.publicOrigin);
  }

  /** Null when the service is not the platform's; the person has been told then, and is not sent anywhere. */
  private visit(realm: Realm, service: string | undefined, renew: string | undefined, request: FastifyRequest, reply: FastifyReply): Visit | null {
    try {
      if (service) checkService(service, this.config.publicOrigin);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      sendPage(reply, error.phrase.status, refusedPage(error), this.config.publicOrigin);
      return null;
    }
    return { realm, service: service || undefined, renew: isSet(renew), cookies: readCookies(request), reply };
  }

  private goOn(visit: Visit, account: string, issue: () => string, status: 302 | 303): void {
    if (visit.service) return void visit.reply.header('cache-control', 'no-store').redirect(withTicket(visit.service, issue()), status);
    const name = this.accounts.find(visit.realm, account)?.attributes.name ?? account;
    return sendPage(visit.reply, 200, signedInPage(visit.realm, name, this.config.publicOrigin), this.config.publicOrigin);
  }

  /** A form sent twice (double click): the first has signed the person in, so the second goes on instead of complaining. */
  private async secondClick(visit: Visit, username: string): Promise<void> {
    const session = this.cas.findSession(visit.realm, visit.cookies.get(SESSION));
    if (session && session.account === username && !visit.renew) {
      return this.goOn(visit, username, () => this.cas.issue(visit.realm, username, visit.service ?? '', session), 303);
    }
    const problem = new SandboxError('LOGIN_PAGE_STALE');
    return this.draw(visit, problem.phrase.status, { problem, username });
  }

  private async draw(visit: Visit, status: number, more: Pick<LoginView, 'problem' | 'username' | 'find'> = {}): Promise<void> {
    const { realm, service, renew, reply } = visit;
    const browser = visit.cookies.get(BROWSER) || randomBytes(16).toString('hex');
    setCookie(reply, BROWSER, browser, { path: `/cas/${realm}`, maxAge: SESSION_SECONDS });
    const cards = this.accounts.list(realm, more.find);
    const demoPassword = await this.accounts.demoPasswordOf(realm, cards);
    const total = this.accounts.count(realm);
    const page = loginPage({ ...more, realm, service, renew, lt: this.cas.loginTicket(realm, browser), cards, demoPassword, total });
    sendPage(reply, status, page, this.config.publicOrigin);
  }
}

/** A CAS flag counts when it is there; only an explicit `false` takes it back. */
function isSet(flag: string | undefined): boolean {
  return flag !== undefined && flag !== 'false';
}
