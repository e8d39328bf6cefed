import type { ReactNode } from 'react';
import { Button, Skeleton } from 'antd';
import { format, ProblemBanner, useLanguage, usePhrases } from '@netsign/ui';
import { deskPhrases } from './phrases.js';

/** The part of a query that says how it stands. */
export interface Loading<T> { readonly data: T | undefined; readonly error: unknown; readonly isPending: boolean; readonly dataUpdatedAt: number; readonly refetch: () => unknown }

/** Draws the content; before there is any, its outline or what went wrong; when a refresh fails, the old content and since when. */
export function Loadable<T>({ query, children }: { query: Loading<T>; children: (data: T) => ReactNode }) {
  const { language } = useLanguage();
  const t = usePhrases(deskPhrases);
  const retry = () => { void query.refetch(); };
  if (query.data === undefined) {
    if (query.error !== null) return <ProblemBanner problem={query.error} retry={retry} />;
    return <div role="status" aria-label={t.loading}><Skeleton active title={false} paragraph={{ rows: 5 }} /></div>;
  }
  return (
    <>
      {query.error !== null && (
        <div className="banner wait" role="status">
          <span>{t.failedSince(format.moment(new Date(query.dataUpdatedAt).toISOString(), language))}</span>
          <Button size="small" onClick={retry}>{t.retry}</Button>
        </div>
      )}
      {children(query.data)}
    </>
  );
}

/** The end of a list that goes on. */
export function MoreButton({ query }: { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } }) {
  const t = usePhrases(deskPhrases);
  if (!query.hasNextPage) return null;
  return <Button loading={query.isFetchingNextPage} onClick={() => { void query.fetchNextPage(); }}>{t.more}</Button>;
}
