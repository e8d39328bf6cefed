import { useInfiniteQuery, useQueries, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { InvitationView } from '@netsign/contracts';
import { learnServerTime } from '@netsign/ui';
import { agreements } from './platform.js';

/*
 * What several pages read about signing: one key and one query for each, so that a page that comes next finds the answer there.
 */

export const invitationKey = (id: string) => ['agreements', 'invitation', id] as const;

/** One invitation, whole; takes the platform's time from the answer. */
const invitation = (id: string) => ({
  queryKey: invitationKey(id),
  queryFn: async ({ signal }) => {
    const view = await agreements.getInvitation({ id }, { signal });
    learnServerTime(view.now);
    return view;
  },
}) satisfies UseQueryOptions<InvitationView>;

export const useInvitation = (id: string) => useQuery(invitation(id));

/** The same, for a page that may have none to show. */
export const useInvitationOf = (id: string | null) => useQuery({ ...invitation(id ?? ''), enabled: id !== null });

/** Several at once, as one answer: there when all are. */
export const useInvitationsOf = (ids: readonly string[]) => useQueries({
  queries: ids.map(invitation),
  combine: results => {
    const views = results.flatMap(result => result.data ?? []);
    return {
      data: views.length === ids.length ? views : undefined, isPending: results.some(result => result.isPending), isRefetchError: results.some(result => result.isRefetchError),
      error: results.find(result => result.error !== null)?.error ?? null, dataUpdatedAt: Math.min(...results.map(result => result.dataUpdatedAt)), refetch: () => Promise.all(results.map(result => result.refetch())),
    };
  },
});

/** Invitations that still want something, newest first; a graduate has few. */
export const useOpenInvitations = () => useQuery({
  queryKey: ['agreements', 'invitations', 'open'],
  queryFn: ({ signal }) => agreements.listInvitations({ status: 'offered,department_review,school_review', limit: 100 }, { signal }),
});

export const useAllInvitations = () => useInfiniteQuery({
  queryKey: ['agreements', 'invitations', 'all'],
  queryFn: ({ pageParam, signal }) => agreements.listInvitations({ limit: 20, cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
});

export const useAgreements = () => useQuery({ queryKey: ['agreements', 'agreements'], queryFn: ({ signal }) => agreements.listAgreements({ limit: 50 }, { signal }) });

export const useAgreement = (id: string) => useQuery({ queryKey: ['agreements', 'agreement', id], queryFn: ({ signal }) => agreements.getAgreement({ id }, { signal }) });
