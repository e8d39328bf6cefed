import { z } from 'zod';
import { api, endpoint } from '../endpoint.js';
import { AgreementStatus, InvitationStatus, PartyMode, refusalReasons, reviewReasons } from '../statuses.js';
import { TermsDraft, ValidDays } from '../terms.js';
import { ActionView, ById, caseReaders, Clause, Hash, HistoryLine, Page, pageOf, Place, Proof, Reason, Step, UsualTime, Year } from './shared.js';
import { terminationEndpoints } from './terminations.js';

/** Whether a term keeps within the law, and which article says so. */
export const LawCheck = z.object({ term: z.string(), ok: z.boolean(), law: z.string() });

/** A clause that reads otherwise than in the earlier invitation; an empty side had no such clause. */
export const Difference = z.object({ key: z.string(), label: z.string(), before: z.string(), after: z.string() });
export type Difference = z.infer<typeof Difference>;
/** What a graduate has written of a refusal he has not sent. */
export const RefusalDraft = z.object({ reasonCode: z.enum(refusalReasons).nullable(), reason: z.string().max(500) });

/** One row of a list of invitations, as the reader may see it. */
export const InvitationRow = z.object({
  id: z.uuid(), version: z.number().int(), status: InvitationStatus, year: z.number().int(),
  employerName: z.string(), graduateName: z.string(), departmentName: z.string(), schoolName: z.string(),
  position: z.string(), workPlace: z.string(), monthlyPay: z.number().nullable(),
  /** Whose turn it is and until when; overdue once a review step is past its due time. */
  owner: z.string().nullable(), until: z.string().nullable(), overdue: z.boolean(),
  sentAt: z.string().nullable(), updatedAt: z.string(), alerts: z.array(z.string()),
});
export type InvitationRow = z.infer<typeof InvitationRow>;

/** One invitation, whole, with what this actor may do and why not. */
export const InvitationView = InvitationRow.extend({
  mode: PartyMode, departmentTakesPart: z.boolean(),
  employer: z.object({ creditCode: z.string(), name: z.string(), nature: z.string(), industry: z.string(), region: z.string(), address: z.string() }),
  graduate: z.object({ name: z.string(), idMasked: z.string(), majorName: z.string(), educationLevel: z.string(), graduatesOn: z.string() }),
  terms: TermsDraft, validDays: z.number(), text: z.array(Clause), textHash: z.string(), lawChecks: z.array(LawCheck), missing: z.array(z.string()), wrong: z.array(z.object({ term: z.string(), code: z.string() })),
  closing: z.object({ by: z.string(), reasonCode: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  agreementId: z.uuid().nullable(), agreementNumber: z.string().nullable(),
  /** The ended invitation this one was made from, and what reads otherwise; null where it is the first, or the text is not complete yet. */
  earlierId: z.uuid().nullable(), difference: z.array(Difference).nullable(),
  /** The graduate's own unsent refusal; nobody else gets it. */
  refusalDraft: RefusalDraft.nullable(),
  progress: z.array(Step), actions: z.array(ActionView), now: z.string(),
});
export type InvitationView = z.infer<typeof InvitationView>;

/** A document as it is kept: SHA-256 of its bytes in hex, how many bytes, and when it was made (ISO 8601 UTC). */
export const StoredDocument = z.object({ digest: Hash, bytes: z.number().int(), madeAt: z.string() });

export const AgreementView = z.object({
  id: z.uuid(), version: z.number().int(), status: AgreementStatus, year: z.number().int(), number: z.string().nullable(), invitationId: z.uuid(), mode: PartyMode,
  employerName: z.string(), graduateName: z.string(), departmentName: z.string(), schoolName: z.string(), position: z.string(),
  outcome: z.string(), certifiedAt: z.string(), inForceAt: z.string().nullable(), failure: z.string().nullable(),
  /** 已同步至就业管理系统, once the exchange has acknowledged it; null reads 待同步. */
  syncedAt: z.string().nullable(),
  /** The printed agreement; null while it is still to be made (docs/domain.md §Document). */
  document: StoredDocument.nullable(),
});
export type AgreementView = z.infer<typeof AgreementView>;

/** What a paper is asked about: the number and the check code printed on it, as somebody types them. */
export const PaperQuery = z.object({ number: z.string().max(60), check: z.string().max(40) });
/** What anybody who holds the paper may learn of it: whether it is ours and in force, and the masked essentials to compare it by. */
export const PaperView = z.object({
  number: z.string(), status: z.enum(['in_force', 'ended']), mode: PartyMode, year: z.number().int(),
  schoolName: z.string(), employerName: z.string(), graduateMasked: z.string(), inForceAt: z.string(), document: StoredDocument.nullable(),
});
export type PaperView = z.infer<typeof PaperView>;

/** Which invitations a list shows. `place`: the code of a node below the reader's; `position`: a part of its name; `notSentAgain`: without those from which its employer has begun another. */
const InvitationFilter = Page.extend({ status: z.string().max(200).refine(text => text.split(',').every(one => InvitationStatus.safeParse(one).success), 'CODE_UNKNOWN').optional(), year: Year.optional(), overdue: z.literal('true').optional(), place: Place.optional(), position: z.string().trim().min(1).max(60).optional(), notSentAgain: z.literal('true').optional() });

const signing = { textHash: Hash, proof: Proof };

export const agreementsApi = api('agreements', {
  draft: endpoint({ method: 'POST', path: '/invitations', by: ['employer'], input: z.object({ school: z.string().min(1, 'CHOICE_MISSING').max(10), name: z.string().trim().min(1, 'NAME_LENGTH').max(60), idNumber: z.string().max(30), year: Year }), output: InvitationView, errors: ['GRADUATE_NOT_FOUND', 'GRADUATE_NOT_ELIGIBLE', 'COHORT_NOT_OPEN', 'EMPLOYER_SUSPENDED', 'EMPLOYER_NOT_AUTHORISED', 'ID_NUMBER_FORM', 'ID_NUMBER_CHECK_DIGIT', 'ID_NUMBER_BIRTH_DATE', 'ID_NUMBER_AGE', 'NAME_CHARACTER', 'NAME_LENGTH', 'CHOICE_MISSING', 'TOO_MANY_REQUESTS'] }),
  /** A new draft to the same graduate with the terms of one that has ended; the graduate is matched anew by school, year, name and ID number as they stood there. */
  sendAgain: endpoint({ method: 'POST', path: '/invitations/:id/again', by: ['employer'], input: ById, output: InvitationView, errors: ['INVITATION_STILL_DRAFT', 'INVITATION_ALREADY_SENT', 'INVITATION_IN_REVIEW', 'INVITATION_WITH_SCHOOL', 'INVITATION_DISCARDED', 'INVITATION_CERTIFIED', 'INVITATION_ALREADY_OPEN', 'ALREADY_SIGNED_WITH_YOU', 'GRADUATE_NOT_FOUND', 'GRADUATE_NOT_ELIGIBLE', 'COHORT_NOT_OPEN', 'EMPLOYER_SUSPENDED', 'EMPLOYER_NOT_AUTHORISED'] }),
  save: endpoint({ method: 'POST', path: '/invitations/:id/draft', by: ['employer'], input: ById.extend({ terms: TermsDraft, validDays: ValidDays.optional() }), output: InvitationView, errors: ['GLYPH_NOT_PRINTABLE', 'INVITATION_ALREADY_SENT', 'INVITATION_DISCARDED'] }),
  discard: endpoint({ method: 'POST', path: '/invitations/:id/discard', by: ['employer'], input: ById, output: InvitationView, errors: ['INVITATION_ALREADY_SENT', 'INVITATION_DISCARDED'] }),
  send: endpoint({ method: 'POST', path: '/invitations/:id/send', by: ['employer'], input: ById.extend(signing), output: InvitationView, errors: ['TERMS_INCOMPLETE', 'TERMS_INVALID', 'TEXT_CHANGED', 'EMPLOYER_SUSPENDED', 'EMPLOYER_NOT_AUTHORISED', 'GRADUATE_NOT_ELIGIBLE', 'COHORT_NOT_OPEN', 'PARTY_MODE_NOT_CHOSEN', 'INVITATION_ALREADY_OPEN', 'ALREADY_SIGNED_WITH_YOU', 'INVITATION_ALREADY_SENT', 'INVITATION_DISCARDED', 'PROOF_INVALID', 'PROOF_EXPIRED', 'PROOF_USED', 'PROOF_FOR_ANOTHER_ACT'] }),
  withdraw: endpoint({ method: 'POST', path: '/invitations/:id/withdraw', by: ['employer'], input: ById, output: InvitationView, errors: ['INVITATION_STILL_DRAFT', 'INVITATION_IN_REVIEW', 'INVITATION_EXPIRED', 'INVITATION_REFUSED', 'INVITATION_WITHDRAWN'] }),
  accept: endpoint({ method: 'POST', path: '/invitations/:id/accept', by: ['graduate'], input: ById.extend(signing), output: InvitationView, errors: ['INVITATION_EXPIRED', 'INVITATION_WITHDRAWN', 'SIGNED_ELSEWHERE', 'SIGNING_IN_FLIGHT', 'TEXT_CHANGED', 'EMPLOYER_SUSPENDED', 'GRADUATE_NOT_ELIGIBLE', 'COHORT_NOT_OPEN', 'INVITATION_IN_REVIEW', 'PROOF_INVALID', 'PROOF_EXPIRED', 'PROOF_USED', 'PROOF_FOR_ANOTHER_ACT'] }),
  refuse: endpoint({ method: 'POST', path: '/invitations/:id/refuse', by: ['graduate'], input: ById.extend({ reasonCode: z.enum(refusalReasons, 'CHOICE_MISSING'), reason: Reason }), output: InvitationView, errors: ['INVITATION_EXPIRED', 'INVITATION_WITHDRAWN', 'REASON_TOO_SHORT', 'CHOICE_MISSING'] }),
  /** Keeps what is written of a refusal, so that it survives a reload and a second device; only while it could be sent. */
  saveRefusal: endpoint({ method: 'POST', path: '/invitations/:id/refusal-draft', by: ['graduate'], input: ById.extend(RefusalDraft.shape), output: InvitationView, errors: ['INVITATION_EXPIRED', 'INVITATION_WITHDRAWN'] }),
  takeBack: endpoint({ method: 'POST', path: '/invitations/:id/take-back', by: ['graduate'], input: ById, output: InvitationView, errors: ['REVIEW_HAS_BEGUN', 'INVITATION_CERTIFIED', 'INVITATION_FAILED'] }),
  pass: endpoint({ method: 'POST', path: '/invitations/:id/pass', by: ['department'], input: ById, output: InvitationView, errors: ['INVITATION_WITH_SCHOOL', 'ACCEPTANCE_TAKEN_BACK', 'INVITATION_FAILED'] }),
  certify: endpoint({ method: 'POST', path: '/invitations/:id/certify', by: ['school'], input: ById, output: InvitationView, errors: ['SIGNED_ELSEWHERE', 'EMPLOYER_SUSPENDED', 'GRADUATE_NOT_ELIGIBLE', 'COHORT_NOT_OPEN', 'ACCEPTANCE_TAKEN_BACK', 'INVITATION_CERTIFIED', 'INVITATION_FAILED'] }),
  fail: endpoint({ method: 'POST', path: '/invitations/:id/fail', by: ['department', 'school'], input: ById.extend({ reasonCode: z.enum(reviewReasons, 'CHOICE_MISSING'), reason: Reason }), output: InvitationView, errors: ['REASON_TOO_SHORT', 'CHOICE_MISSING', 'INVITATION_WITH_SCHOOL', 'ACCEPTANCE_TAKEN_BACK', 'INVITATION_CERTIFIED', 'INVITATION_FAILED'] }),
  getInvitation: endpoint({ method: 'GET', path: '/invitations/:id', by: caseReaders, input: ById, output: InvitationView, errors: [] }),
  /** `status` is a comma separated list; newest first, or oldest first where the actor has to act. `overdue`: reviews past their due time, the list of the tier above, oldest first. */
  listInvitations: endpoint({ method: 'GET', path: '/invitations', by: caseReaders, input: InvitationFilter, output: pageOf(InvitationRow), errors: ['CURSOR_INVALID'] }),
  /** The same of those whose graduate's name begins so: by POST, because a name must not stand in a URL. */
  searchInvitations: endpoint({ method: 'POST', path: '/invitations/search', by: caseReaders, safe: true, input: InvitationFilter.extend({ search: z.string().max(40).optional() }), output: pageOf(InvitationRow), errors: ['CURSOR_INVALID'] }),
  /** How many invitations of one's own stand at each status, and how many of them are past their due time; statuses with none are left out. Of reviewers' only what is open. */
  invitationCounts: endpoint({ method: 'GET', path: '/invitation-counts', by: ['employer', 'department', 'school'], input: z.object({ year: Year.optional() }), output: z.object({ items: z.array(z.object({ status: InvitationStatus, count: z.number().int(), overdue: z.number().int() })) }), errors: [] }),
  /** How long reviews took lately at a school, and at one of its 院系: null for a step that was seen too seldom. */
  usualTimes: endpoint({ method: 'GET', path: '/usual-times', by: caseReaders, input: z.object({ school: z.string().max(10), department: z.string().max(20).optional(), flow: z.enum(['signing', 'termination']).default('signing') }), output: z.object({ department_review: UsualTime.nullable(), school_review: UsualTime.nullable() }), errors: [] }),
  invitationHistory: endpoint({ method: 'GET', path: '/invitations/:id/history', by: caseReaders, input: ById, output: z.object({ items: z.array(HistoryLine) }), errors: [] }),
  getAgreement: endpoint({ method: 'GET', path: '/agreements/:id', by: caseReaders, input: ById, output: AgreementView, errors: [] }),
  listAgreements: endpoint({ method: 'GET', path: '/agreements', by: caseReaders, input: Page.extend({ status: AgreementStatus.optional() }), output: pageOf(AgreementView), errors: ['CURSOR_INVALID'] }),
  agreementDocument: endpoint({ method: 'GET', path: '/agreements/:id/document', by: caseReaders, input: ById, output: z.file(), download: 'application/pdf', errors: ['DOCUMENT_NOT_MADE'] }),
  /** Whether a paper is ours. An unknown number and a wrong check code are answered alike; by POST, because neither may stand in a URL. */
  verifyPaper: endpoint({ method: 'POST', path: '/verify', by: ['gateway'], open: true, safe: true, input: PaperQuery, output: PaperView, errors: ['PAPER_UNKNOWN', 'TOO_MANY_REQUESTS'] }),
  agreementHistory: endpoint({ method: 'GET', path: '/agreements/:id/history', by: caseReaders, input: ById, output: z.object({ items: z.array(HistoryLine) }), errors: [] }),
  ...terminationEndpoints,
});

