import type { Settings } from '../settings.js';
import { TokenBuckets } from './token-bucket.js';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Papers that one address may ask about in a minute, and at once: enough for an office that checks a stack, too few for guessing. */
const PAPERS_PER_MINUTE = 30;

/**
 * What one session and one address may ask. Generous for a session; more generous for an address, because a whole
 * campus may stand behind one.
 */
export class Limits {
  private readonly sessions = new TokenBuckets({ perSecond: 50, burst: 200 });
  private readonly addresses = new TokenBuckets({ perSecond: 500, burst: 2000 });
  private readonly signIns: TokenBuckets;
  private readonly papers = new TokenBuckets({ perSecond: PAPERS_PER_MINUTE / 60, burst: PAPERS_PER_MINUTE });

  private readonly sparesLoopback: boolean;

  /** Beside a sandbox the machine itself is not limited as an address: demo data and journeys come from there. */
  constructor({ sandbox, signInsPerMinute }: Pick<Settings, 'sandbox' | 'signInsPerMinute'>) {
    this.sparesLoopback = sandbox;
    this.signIns = new TokenBuckets({ perSecond: signInsPerMinute / 60, burst: signInsPerMinute });
  }

  session(id: string): void {
    this.sessions.take(id);
  }

  address(address: string): void {
    if (!this.spared(address)) this.addresses.take(address);
  }

  signIn(address: string): void {
    if (!this.spared(address)) this.signIns.take(address);
  }

  /** Somebody without a session asks whether a paper is ours. */
  paper(address: string): void {
    if (!this.spared(address)) this.papers.take(address);
  }

  private spared(address: string): boolean {
    return this.sparesLoopback && LOOPBACK.test(address);
  }
}
