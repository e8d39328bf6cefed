import type { ReactNode } from 'react';
import { format, ProblemBanner, uiPhrases, useLanguage, usePhrases } from '@netsign/ui';

export function Loading() {
  const t = usePhrases(uiPhrases);
  return <div className="card loading" role="status" aria-label={t.loading}><span /><span /><span /></div>;
}

export function Failed({ problem, retry }: { problem: unknown; retry: () => void }) {
  return <ProblemBanner problem={problem} retry={retry} />;
}

/** The part of a query that says how it stands. */
export interface Asked<T> { readonly data: T | undefined; readonly isPending: boolean; readonly isRefetchError: boolean; readonly error: unknown; readonly dataUpdatedAt: number; readonly refetch: () => unknown }

/** Draws what a query answered. While it loads, a quiet shape; when a refresh fails, the old content and since when it is old. */
export function Answer<T>({ query, children }: { query: Asked<T>; children: (data: T) => ReactNode }) {
  const t = usePhrases(uiPhrases);
  const { language } = useLanguage();
  if (query.data === undefined) return query.isPending ? <Loading /> : <Failed problem={query.error} retry={() => { void query.refetch(); }} />;
  return (
    <>
      {query.isRefetchError && <div className="banner wait" role="status"><p>{t.stale(format.moment(new Date(query.dataUpdatedAt).toISOString(), language))}</p></div>}
      {children(query.data)}
    </>
  );
}
