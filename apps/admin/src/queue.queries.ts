import { useQuery } from '@tanstack/react-query';
import type { InvitationStatus } from '@netsign/contracts';
import { useMe } from '@netsign/ui';
import { agreements } from './platform.js';

interface Count { readonly count: number; readonly overdue: number }
/** What lies on the reader's own desk, and what lies on the other reviewer's; undefined until it is known. */
export interface QueueCounts { readonly mine: Count | undefined; readonly other: Count | undefined }

/** Papers in review, of one class or of all. A number in a menu never stands in the way of a page, so a failure shows nothing. */
export function useQueueCounts(year: number | undefined, enabled = true): QueueCounts {
  const { role } = useMe().actor;
  const { data } = useQuery({ enabled, queryKey: ['agreements', 'invitations', 'counts', year ?? 'all'], queryFn: ({ signal }) => agreements.invitationCounts({ year }, { signal }) });
  const of = (status: InvitationStatus): Count | undefined => data === undefined ? undefined : data.items.find(item => item.status === status) ?? { count: 0, overdue: 0 };
  return role === 'department' ? { mine: of('department_review'), other: of('school_review') } : { mine: of('school_review'), other: of('department_review') };
}
