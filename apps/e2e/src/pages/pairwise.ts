/** One combination: a value for each factor. Every combination of one list names the same factors. */
export type Combination = Readonly<Record<string, string | number>>;

/**
 * Chooses few of the candidates so that every two values of two factors that meet in some candidate meet in a chosen one, or in one of
 * those done anyway. Greedy: always the candidate with the most pairs that are still missing, the first of equals, so that the same
 * question has the same answer on every machine.
 */
export function pairwise<T extends Combination>(candidates: readonly T[], done: readonly T[] = []): T[] {
  const numbers = new Map<string, number>();
  const numberOf = (pair: string): number => {
    const known = numbers.get(pair) ?? numbers.size;
    numbers.set(pair, known);
    return known;
  };
  const pairs = candidates.map((one) => pairsOf(one).map(numberOf));
  const met = new Uint8Array(numbers.size);
  for (const one of done) for (const pair of pairsOf(one)) met[numbers.get(pair) ?? numbers.size] = 1;
  const chosen: T[] = [];
  for (;;) {
    let [best, most] = [-1, 0];
    pairs.forEach((own, at) => {
      const missing = own.reduce((sum, pair) => sum + (met[pair] === 0 ? 1 : 0), 0);
      if (missing > most) [best, most] = [at, missing];
    });
    if (best < 0) return chosen;
    chosen.push(candidates[best]);
    for (const pair of pairs[best]) met[pair] = 1;
  }
}

/** Every two factors of a combination with their values. */
export function pairsOf(one: Combination): string[] {
  const values = Object.entries(one).map(([factor, value]) => `${factor}=${value}`);
  return values.flatMap((first, at) => values.slice(at + 1).map((second) => `${first} ${second}`));
}
