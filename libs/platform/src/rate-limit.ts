import { AppError } from '@netsign/contracts';

/** Counts per key within a sliding window of this instance; over the limit further tries are refused with TOO_MANY_REQUESTS. */
export class RateLimit {
  private readonly counted = new Map<string, number[]>();

  /** `limit` counts in `windowMs` milliseconds. */
  constructor(private readonly limit: number, private readonly windowMs: number) {}

  /** Throws when the key has used up its tries. */
  check(key: string, now = Date.now()): void {
    if (this.recent(key, now).length >= this.limit) throw new AppError('TOO_MANY_REQUESTS');
  }

  count(key: string, now = Date.now()): void {
    const recent = this.recent(key, now);
    recent.push(now);
    this.counted.set(key, recent);
    // Keys that have been quiet for a window are forgotten, so that the map stays as small as the trouble.
    if (this.counted.size > 10_000) for (const [other, times] of this.counted) if (times.at(-1)! <= now - this.windowMs) this.counted.delete(other);
  }

  private recent(key: string, now: number): number[] { return (this.counted.get(key) ?? []).filter(time => time > now - this.windowMs); }
}
