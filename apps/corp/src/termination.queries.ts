import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { agreements } from './platform.js';

export const useEndings = (agreement: string) => useQuery({
  queryKey: ['agreements', 'agreement', agreement, 'terminations'],
  queryFn: ({ signal }) => agreements.agreementTerminations({ id: agreement }, { signal }),
});

export const useTermination = (id: string) => useQuery({ queryKey: ['agreements', 'termination', id], queryFn: ({ signal }) => agreements.getTermination({ id }, { signal }) });

export const useTerminationHistory = (id: string, version: number) => useQuery({ queryKey: ['agreements', 'termination', id, 'history', version], queryFn: ({ signal }) => agreements.terminationHistory({ id }, { signal }) });

export const useTerminations = (status: string | undefined) => useInfiniteQuery({
  queryKey: ['agreements', 'terminations', status ?? 'all'],
  queryFn: ({ pageParam, signal }) => agreements.listTerminations({ status, cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
});

/** What waits for this employer's answer. A number in a menu never stands in the way of a page, so a failure shows nothing. */
export const useToAnswer = () => useQuery({
  queryKey: ['agreements', 'terminations', 'counts'],
  queryFn: ({ signal }) => agreements.terminationCounts({}, { signal }),
  select: ({ items }) => items.find(item => item.status === 'awaiting_employer')?.count ?? 0,
}).data ?? 0;
