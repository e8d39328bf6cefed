import { paths } from './paths.js';
import { isPlace } from './place-code.js';

/** Where an invitation stands that is not settled yet, in the order of its way. */
export const openStates = ['offered', 'department_review', 'school_review'] as const;
export type OpenState = (typeof openStates)[number];

/** What of the filter stands in the address; a name that is searched for never does. */
export interface InvitationFilter { readonly status: OpenState | undefined; readonly place: string | undefined }

/** Reads the filter of an address; what it does not know counts as not given. */
export function readInvitationFilter(params: URLSearchParams): InvitationFilter {
  const place = params.get('place') ?? '';
  return { status: openStates.find(state => state === params.get('status')), place: isPlace(place) ? place : undefined };
}

/** The address of the list of one year with this filter. */
export function invitationsAddress(year: number, { status, place }: Partial<InvitationFilter>): string {
  const params = new URLSearchParams({ year: String(year) });
  if (status !== undefined) params.set('status', status);
  if (place !== undefined) params.set('place', place);
  return `${paths.invitations}?${params.toString()}`;
}
