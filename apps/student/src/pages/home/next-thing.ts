import type { AgreementView, InvitationRow } from '@netsign/contracts';

/** The one thing home shows: what wants the graduate first, else what runs, else what is settled. */
export type NextThing =
  | { readonly kind: 'settled' | 'recording'; readonly agreement: AgreementView }
  | { readonly kind: 'review' | 'answer'; readonly row: InvitationRow }
  | { readonly kind: 'none' };

const soonest = (left: InvitationRow, right: InvitationRow) => Date.parse(left.until ?? '9999-12-31') - Date.parse(right.until ?? '9999-12-31');

/** Chooses it. Order matters, not rights: what may be done stands in `actions` of the case itself. `now` in ms of the platform's clock. */
export function nextThing(open: readonly InvitationRow[], agreements: readonly AgreementView[], now: number): NextThing {
  const settled = agreements.find(one => one.status === 'in_force');
  if (settled !== undefined) return { kind: 'settled', agreement: settled };
  const recording = agreements.find(one => one.status === 'certified');
  if (recording !== undefined) return { kind: 'recording', agreement: recording };
  const review = open.find(one => one.status !== 'offered');
  if (review !== undefined) return { kind: 'review', row: review };
  const answer = open.filter(one => one.until === null || Date.parse(one.until) > now).sort(soonest)[0];
  return answer === undefined ? { kind: 'none' } : { kind: 'answer', row: answer };
}
