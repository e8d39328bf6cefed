import { useQuery } from '@tanstack/react-query';
import type { InvitationStatus } from '@netsign/contracts';
import { agreements } from './platform.js';

/** How many invitations stand at these statuses together; null while it is not known. */
export interface Counts { readonly of: (...statuses: readonly InvitationStatus[]) => number | null; readonly all: number | null }

export function useCounts(year: number | undefined): Counts {
  const { data } = useQuery({
    queryKey: ['agreements', 'invitations', 'counts', year ?? 'all'],
    queryFn: ({ signal }) => agreements.invitationCounts({ year }, { signal }),
  });
  const sum = (wanted: (status: InvitationStatus) => boolean) => (data === undefined ? null : data.items.reduce((total, { status, count }) => (wanted(status) ? total + count : total), 0));
  return { of: (...statuses) => sum(status => statuses.includes(status)), all: sum(() => true) };
}
