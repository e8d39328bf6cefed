/** A source of chance that gives the same numbers for the same seed, on every machine. */
export interface Chance {
  /** 0 ≤ n < below, whole */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** One of `[item, weight]`; weights need not add up to anything. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** True in this share of cases, 0 to 1. */
  happens(share: number): boolean;
}

/** Mulberry32: 32 bits of state, enough for a demonstration and never for a secret. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => taken(items[below(items.length)]),
    weighted(items) {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      return taken(items.find(([, weight]) => (rest -= weight) < 0) ?? items.at(-1))[0];
    },
    happens: (share) => next() < share,
  };
}

function taken<T>(item: T | undefined): T {
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}
