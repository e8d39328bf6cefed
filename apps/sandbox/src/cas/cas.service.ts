import { Inject, Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { REAL_TIME } from '../real-time.js';
import type { RealTime } from '../real-time.js';
import { SandboxError } from '../sandbox.error.js';
import type { Attributes, Realm } from './realm.js';
import { SignInThrottle } from './sign-in.throttle.js';
import { TicketDrawer } from './ticket.drawer.js';

interface ServiceTicket {
  realm: Realm;
  account: string;
  service: string;
  /** True when the password was given for this ticket, false when a session stood in for it. */
  fromNewLogin: boolean;
  /** Milliseconds since 1970. */
  signedInAt: number;
}

type Session = Pick<ServiceTicket, 'realm' | 'account' | 'signedInAt'>;

export type Validation =
  | { valid: true; user: string; attributes: Attributes; authenticatedAt: string; fromNewLogin: boolean }
  | { valid: false; code: 'INVALID_REQUEST' | 'INVALID_TICKET' | 'INVALID_SERVICE'; description: string };

const SECOND = 1_000;
export const SESSION_SECONDS = 8 * 3_600;

/** The protocol of CAS 3.0 (sections 2 and 3 of its specification) without HTTP: sessions, tickets, their validation. */
@Injectable()
export class CasService {
  private readonly loginTickets: TicketDrawer<{ realm: Realm; browser: string }>;
  private readonly serviceTickets: TicketDrawer<ServiceTicket>;
  private readonly sessions: TicketDrawer<Session>;
  private readonly throttle: SignInThrottle;
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly accounts: AccountsService,
    @Inject(REAL_TIME) private readonly time: RealTime,
  ) {
    this.loginTickets = new TicketDrawer('LT', 900 * SECOND, time);
    this.serviceTickets = new TicketDrawer('ST', 30 * SECOND, time);
    this.sessions = new TicketDrawer('TGT', SESSION_SECONDS * SECOND, time);
    this.throttle = new SignInThrottle(time);
  }

  /** A ticket that proves that a form was drawn for this browser. Single use, 15 minutes. */
  loginTicket(realm: Realm, browser: string): string {
    return this.loginTickets.put({ realm, browser });
  }

  /** False for a ticket drawn for another browser: a stranger's page cannot sign somebody in to the stranger's account. */
  takeLoginTicket(ticket: string, realm: Realm, browser: string | undefined): boolean {
    const drawnFor = this.loginTickets.take(ticket);
    return drawnFor !== null && browser !== undefined && drawnFor.realm === realm && drawnFor.browser === browser;
  }

  /**
   * Checks a password. Attempts on one account are taken one after the other, so that guesses sent all at once are counted too.
   * @throws PASSWORD_WRONG, SIGN_IN_WAIT
   */
  async checkPassword(realm: Realm, account: string, password: string): Promise<void> {
    const key = `${realm}:${account}`;
    const turn = (this.turns.get(key) ?? Promise.resolve()).then(() => this.judge(key, realm, account, password));
    const settled = turn.catch(() => undefined); // only to queue behind; the caller below gets the refusal
    this.turns.set(key, settled);
    try {
      await turn;
    } finally {
      if (this.turns.get(key) === settled) this.turns.delete(key);
    }
  }

  openSession(realm: Realm, account: string): string {
    return this.sessions.put({ realm, account, signedInAt: this.time.now() });
  }

  /** The account signed in with this ticket-granting ticket, or null. */
  findSession(realm: Realm, ticket: string | undefined): Session | null {
    const session = ticket === undefined ? null : this.sessions.see(ticket);
    return session?.realm === realm && this.accounts.find(realm, session.account) ? session : null;
  }

  endSession(ticket: string): void {
    this.sessions.take(ticket);
  }

  /** @param session stands in for the password; without it the password was checked just now */
  issue(realm: Realm, account: string, service: string, session?: Session): string {
    const signedInAt = session?.signedInAt ?? this.time.now();
    return this.serviceTickets.put({ realm, account, service, fromNewLogin: !session, signedInAt });
  }

  /** Uses the ticket up, whatever the answer is. `renew` accepts only a ticket for which the password was given. */
  validate(realm: Realm, ticket: string | undefined, service: string | undefined, renew: boolean): Validation {
    if (!ticket || !service) return refusal('INVALID_REQUEST', 'Both service and ticket are needed.');
    const issued = this.serviceTickets.take(ticket);
    const stored = issued?.realm === realm ? this.accounts.find(realm, issued.account) : null;
    if (!issued || !stored) return refusal('INVALID_TICKET', 'The ticket is unknown, used or older than 30 seconds.');
    if (issued.service !== service) return refusal('INVALID_SERVICE', 'The ticket was issued for another service.');
    if (renew && !issued.fromNewLogin) return refusal('INVALID_TICKET', 'The ticket does not come from a new sign-in.');
    const authenticatedAt = new Date(issued.signedInAt).toISOString();
    return { valid: true, user: issued.account, attributes: stored.attributes, authenticatedAt, fromNewLogin: issued.fromNewLogin };
  }

  private async judge(key: string, realm: Realm, account: string, password: string): Promise<void> {
    if (this.throttle.mustWait(key)) throw new SandboxError('SIGN_IN_WAIT');
    if (await this.accounts.matches(realm, account, password)) return this.throttle.right(key);
    this.throttle.wrong(key);
    throw new SandboxError('PASSWORD_WRONG');
  }
}

function refusal(code: Extract<Validation, { valid: false }>['code'], description: string): Validation {
  return { valid: false, code, description };
}
