import { useInfiniteQuery, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { InvitationView } from '@netsign/contracts';
import { learnServerTime } from '@netsign/ui';
import { agreements } from './platform.js';

/*
 * What several pages read about signing: one key and one query for each, so that a page that comes next finds the answer there.
 */

/** One invitation, whole; takes the platform's time from the answer. */
const invitation = (id: string) => ({
  queryKey: ['agreements', 'invitation', id],
  queryFn: async ({ signal }) => {
    const view = await agreements.getInvitation({ id }, { signal });
    learnServerTime(view.now);
    return view;
  },
}) satisfies UseQueryOptions<InvitationView>;

export const useInvitation = (id: string) => useQuery(invitation(id));

/** The same, for a page that may have none to show. */
export const useInvitationOf = (id: string | null) => useQuery({ ...invitation(id ?? ''), enabled: id !== null });

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
