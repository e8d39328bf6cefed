import { Terms, type CaseFact, type InvitationStatus } from '@netsign/contracts';
import { uuidv7, type Tx } from '@netsign/platform';
import type { Agreement } from '../agreement/agreement.entity.js';
import type { EmployerReplica } from '../replicas/employer.replica.js';
import type { GraduateReplica } from '../replicas/graduate.replica.js';
import type { OrganisationReplica } from '../replicas/organisation.replica.js';
import { schoolOf, wordingOf } from './invitation.facts.js';
import type { Invitation, LiveCase } from './invitation.entity.js';

const DAY = 86_400_000;
/** A draft nobody sends is discarded after this many days. */
const DRAFT_DAYS = 30;
const DEFAULT_VALID_DAYS = 5;

/** What a case's row says of having reached a state. */
export const reach = (invitation: Invitation, to: InvitationStatus, now: Date) => ({ status: to, updatedAt: now, reached: { ...invitation.reached, [to]: now.toISOString() } });

export const forgetRefusal = (tx: Tx, id: string): void => { tx.write('delete from refusal_draft where invitation_id = $1', [id]); };

/** Frees the graduate for other ways of signing. */
export const free = (tx: Tx, invitation: Invitation) => tx.delete('live_case', { graduateId: invitation.graduateId, caseId: invitation.id } satisfies Partial<LiveCase>);

/** What every event about an invitation says. */
export const factOf = (invitation: Invitation, to: InvitationStatus): CaseFact => ({
  caseId: invitation.id, kind: 'invitation', graduateId: invitation.graduateId, year: invitation.year, department: invitation.department, school: invitation.school, province: invitation.province,
  employer: invitation.employer, from: invitation.status === 'draft' ? null : invitation.status, to,
});

/** A draft to one graduate, with the names and roll fields it freezes. */
export function newDraft(id: string, creditCode: string, graduate: GraduateReplica, found: { employer: EmployerReplica | null; organisations: OrganisationReplica[] }, idNumber: string, now: Date): Invitation {
  const { person, year, department, school, province } = graduate;
  const nameOf = (code: string) => found.organisations.find(row => row.code === code)?.organisation.name ?? code;
  const employer = found.employer?.employer;
  const parties = {
    employer: { creditCode, name: employer?.name ?? '', nature: employer?.nature ?? '', industry: employer?.industry ?? '', region: employer?.region ?? '', address: employer?.address ?? '' },
    graduate: {
      name: person.name, idNumber, sex: person.sex, nationality: person.nationality, politicalStatus: person.politicalStatus, studentNo: person.studentNo, majorName: person.majorName, major: person.major,
      educationLevel: graduate.educationLevel, trainingMode: graduate.trainingMode, studyForm: person.studyForm, graduatesOn: person.graduatesOn,
    },
    schoolName: nameOf(school), departmentName: nameOf(department),
  };
  const { mode, template, text, textHash } = wordingOf({ terms: {}, year, province, parties }, found.organisations);
  return {
    id, version: 0, hash: '', status: 'draft', graduateId: graduate.graduateId, year, department, school, province, employer: creditCode, parties, graduateName: person.name, terms: {}, validDays: DEFAULT_VALID_DAYS,
    mode, template, text, textHash, departmentTakesPart: false, reviewDays: schoolOf(found.organisations, school)?.reviewDays ?? 3, decided: false, reached: { draft: now.toISOString() },
    draftUntil: new Date(now.getTime() + DRAFT_DAYS * DAY), validUntil: null, dueAt: null, closedBy: null, reasonCode: null, reason: null, agreementId: null, earlierId: null, updatedAt: now,
  };
}

/** The agreement that the school's certification of an invitation opens. */
export function newAgreement(invitation: Invitation, now: Date): Omit<Agreement, 'version' | 'hash'> {
  const { graduateId, year, department, school, province, employer, mode, template, parties, text, textHash } = invitation;
  return {
    id: uuidv7(), status: 'certified', graduateId, year, department, school, province, employer, invitationId: invitation.id, mode, template, parties, text, textHash,
    position: Terms.parse(invitation.terms).position, educationLevel: parties.graduate.educationLevel, outcome: '10', number: null, certifiedAt: now, inForceAt: null, failure: null, syncedAt: null,
    checkCode: null, documentDigest: null, documentBytes: null, documentMadeAt: null, updatedAt: now,
  };
}
