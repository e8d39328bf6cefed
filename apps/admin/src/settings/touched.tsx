import { useQueries } from '@tanstack/react-query';
import type { BoardCounts } from '@netsign/contracts';
import { format } from '@netsign/ui';
import { useText } from '../i18n/index.js';
import { nationalSync } from '../platform.js';

type Counted = Pick<BoardCounts, 'eligible' | 'offered' | 'departmentReview' | 'schoolReview'>;

/** Counts of a node over these classes, from its board; null while they are being read, undefined when they cannot be. */
export function useTouched(years: readonly number[], code?: string): Counted | null | undefined {
  return useQueries({
    queries: years.map(year => ({ queryKey: ['national-sync', 'board', year, code ?? 'own'], queryFn: ({ signal }: { signal: AbortSignal }) => nationalSync.board({ year, code }, { signal }) })),
    combine: answers => {
      if (answers.some(answer => answer.isError)) return undefined;
      const counts = answers.flatMap(answer => (answer.data === undefined ? [] : [answer.data.counts]));
      if (counts.length < answers.length) return null;
      const sum = (key: keyof Counted) => counts.reduce((total, one) => total + one[key], 0);
      return { eligible: sum('eligible'), offered: sum('offered'), departmentReview: sum('departmentReview'), schoolReview: sum('schoolReview') };
    },
  });
}

/** What a change will touch, in numbers, before it is confirmed. */
export function Touches({ years, code, say }: { years: readonly number[]; code?: string; say: (counts: Record<keyof Counted, string>) => string }) {
  const t = useText();
  const counts = useTouched(years, code);
  if (years.length === 0 || counts === undefined) return null;
  if (counts === null) return <p role="status">{t.cohort.counting}</p>;
  const shown = { eligible: format.number(counts.eligible), offered: format.number(counts.offered), departmentReview: format.number(counts.departmentReview), schoolReview: format.number(counts.departmentReview + counts.schoolReview) };
  return <p className="num"><b>{say(shown)}</b></p>;
}
