import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { agreements } from '../../platform.js';

/** What a list of requests shows. */
export interface Shown { readonly status?: string; readonly silent?: 'true'; readonly overdue?: 'true' }

export const useTerminations = (shown: Shown) => useInfiniteQuery({
  queryKey: ['agreements', 'terminations', shown],
  queryFn: ({ pageParam, signal }) => agreements.listTerminations({ ...shown, cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
});

export const useTermination = (id: string) => useQuery({ queryKey: ['agreements', 'termination', id], queryFn: ({ signal }) => agreements.getTermination({ id }, { signal }) });

export const useTerminationHistory = (id: string, version: number) => useQuery({ queryKey: ['agreements', 'termination', id, 'history', version], queryFn: ({ signal }) => agreements.terminationHistory({ id }, { signal }) });
