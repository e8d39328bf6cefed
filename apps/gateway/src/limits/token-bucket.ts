import { AppError } from '@netsign/contracts';

/** Keys remembered at once; the longest unused go first and begin again with a full bucket. */
const REMEMBERED = 50_000;

/** `perSecond` flow in, `burst` is what a full bucket holds. */
export interface Rate { perSecond: number; burst: number }

interface Bucket { tokens: number; at: number }

/** Limits how often each key may act, in the memory of this process. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly rate: Rate) {}

  /** Takes one token or throws TOO_MANY_REQUESTS with `retryAfter` in whole seconds. `now` in milliseconds, from any steady clock. */
  take(key: string, now: number = performance.now()): void {
    const bucket = this.buckets.get(key) ?? { tokens: this.rate.burst, at: now };
    bucket.tokens = Math.min(this.rate.burst, bucket.tokens + ((now - bucket.at) / 1000) * this.rate.perSecond);
    bucket.at = now;
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > REMEMBERED) this.buckets.delete(this.buckets.keys().next().value!);
    if (bucket.tokens < 1) throw new AppError('TOO_MANY_REQUESTS', { retryAfter: Math.ceil((1 - bucket.tokens) / this.rate.perSecond) });
    bucket.tokens -= 1;
  }
}
