import type { ReactNode } from 'react';
import { Button, Skeleton } from 'antd';
import { ApiProblem } from '@netsign/api-client';
import { format, ProblemBanner, useLanguage, usePhrases } from '@netsign/ui';
import { deskPhrases } from './phrases.js';

/** The part of a query that says how it stands. */
export interface Loading<T> { readonly data: T | undefined; readonly error: unknown; readonly isPending: boolean; readonly fetchStatus: 'fetching' | 'paused' | 'idle'; readonly dataUpdatedAt: number; readonly refetch: () => unknown }

/** What the platform has said of it will not change by asking again. */
const isFinal = (error: unknown) => error instanceof ApiProblem && (error.status === 403 || error.status === 404);

/** Draws the content; before there is any, its outline or what went wrong, with the way `back`; when a refresh fails, the old content and since when. */
export function Loadable<T>({ query, back, children }: { query: Loading<T>; back?: ReactNode; children: (data: T) => ReactNode }) {
  const { language } = useLanguage();
  const t = usePhrases(deskPhrases);
  const retry = () => { void query.refetch(); };
  if (query.data === undefined) {
    if (query.error !== null) return <div className="desk-stack"><ProblemBanner problem={query.error} {...(!isFinal(query.error) && { retry })} />{back !== undefined && <div>{back}</div>}</div>;
    if (query.fetchStatus === 'paused') return <p className="desk-quiet" role="status">{t.paused}</p>;
    return <Outline />;
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

/** Where content will stand. */
function Outline() {
  const t = usePhrases(deskPhrases);
  return <div role="status" aria-label={t.loading}><Skeleton active title={false} paragraph={{ rows: 5 }} /></div>;
}

/** Draws a page of several parts when the first answer to each of them has come, good or bad, so that none pushes down what is already being read. */
export function Together({ queries, children }: { queries: readonly (Pick<Loading<unknown>, 'data' | 'fetchStatus'> & { readonly errorUpdateCount: number })[]; children: ReactNode }) {
  // One that has failed is asked again by the parts that show it: were the outline to take their place then, they would ask for ever.
  return queries.some(({ data, fetchStatus, errorUpdateCount }) => data === undefined && fetchStatus === 'fetching' && errorUpdateCount === 0) ? <Outline /> : children;
}

/** The end of a list that goes on. */
export function MoreButton({ query }: { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } }) {
  const t = usePhrases(deskPhrases);
  if (!query.hasNextPage) return null;
  return <Button loading={query.isFetchingNextPage} onClick={() => { void query.fetchNextPage(); }}>{t.more}</Button>;
}
