import type { ActionView, Actor, InvitationRow, InvitationStatus, InvitationView, Step } from '@netsign/contracts';
import { maskIdNumber } from '@netsign/platform';
import { actions, wayTo } from '@netsign/workflow';
import { termFaults } from './agreement-text.js';
import type { Invitation } from './invitation.entity.js';
import { factsOf, wordingOf, type Gathered } from './invitation.facts.js';
import { invitationWorkflow, whyNotSentAgain, type InvitationFacts } from './invitation.workflow.js';
import { differenceOf } from './difference.js';
import { lawChecks } from './terms-law.js';
import type { UsualTimes } from '../review/usual-times.service.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The time by which the present owner must have acted, named by the workflow's table. */
const deadlineOf = (row: Pick<Invitation, 'status' | 'draftUntil' | 'validUntil' | 'dueAt'>): Date | null => {
  const until = invitationWorkflow.states[row.status].until as 'draftUntil' | 'validUntil' | 'dueAt' | undefined;
  return until === undefined ? null : row[until];
};

/** One row of a list, but for its alerts: they need more than the row knows. */
export function rowOf(row: Invitation, now: Date): Omit<InvitationRow, 'alerts'> {
  const { parties, terms } = row;
  return {
    id: row.id, version: row.version, status: row.status, year: row.year,
    employerName: parties.employer.name, graduateName: parties.graduate.name, departmentName: parties.departmentName, schoolName: parties.schoolName,
    position: typeof terms.position === 'string' ? terms.position : '', workPlace: typeof terms.workPlace === 'string' ? terms.workPlace : '',
    monthlyPay: typeof terms.monthlyPay === 'number' ? terms.monthlyPay : null,
    owner: invitationWorkflow.states[row.status].owner, until: iso(deadlineOf(row)), overdue: row.dueAt !== null && now > row.dueAt,
    sentAt: row.reached.offered ?? null, updatedAt: row.updatedAt.toISOString(),
  };
}

/** The whole invitation as this actor may see it, with every act and why it is refused. */
export function viewOf(gathered: Gathered, actor: Actor, usual: UsualTimes): InvitationView {
  const { invitation, agreement, earlier, refusal, now } = gathered;
  const facts = factsOf(gathered, now);
  const wording = invitation.status === 'draft' ? wordingOf(invitation, gathered.organisations) : invitation;
  const faults = invitation.status === 'draft' ? termFaults(invitation.terms) : { missing: [], wrong: [] };
  const { employer, graduate } = invitation.parties;
  return {
    ...rowOf(invitation, now),
    alerts: alertsOf(invitation.status, { employerStatus: facts.employer?.status ?? null, eligible: facts.eligible, cohortOpen: facts.cohortOpen }), mode: wording.mode, departmentTakesPart: facts.departmentTakesPart,
    employer, graduate: { name: graduate.name, idMasked: maskIdNumber(graduate.idNumber), majorName: graduate.majorName, educationLevel: graduate.educationLevel, graduatesOn: graduate.graduatesOn },
    terms: invitation.terms, validDays: invitation.validDays, text: wording.text, textHash: wording.textHash, lawChecks: lawChecks(invitation.terms), ...faults,
    closing: invitation.closedBy === null ? null : { by: invitation.closedBy, reasonCode: invitation.reasonCode, reason: invitation.reason },
    agreementId: agreement?.id ?? null, agreementNumber: agreement?.number ?? null,
    earlierId: invitation.earlierId, difference: earlier === null || wording.text.length === 0 ? null : differenceOf(earlier.text, wording.text),
    refusalDraft: refusal === null ? null : { reasonCode: refusal.reasonCode, reason: refusal.reason },
    progress: progressOf(gathered, facts, usual), actions: actsOf(invitation.status, actor, facts), now: now.toISOString(),
  };
}

/** What the table lets this actor do here; to its employer an end without an agreement offers beginning anew. */
function actsOf(status: InvitationStatus, actor: Actor, facts: InvitationFacts): ActionView[] {
  const acts = actions(invitationWorkflow, { state: status, by: actor.role, facts });
  if (actor.role !== 'employer' || invitationWorkflow.states[status].owner !== null || status === 'certified' || status === 'discarded') return acts;
  const code = whyNotSentAgain(status, facts);
  return [...acts, { action: 'send_again', allowed: code === null, code }];
}

/** What an alert is about: whether the employer may still sign, the graduate may still sign online, and the class is still open. Null where it is not known. */
export interface Standing { readonly employerStatus: string | null; readonly eligible: boolean | null; readonly cohortOpen: boolean | null }

/** What has come up since the accept that a reviewer must see; such a case is certified only once it has gone (docs/domain.md §Reviews). */
export function alertsOf(status: InvitationStatus, { employerStatus, eligible, cohortOpen }: Standing): string[] {
  if (status !== 'department_review' && status !== 'school_review') return [];
  const alerts: [boolean, string][] = [[employerStatus !== 'verified', 'EMPLOYER_SUSPENDED'], [eligible !== true, 'GRADUATE_NOT_ELIGIBLE'], [cohortOpen !== true, 'COHORT_NOT_OPEN']];
  return alerts.filter(([raised]) => raised).map(([, code]) => code);
}

/** The progress line: what was reached and when, where it stands, what is still to come, up to the agreement in force. */
function progressOf({ invitation, agreement }: Gathered, facts: InvitationFacts, usual: UsualTimes): Step[] {
  const usually = (state: InvitationStatus) => (state === 'department_review' || state === 'school_review' ? usual[state] : null);
  const owner = (state: InvitationStatus) => invitationWorkflow.states[state].owner;
  const past = (Object.entries(invitation.reached) as [InvitationStatus, string][]).filter(([state]) => state !== invitation.status)
    .sort((one, other) => one[1].localeCompare(other[1])).map(([state, at]): Step => ({ state, mark: 'done', owner: owner(state), until: null, at, usual: null }));
  const ended = invitationWorkflow.states[invitation.status].owner === null;
  const here: Step = { state: invitation.status, mark: ended ? 'done' : 'now', owner: owner(invitation.status), until: iso(deadlineOf(invitation)), at: invitation.reached[invitation.status] ?? null, usual: usually(invitation.status) };
  const ahead = wayTo(invitationWorkflow, invitation.status, 'certified', facts).map((state): Step => ({ state, mark: 'next', owner: owner(state), until: null, at: null, usual: usually(state) }));
  const last = invitation.status === 'certified' || ahead.length > 0 ? [inForceStep(agreement)] : [];
  return [...past, here, ...ahead, ...last];
}

function inForceStep(agreement: Gathered['agreement']): Step {
  if (agreement === null) return { state: 'in_force', mark: 'next', owner: null, until: null, at: null, usual: null };
  if (agreement.status === 'failed') return { state: 'failed', mark: 'done', owner: null, until: null, at: null, usual: null };
  return { state: 'in_force', mark: agreement.status === 'certified' ? 'now' : 'done', owner: agreement.status === 'certified' ? 'ledger' : null, until: null, at: iso(agreement.inForceAt), usual: null };
}
