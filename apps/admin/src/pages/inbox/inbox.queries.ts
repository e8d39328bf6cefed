import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { agreements } from '../../platform.js';

export interface InboxFilter { readonly status: string; readonly overdue?: 'true' | undefined; readonly year?: number | undefined; readonly search?: string | undefined }

/** Invitations with one of the statuses (comma separated); oldest first where the reader has to act. */
export const useInbox = (filter: InboxFilter) => useInfiniteQuery({
  queryKey: ['agreements', 'invitations', filter],
  queryFn: ({ pageParam, signal }) => agreements.searchInvitations({ ...filter, cursor: pageParam }, { signal }),
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

/** The agreement that a certified invitation has opened. */
export const useCaseAgreement = (id: string) => useQuery({
  queryKey: ['agreements', 'agreement', id],
  queryFn: ({ signal }) => agreements.getAgreement({ id }, { signal }),
});
