import type { RealTime } from '../real-time.js';

const WRONG_IN_A_ROW = 10;
const WAIT_MS = 60_000;
const ACCOUNTS_WATCHED = 10_000;

/** Ten wrong passwords in a row for one account, and it waits a minute, the right password included. */
export class SignInThrottle {
  private readonly watched = new Map<string, { wrong: number; until: number }>();

  constructor(private readonly time: RealTime) {}

  mustWait(account: string): boolean {
    return (this.watched.get(account)?.until ?? 0) > this.time.now();
  }

  wrong(account: string): void {
    const wrong = (this.watched.get(account)?.wrong ?? 0) + 1;
    const waits = wrong >= WRONG_IN_A_ROW;
    this.watched.delete(account); // set again at the end, so that the first is the one unheard of for longest
    this.watched.set(account, { wrong: waits ? 0 : wrong, until: waits ? this.time.now() + WAIT_MS : 0 });
    if (this.watched.size > ACCOUNTS_WATCHED) this.watched.delete(this.watched.keys().next().value!);
  }

  right(account: string): void {
    this.watched.delete(account);
  }
}
