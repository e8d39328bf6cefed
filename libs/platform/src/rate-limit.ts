import { AppError } from '@netsign/contracts';

/** Counts per key within a sliding window of this instance; over the limit further tries are refused with TOO_MANY_REQUESTS. */
export class RateLimit {
  private readonly counted = new Map<string, number[]>();

  /** `limit` counts in `windowMs` milliseconds. */
  constructor(private readonly limit: number, private readonly windowMs: number) {}

  /** Takes one try, or throws when the key has used them up. Counted at once, so that parallel calls are counted too. */
  take(key: string, now = Date.now()): void {
    const recent = this.recent(key, now);
    if (recent.length >= this.limit) throw new AppError('TOO_MANY_REQUESTS');
    recent.push(now);
    this.counted.set(key, recent);
    // Keys that have been quiet for a window are forgotten, so that the map stays as small as the trouble.
    if (this.counted.size > 10_000) for (const [other, times] of this.counted) if (times.at(-1)! <= now - this.windowMs) this.counted.delete(other);
  }

  /** Gives the last try back: it was no miss. */
  giveBack(key: string): void { this.counted.get(key)?.pop(); }

  private recent(key: string, now: number): number[] { return (this.counted.get(key) ?? []).filter(time => time > now - this.windowMs); }
}
