import { type Organisation, type PartyMode } from '@netsign/contracts';
import { maybe, many, nowStatement, one, type Facts, type Read } from '@netsign/platform';
import type { EmployerReplica } from '../replicas/employer.replica.js';
import type { LedgerReplica } from '../replicas/ledger.replica.js';
import type { OrganisationReplica } from '../replicas/organisation.replica.js';
import { completeTerms, composeText, hashText, type Clause, type Parties } from './agreement-text.js';
import type { Invitation, LiveCase } from './invitation.entity.js';
import type { InvitationFacts } from './invitation.workflow.js';
import type { RefusalDraft } from './refusal-draft.entity.js';

interface Sibling { id: string; kind: 'invitation' | 'agreement'; status: string; validUntil: Date | null }

const own = '(select graduate_id from invitation where id = $1)';
const readNow: Read<Date> = { statement: nowStatement, take: rows => rows[0]['now'] as Date };

/** Everything the rules need to know of one invitation, in one trip. `lock` for commands; readers do without. */
export const invitationReads = (id: string, lock: boolean) => ({
  invitation: one<Invitation>(`select * from invitation where id = $1${lock ? ' for update' : ''}`, [id]),
  live: maybe<LiveCase>(`select * from live_case where graduate_id = ${own}`, [id]),
  ledger: maybe<LedgerReplica>(`select * from ledger_replica where graduate_id = ${own} and owner is not null`, [id]),
  employer: maybe<EmployerReplica>('select * from employer_replica where credit_code = (select employer from invitation where id = $1)', [id]),
  organisations: many<OrganisationReplica>('select r.* from invitation i join organisation_replica r on r.code in (i.school, i.province) where i.id = $1', [id]),
  eligible: one<{ eligible: boolean }>(`select graduate_eligible(${own}) as eligible`, [id]),
  siblings: many<Sibling>(`select s.id, 'invitation' as kind, s.status, s.valid_until from invitation i join invitation s on s.graduate_id = i.graduate_id and s.employer = i.employer and s.id <> i.id
      where i.id = $1 and s.status in ('offered', 'department_review', 'school_review')
    union all select a.id, 'agreement', a.status, null from invitation i join agreement a on a.graduate_id = i.graduate_id and a.employer = i.employer and a.invitation_id <> i.id
      where i.id = $1 and a.status in ('certified', 'in_force')`, [id]),
  agreement: maybe<{ id: string; number: string | null; status: string; inForceAt: Date | null }>('select id, number, status, in_force_at from agreement where invitation_id = $1', [id]),
  earlier: maybe<{ id: string; text: Clause[] }>('select e.id, e.text from invitation i join invitation e on e.id = i.earlier_id where i.id = $1', [id]),
  refusal: maybe<Pick<RefusalDraft, 'reasonCode' | 'reason'>>('select reason_code, reason from refusal_draft where invitation_id = $1', [id]),
  now: readNow,
});
export type Gathered = Facts<ReturnType<typeof invitationReads>>;

/** The form that holds for a school's year now: its province's choice, or null while there is none. */
export function partyModeOf(organisations: readonly OrganisationReplica[], place: { province: string; year: number }): { mode: PartyMode; template: number } | null {
  return organisations.find(row => row.code === place.province)?.organisation.partyModes[String(place.year)] ?? null;
}
export const schoolOf = (organisations: readonly OrganisationReplica[], school: string): Organisation | null => organisations.find(row => row.code === school)?.organisation ?? null;

export interface Wording { readonly mode: PartyMode; readonly template: number; readonly text: Clause[]; readonly textHash: string }

/** The text of a draft as it stands now; empty while terms are missing. A sent invitation keeps its own. */
export function wordingOf(draft: Pick<Invitation, 'terms' | 'year' | 'province'> & { parties: Parties }, organisations: readonly OrganisationReplica[]): Wording {
  const { mode, template } = partyModeOf(organisations, draft) ?? { mode: 'two_party' as const, template: 0 };
  const terms = completeTerms(draft.terms);
  const text = terms === null ? [] : composeText(mode, draft.year, draft.parties, terms);
  return { mode, template, text, textHash: hashText(mode, template, text) };
}

/** What the workflow's rules look at, from the rows. `textRead` is the hash the actor signs by, where he signs. */
export function factsOf(gathered: Gathered, now: Date, textRead: string | null = null): InvitationFacts {
  const { invitation, organisations, live, ledger, siblings } = gathered;
  const school = schoolOf(organisations, invitation.school);
  const wording = invitation.status === 'draft' ? wordingOf(invitation, organisations) : invitation;
  const open = siblings.some(sibling => sibling.kind === 'invitation' && (sibling.validUntil === null || sibling.status !== 'offered' || now < sibling.validUntil));
  const elsewhere = live !== null && live.caseId !== invitation.id ? (live.kind === 'agreement' ? 'settled' : 'in_flight') : null;
  return {
    now, validUntil: invitation.validUntil, dueAt: invitation.dueAt, decided: invitation.decided,
    departmentTakesPart: invitation.status === 'offered' || invitation.status === 'draft' ? school?.departmentReview ?? false : invitation.departmentTakesPart,
    employer: gathered.employer?.employer ?? null, eligible: gathered.eligible.eligible, cohortOpen: school?.openCohorts.includes(invitation.year) ?? false,
    partyModeChosen: partyModeOf(organisations, invitation) !== null,
    elsewhere: elsewhere ?? (ledger === null ? null : 'settled'),
    sameEmployer: siblings.some(sibling => sibling.kind === 'agreement') ? 'signed' : open ? 'open' : null,
    termsComplete: completeTerms(invitation.terms) !== null,
    textRead, textHash: wording.textHash,
  };
}
