import { z } from 'zod';
import { api, endpoint } from '../endpoint.js';
import { Actor, ends } from '../roles.js';
import { Organisation, TerminationRules } from '../events/organisations.js';
import { Employer } from '../events/employers.js';
import { PartyMode } from '../statuses.js';
import { IsoDate } from '../terms.js';
import { Hash, Page, pageOf, Reason, Year } from './shared.js';

const everybody = ['graduate', 'employer', 'department', 'school', 'province', 'ministry'] as const;
const end = z.enum(ends);

/** What the shell of an end shows about who is signed in. Names stand here for the own screen only. */
export const Me = z.object({
  actor: Actor,
  name: z.string(),
  organisation: z.string(),
  phoneMasked: z.string().nullable(),
  /** The graduate records of this account; the session has chosen `actor.graduate`. */
  graduates: z.array(z.object({ graduate: z.uuid(), year: z.number(), school: z.string(), department: z.string() })),
  /** Server time (the SPA counts down from it), ISO 8601 UTC. */
  now: z.string(),
});
export type Me = z.infer<typeof Me>;

const SessionView = z.object({ secret: z.string(), actor: Actor, csrf: z.string(), expiresAt: z.string() });

const EmployerImport = z.object({
  creditCode: z.string(), name: z.string().trim().min(2).max(100), nature: z.string(), industry: z.string(), region: z.string(), address: z.string().max(200),
  /** The person in charge of online signing, as the approved 授权书 names him. */
  operator: z.object({ account: z.string().min(3).max(60), name: z.string().min(2).max(60), phone: z.string().regex(/^1\d{10}$/, 'PHONE_FORM') }),
  authorisation: z.object({ source: z.string().min(2).max(60), fileDigest: Hash, approvedOn: IsoDate, validUntil: IsoDate }).nullable(),
});

/** One change of an organisation's settings: what, since when, by which role of which organisation, why. `year` where the setting is one of a class. */
export const SettingLine = z.object({ version: z.number().int(), at: z.string(), by: z.string(), organisation: z.string(), action: z.string(), year: z.number().int().nullable(), from: z.string().nullable(), to: z.string(), reason: z.string().nullable() });
export type SettingLine = z.infer<typeof SettingLine>;

/** What a message can be about: an event of a case, a correction of the graduate's record, or the papers that came to an office in one day. */
export const messageTypes = [
  'invitation.sent.v1', 'invitation.accepted.v1', 'invitation.refused.v1', 'invitation.expired.v1', 'invitation.withdrawn.v1', 'invitation.acceptance-taken-back.v1',
  'invitation.department-passed.v1', 'invitation.failed.v1', 'agreement.certified.v1', 'agreement.in-force.v1', 'agreement.failed.v1', 'agreement.ended.v1',
  'termination.asked.v1', 'termination.unanswered.v1', 'termination.consented.v1', 'termination.refused.v1', 'termination.withdrawn.v1', 'termination.department-passed.v1', 'termination.rejected.v1',
  'termination.force-requested.v1', 'termination.force-dropped.v1', 'termination.forced.v1', 'graduate.corrected.v1', 'papers.arrived',
] as const;
export type MessageType = (typeof messageTypes)[number];

/** One message of the reader's box. It says what happened and to which case, and nothing of what stands in the case: the page makes the sentence (docs/domain.md §Messages). */
export const MessageView = z.object({
  id: z.uuid(),
  kind: z.enum(['invitation', 'agreement', 'termination', 'record', 'papers']),
  /** Null for the record, which is the reader's own, and for the papers of an office: they are opened in its inbox. */
  caseId: z.uuid().nullable(),
  type: z.enum(messageTypes),
  /** How many papers came; 1 for a message about a case. */
  count: z.number().int().positive(),
  /** When it happened, and when it was read. ISO 8601 UTC. */
  at: z.string(),
  readAt: z.string().nullable(),
});
export type MessageView = z.infer<typeof MessageView>;

/** The unread ones are counted up to this; a page shows it as “99+”. */
export const UNREAD_COUNTED = 100;
const messageReaders = ['graduate', 'employer', 'department', 'school'] as const;

export const identityApi = api('identity', {
  // sign-in; only the gateway calls these
  signIn: endpoint({ method: 'POST', path: '/sign-in', by: ['gateway'], safe: true, input: z.object({ end, ticket: z.string().max(300), service: z.string().max(2000), device: z.string().max(400) }), output: SessionView, errors: ['TICKET_INVALID', 'NOT_IN_ROSTER', 'ORGANISATION_UNKNOWN', 'EMPLOYER_UNKNOWN', 'EMPLOYER_NOT_AUTHORISED', 'COHORT_NOT_OPEN'] }),
  resume: endpoint({ method: 'POST', path: '/resume', by: ['gateway'], safe: true, input: z.object({ end, secret: z.string().max(100) }), output: SessionView.omit({ secret: true }), errors: ['NOT_SIGNED_IN', 'SESSION_ENDED'] }),
  signOut: endpoint({ method: 'POST', path: '/sign-out', by: everybody, safe: true, beforeConfirmation: true, input: z.object({ everywhere: z.boolean().default(false) }), output: z.object({ ended: z.number() }), errors: [] }),
  chooseGraduate: endpoint({ method: 'POST', path: '/choose-graduate', by: ['graduate'], safe: true, beforeConfirmation: true, input: z.object({ graduate: z.uuid() }), output: z.object({ actor: Actor }), errors: ['GRADUATE_NOT_YOURS'] }),
  me: endpoint({ method: 'GET', path: '/me', by: everybody, beforeConfirmation: true, input: z.object({}), output: Me, errors: [] }),

  /** How many other sessions of this account are open, for whoever thinks of ending them all. */
  otherSessions: endpoint({ method: 'GET', path: '/me/other-sessions', by: everybody, beforeConfirmation: true, input: z.object({}), output: z.object({ others: z.number().int() }), errors: [] }),

  // the message box
  listMessages: endpoint({ method: 'GET', path: '/messages', by: messageReaders, input: Page, output: pageOf(MessageView).extend({ unread: z.number().int() }), errors: ['CURSOR_INVALID'] }),
  markRead: endpoint({ method: 'POST', path: '/messages/read', by: messageReaders, safe: true, input: z.object({ ids: z.union([z.array(z.uuid()).min(1).max(200), z.literal('all')]) }), output: z.object({ unread: z.number().int() }), errors: [] }),

  // 信息确认
  sendPhoneCode: endpoint({ method: 'POST', path: '/me/phone-code', by: ['graduate'], safe: true, beforeConfirmation: true, input: z.object({ phone: z.string().regex(/^1\d{10}$/, 'MOBILE_FORM') }), output: z.object({ sentTo: z.string(), expiresAt: z.string() }), errors: ['TOO_MANY_REQUESTS'] }),
  confirmRecord: endpoint({ method: 'POST', path: '/me/confirm', by: ['graduate'], beforeConfirmation: true, input: z.object({ recordVersion: z.number().int().min(0).max(1_000_000_000), phone: z.string().regex(/^1\d{10}$/, 'MOBILE_FORM'), code: z.string().max(10) }), output: z.object({ confirmedAt: z.string() }), errors: ['RECORD_CHANGED', 'RECORD_ALREADY_CONFIRMED', 'CODE_WRONG', 'CODE_EXPIRED', 'CODE_TOO_MANY_TRIES'] }),

  // second factor
  challenge: endpoint({ method: 'POST', path: '/second-factor/challenges', by: ['graduate', 'employer', 'school'], safe: true, input: z.object({ endpoint: z.string().max(80), caseId: z.uuid(), caseVersion: z.number().int().min(0).max(1_000_000_000), textHash: Hash }), output: z.object({ challengeId: z.uuid(), sentTo: z.string(), expiresAt: z.string() }), errors: ['PHONE_UNKNOWN', 'TOO_MANY_REQUESTS'] }),
  prove: endpoint({ method: 'POST', path: '/second-factor/proofs', by: ['graduate', 'employer', 'school'], safe: true, input: z.object({ challengeId: z.uuid(), code: z.string().max(10) }), output: z.object({ proof: z.string(), expiresAt: z.string() }), errors: ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_TOO_MANY_TRIES', 'NOT_FOUND'] }),

  // the tree and its settings
  listOrganisations: endpoint({ method: 'GET', path: '/organisations', by: everybody, beforeConfirmation: true, input: z.object({ kind: z.enum(['province', 'school', 'department']).optional(), parent: z.string().optional() }), output: z.object({ items: z.array(Organisation) }), errors: [] }),
  /** The settings of the own branch, newest change first. */
  settingHistory: endpoint({ method: 'GET', path: '/organisations/:code/history', by: ['school', 'province', 'ministry'], input: z.object({ code: z.string().max(12) }), output: z.object({ items: z.array(SettingLine) }), errors: [] }),
  /** Which form the own province has chosen for each class, newest choice first: what a school and its 院系 sign by. */
  formHistory: endpoint({ method: 'GET', path: '/organisations/form-history', by: ['department', 'school'], input: z.object({}), output: z.object({ items: z.array(SettingLine) }), errors: [] }),
  registerOrganisations: endpoint({ method: 'POST', path: '/organisations', by: ['ministry', 'school'], input: z.object({ items: z.array(z.object({ code: z.string().regex(/^\d{2}$|^\d{5}$|^\d{5}-\d{2}$/, 'CODE_UNKNOWN'), name: z.string().trim().min(2).max(100), parent: z.string(), contact: z.string().max(300).default('') })).min(1).max(500) }), output: z.object({ registered: z.number(), unchanged: z.number() }), errors: ['GLYPH_NOT_PRINTABLE', 'ORGANISATION_PARENT_UNKNOWN', 'ORGANISATION_EXISTS'] }),
  choosePartyMode: endpoint({ method: 'POST', path: '/party-mode', by: ['province'], input: z.object({ year: Year, mode: PartyMode, reason: z.string().trim().max(500).default('') }), output: Organisation, errors: ['PARTY_MODE_ALREADY_CHOSEN', 'SETTING_UNCHANGED'] }),
  openSchool: endpoint({ method: 'POST', path: '/schools/:code/open', by: ['province'], input: z.object({ code: z.string(), year: Year }), output: Organisation, errors: ['PARTY_MODE_NOT_CHOSEN', 'SCHOOL_ALREADY_OPEN', 'NOT_FOUND'] }),
  openCohort: endpoint({ method: 'POST', path: '/cohorts/open', by: ['school'], input: z.object({ year: Year }), output: Organisation, errors: ['SCHOOL_NOT_OPENED', 'PARTY_MODE_NOT_CHOSEN', 'COHORT_ALREADY_OPEN'] }),
  closeCohort: endpoint({ method: 'POST', path: '/cohorts/close', by: ['school'], input: z.object({ year: Year, reason: Reason }), output: Organisation, errors: ['COHORT_NOT_OPEN'] }),
  switchDepartmentReview: endpoint({ method: 'POST', path: '/department-review', by: ['school'], input: z.object({ on: z.boolean() }), output: Organisation, errors: ['SETTING_UNCHANGED'] }),
  /** Working days for each review step, and whom graduates are told to ask (docs/domain.md §Opening). */
  setReviewDays: endpoint({ method: 'POST', path: '/review-days', by: ['school'], input: z.object({ days: z.number().int().min(1).max(15) }), output: Organisation, errors: ['SETTING_UNCHANGED'] }),
  /** When, after what notice and how often agreements may be ended (docs/domain.md §Termination rules). */
  setTerminationRules: endpoint({ method: 'POST', path: '/termination-rules', by: ['school'], input: TerminationRules, output: Organisation, errors: ['SETTING_UNCHANGED', 'DATE_FORM'] }),
  setContact: endpoint({ method: 'POST', path: '/contact', by: ['school'], input: z.object({ contact: z.string().trim().min(2).max(300) }), output: Organisation, errors: ['SETTING_UNCHANGED'] }),

  // employers
  importEmployers: endpoint({ method: 'POST', path: '/employers', by: ['ministry'], input: z.object({ items: z.array(EmployerImport).min(1).max(500) }), output: z.object({ verified: z.number(), unchanged: z.number() }), errors: ['GLYPH_NOT_PRINTABLE', 'CREDIT_CODE_FORM', 'CREDIT_CODE_LETTER', 'CREDIT_CODE_PREFIX', 'CREDIT_CODE_CHECK_DIGIT', 'CODE_UNKNOWN'] }),
  listEmployers: endpoint({ method: 'GET', path: '/employers', by: ['ministry', 'employer'], input: z.object({}), output: z.object({ items: z.array(Employer) }), errors: [] }),
  suspendEmployer: endpoint({ method: 'POST', path: '/employers/:creditCode/suspend', by: ['ministry'], input: z.object({ creditCode: z.string(), reason: Reason }), output: Employer, errors: ['EMPLOYER_SUSPENDED', 'NOT_FOUND'] }),
  restoreEmployer: endpoint({ method: 'POST', path: '/employers/:creditCode/restore', by: ['ministry'], input: z.object({ creditCode: z.string(), reason: Reason }), output: Employer, errors: ['EMPLOYER_NOT_SUSPENDED', 'NOT_FOUND'] }),
});
