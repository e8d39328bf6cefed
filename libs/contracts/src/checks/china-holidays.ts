/** One year's arrangement of the State Council: spans that are free, weekend days that are worked instead. Days as `YYYY-MM-DD`, both ends included. */
interface Arrangement { readonly source: string; readonly free: readonly (readonly [from: string, to: string])[]; readonly worked: readonly string[] }

/** Arrangements as published, each in the autumn before its year; one that is missing here is not guessed. */
const arrangements: Readonly<Record<string, Arrangement>> = {
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04',
    free: [['2026-01-01', '2026-01-03'], ['2026-02-15', '2026-02-23'], ['2026-04-04', '2026-04-06'], ['2026-05-01', '2026-05-05'], ['2026-06-19', '2026-06-21'], ['2026-09-25', '2026-09-27'], ['2026-10-01', '2026-10-07']],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};

/** Free in every year whatever is arranged around it: 全国年节及纪念日放假办法 (2024) art. 2, as far as it goes by the solar calendar. */
const always: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/**
 * Whether offices work on that day of China, `YYYY-MM-DD` (docs/domain.md §Working days). In a year without a published arrangement
 * the feasts of the lunar calendar count as working days: a deadline then comes early, never late.
 */
export function isWorkingDay(day: string): boolean {
  const arranged = arrangements[day.slice(0, 4)];
  if (arranged?.worked.includes(day) === true) return true;
  if (arranged?.free.some(([from, to]) => from <= day && day <= to) === true || always.has(day.slice(5))) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
