import type { ReactNode } from 'react';
import { format, ProblemBanner, uiPhrases, useLanguage, usePhrases } from '@netsign/ui';
import { useT } from '../i18n/index.js';

export function Loading() {
  const t = usePhrases(uiPhrases);
  return <div className="card loading" role="status" aria-label={t.loading}><span /><span /><span /></div>;
}

/** In place of the next thing while it is on its way: something worth reading. The page's first frame looks the same (`first-frame.ts`). */
export function FirstCard() {
  const t = useT();
  const { loading } = usePhrases(uiPhrases);
  return <div className="card loading" role="status" aria-label={loading}><span /><p>{t.home.fourForbidden}</p><span /></div>;
}

/** A page that is not there yet: its name for those who do not see, and the quiet shape. */
export function Waiting() {
  const { product } = useT();
  return <main className="plain"><h1 className="unseen">{product}</h1><Loading /></main>;
}

export function Failed({ problem, retry }: { problem: unknown; retry: () => void }) {
  return <ProblemBanner problem={problem} retry={retry} />;
}

/** The part of a query that says how it stands. */
export interface Asked<T> { readonly data: T | undefined; readonly isPending: boolean; readonly isRefetchError: boolean; readonly error: unknown; readonly dataUpdatedAt: number; readonly refetch: () => unknown }

/** Draws what a query answered. While it loads, a quiet shape; when a refresh fails, the old content and since when it is old. */
export function Answer<T>({ query, loading = <Loading />, children }: { query: Asked<T>; loading?: ReactNode; children: (data: T) => ReactNode }) {
  const t = usePhrases(uiPhrases);
  const { language } = useLanguage();
  if (query.data === undefined) return query.isPending ? loading : <Failed problem={query.error} retry={() => { void query.refetch(); }} />;
  return (
    <>
      {query.isRefetchError && <div className="banner wait" role="status"><p>{t.stale(format.moment(new Date(query.dataUpdatedAt).toISOString(), language))}</p></div>}
      {children(query.data)}
    </>
  );
}
