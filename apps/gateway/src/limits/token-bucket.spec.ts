import { TokenBuckets } from './token-bucket.js';

const takes = (buckets: TokenBuckets, key: string, times: number, now: number): number => {
  let taken = 0;
  for (let i = 0; i < times; i++) {
    try {
      buckets.take(key, now);
      taken++;
    } catch (error) {
      expect(error).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    }
  }
  return taken;
};

describe('a token bucket', () => {
  it('gives its burst at once and then what flows in', () => {
    const buckets = new TokenBuckets({ perSecond: 10, burst: 5 });
    expect(takes(buckets, 'a', 9, 0)).toBe(5);
    expect(takes(buckets, 'a', 9, 300)).toBe(3);
    expect(takes(buckets, 'a', 9, 60_000)).toBe(5);
  });

  it('says when to ask again, in whole seconds', () => {
    const buckets = new TokenBuckets({ perSecond: 20 / 60, burst: 1 });
    buckets.take('a', 0);
    expect(() => buckets.take('a', 0)).toThrow(expect.objectContaining({ details: { retryAfter: 3 } }) as Error);
  });

  it('counts each key by itself', () => {
    const buckets = new TokenBuckets({ perSecond: 1, burst: 2 });
    expect([takes(buckets, 'a', 3, 0), takes(buckets, 'b', 3, 0)]).toEqual([2, 2]);
  });
});
