import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { agreements } from '../../platform.js';

/** Invitations with one of the statuses (comma separated); oldest first where the reader has to act. */
export const useInbox = (status: string) => useInfiniteQuery({
  queryKey: ['agreements', 'invitations', status],
  queryFn: ({ pageParam, signal }) => agreements.listInvitations({ status, cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
});

export const useCase = (id: string | null) => useQuery({
  queryKey: ['agreements', 'invitation', id],
  queryFn: ({ signal }) => agreements.getInvitation({ id: id ?? '' }, { signal }),
  enabled: id !== null,
});

export const useCaseHistory = (id: string, version: number) => useQuery({
  queryKey: ['agreements', 'invitation', id, 'history', version],
  queryFn: ({ signal }) => agreements.invitationHistory({ id }, { signal }),
});
