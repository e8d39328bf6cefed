import { destinations, findCode, type BoardCounts, type Destination, type Language, type RateGroup2024 } from '@netsign/contracts';

/** What waits for somebody in one node: cases on the way, for sorting by what is left to do (never by rate). */
export const waitingOf = (counts: BoardCounts): number => counts.offered + counts.departmentReview + counts.schoolReview + counts.certified;

/** Graduates with no effective outcome in the ledger. */
export function withoutOutcome(counts: BoardCounts): number {
  return counts.roster - Object.values(counts.outcomes).reduce((sum, count) => sum + count, 0);
}

/** Outcomes in the order of the code list, those of unknown codes last. */
export function outcomeRows(counts: BoardCounts, language: Language): { code: string; title: string; count: number }[] {
  const order = (code: string) => { const at = destinations.rows.findIndex(row => row.code === code); return at < 0 ? Infinity : at; };
  return Object.entries(counts.outcomes)
    .sort(([a], [b]) => order(a) - order(b))
    .map(([code, count]) => ({ code, count, title: destinationTitle(code, language) }));
}

/** The groups of the 2024 formulas, in the order of the notice. */
export const rateGroups = ['with_employer', 'self_employed', 'freelance', 'further_study', 'not_employed'] as const satisfies readonly RateGroup2024[];

const destinationOf = (code: string): Destination | null => findCode<Destination>(destinations, code);

/** Effective outcomes by group, counted from the codes; each group stands even with nobody in it (docs/domain.md §Destinations). */
export function groupCounts(counts: BoardCounts): Record<RateGroup2024, number> {
  const sums: Record<RateGroup2024, number> = { with_employer: 0, self_employed: 0, freelance: 0, further_study: 0, not_employed: 0 };
  for (const [code, count] of Object.entries(counts.outcomes)) {
    const group = destinationOf(code)?.group2024;
    if (group !== undefined) sums[group] += count;
  }
  return sums;
}

/** The codes that count in a group, for opening its records. */
export const codesOf = (group: RateGroup2024): string => destinations.rows.filter(row => row.group2024 === group).map(row => row.code).join(',');

/** The codes that count as 落实, for opening their records. */
export const settledCodes = destinations.rows.filter(row => row.settled).map(row => row.code).join(',');

/** Graduates whose outcome counts as 落实. */
export const settledOf = (counts: BoardCounts): number =>
  Object.entries(counts.outcomes).reduce((sum, [code, count]) => sum + (destinationOf(code)?.settled === true ? count : 0), 0);

/** The name of a destination code; the code itself when the list does not know it. */
export function destinationTitle(code: string, language: Language): string {
  const row = findCode(destinations, code);
  return row === null ? code : language === 'en' ? row.en : row.zh;
}

/** A share in per cent with two decimals, from counts; a zero denominator prints a dash (docs/domain.md §Board). */
export const share = (count: number, of: number): string => (of === 0 ? '—' : `${((count / of) * 100).toFixed(2)}%`);
