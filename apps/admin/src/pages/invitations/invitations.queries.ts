import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { agreements } from '../../platform.js';
import { openStates, type InvitationFilter } from '../../invitation-filter.js';

interface Filter extends InvitationFilter { readonly year: number; readonly search: string | undefined }

/** The unsettled invitations a reader may see, page by page; the old page stays while a new filter is read. */
export const useOpenInvitations = ({ status, ...filter }: Filter) => useInfiniteQuery({
  queryKey: ['agreements', 'invitations', 'open', status ?? 'all', filter],
  queryFn: ({ pageParam, signal }) => agreements.searchInvitations({ ...filter, status: status ?? openStates.join(','), cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
  placeholderData: keepPreviousData,
});
