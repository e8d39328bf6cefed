import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InvitationView } from '@netsign/contracts';
import { agreements, identity } from '../../platform.js';

const invitationKey = (id: string) => ['agreements', 'invitation', id] as const;

/** What of this employer's invitations is shown: with one of the statuses (comma separated), of a class, whose position holds a text, whose graduate's name begins so. */
export interface InvitationFilter { readonly status: string | undefined; readonly year: number | undefined; readonly position: string | undefined; readonly search: string | undefined }

/** This employer's invitations, page by page; the old page stays while a new filter is read. */
export const useInvitations = (filter: InvitationFilter) => useInfiniteQuery({
  queryKey: ['agreements', 'invitations', filter],
  queryFn: ({ pageParam, signal }) => agreements.searchInvitations({ ...filter, cursor: pageParam }, { signal }),
  placeholderData: keepPreviousData,
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
});

const newer = (old: InvitationView | undefined, view: InvitationView): InvitationView => (old !== undefined && old.version > view.version ? old : view);

/** One invitation. A slow answer never takes the place of a newer one. */
export const useInvitation = (id: string) => useQuery({
  queryKey: invitationKey(id),
  queryFn: ({ signal }) => agreements.getInvitation({ id }, { signal }),
  structuralSharing: (old, view) => newer(old as InvitationView | undefined, view as InvitationView),
});

export const useInvitationHistory = (id: string, version: number) => useQuery({
  queryKey: [...invitationKey(id), 'history', version],
  queryFn: ({ signal }) => agreements.invitationHistory({ id }, { signal }),
});

/** Puts an answer where the page reads it, unless a newer one stands there. */
export function useKeepInvitation(): (view: InvitationView) => void {
  const queries = useQueryClient();
  return view => {
    queries.setQueryData<InvitationView>(invitationKey(view.id), old => newer(old, view));
  };
}

/** Every school, those with an open cohort first. */
export const useSchools = () => useQuery({
  queryKey: ['identity', 'organisations', 'school'],
  queryFn: ({ signal }) => identity.listOrganisations({ kind: 'school' }, { signal }),
  select: answer => [...answer.items].sort((a, b) => Number(b.openCohorts.length > 0) - Number(a.openCohorts.length > 0) || a.code.localeCompare(b.code)),
});
