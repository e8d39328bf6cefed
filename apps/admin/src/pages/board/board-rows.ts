import { destinations, findCode, type BoardCounts, type Language } from '@netsign/contracts';

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

/** The name of a destination code; the code itself when the list does not know it. */
export function destinationTitle(code: string, language: Language): string {
  const row = findCode(destinations, code);
  return row === null ? code : language === 'en' ? row.en : row.zh;
}

/** A share in per cent with two decimals, from counts; a zero denominator prints a dash (docs/domain.md §Board). */
export const share = (count: number, of: number): string => (of === 0 ? '—' : `${((count / of) * 100).toFixed(2)}%`);
