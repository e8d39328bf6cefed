import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { FindingKind, RosterStatus } from '@netsign/contracts';
import { nationalSync } from '../../platform.js';

/** Pages are told when something moves; should that once be lost, work under way is looked at again by itself. */
const LOOK_AGAIN_MS = 5_000;
const isUnderWay = (status: RosterStatus | undefined): boolean => status === 'checking' || status === 'importing';

export const useRosters = () => useQuery({
  queryKey: ['national-sync', 'rosters'],
  queryFn: ({ signal }) => nationalSync.listRosters({}, { signal }),
  refetchInterval: query => (query.state.data?.items.some(({ status }) => isUnderWay(status)) === true ? LOOK_AGAIN_MS : false),
});

export const useRoster = (id: string) => useQuery({
  queryKey: ['national-sync', 'roster', id],
  queryFn: ({ signal }) => nationalSync.getRoster({ id }, { signal }),
  refetchInterval: query => (isUnderWay(query.state.data?.status) ? LOOK_AGAIN_MS : false),
});

export const useFindings = (id: string, kind: FindingKind) => useInfiniteQuery({
  queryKey: ['national-sync', 'roster', id, 'findings', kind],
  queryFn: ({ pageParam, signal }) => nationalSync.listRosterFindings({ id, kind, limit: 20, cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
  // What a check has found does not change.
  staleTime: Infinity,
});
