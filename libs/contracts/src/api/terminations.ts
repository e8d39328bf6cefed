import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { dissentReasons, forceGrounds, PartyMode, reviewReasons, sides, terminationReasons, TerminationStatus } from '../statuses.js';
import { ActionView, ById, caseReaders, Clause, Hash, HistoryLine, Page, pageOf, Proof, Reason, Step, Year } from './shared.js';

/** Digests (SHA-256) of papers that were handed in with an act. */
const Files = z.array(Hash).max(10);
const Side = z.enum(sides);
const reasons = [...new Set([...terminationReasons.graduate, ...terminationReasons.employer])];

/** One row of a list of terminations, as the reader may see it. */
export const TerminationRow = z.object({
  id: z.uuid(), version: z.number().int(), status: TerminationStatus, year: z.number().int(), agreementId: z.uuid(), agreementNumber: z.string(), mode: PartyMode,
  employerName: z.string(), graduateName: z.string(), departmentName: z.string(), schoolName: z.string(), position: z.string(),
  askedBy: Side, reasonCode: z.string(),
  /** Whose turn it is and until when; overdue once a review step is past its due time, silent once the other side has let its time pass. */
  owner: z.string().nullable(), until: z.string().nullable(), overdue: z.boolean(), silent: z.boolean(),
  askedAt: z.string(), updatedAt: z.string(),
});
export type TerminationRow = z.infer<typeof TerminationRow>;

/** A school's request to end the agreement without the employer's consent. What it rests on is for the offices alone. */
export const ForceView = z.object({
  ground: z.enum(forceGrounds), reason: z.string(), record: z.string().nullable(), files: Files, requestedAt: z.string(),
  /** What the second person signs by. */
  textHash: Hash,
});

/** One termination, whole, with what this actor may do and why not. */
export const TerminationView = TerminationRow.extend({
  reason: z.string(), files: Files,
  /** The letter both sides sign by, and its hash. */
  text: z.array(Clause), textHash: Hash,
  departmentTakesPart: z.boolean(),
  /** Days for which the school gives public notice before it decides, and until when; null where it gives none. */
  notice: z.object({ days: z.number().int(), until: z.string().nullable() }).nullable(),
  force: ForceView.nullable(),
  closing: z.object({ by: z.string(), reasonCode: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  progress: z.array(Step), actions: z.array(ActionView), now: z.string(),
});
export type TerminationView = z.infer<typeof TerminationView>;

const Ask = ById.extend({ reasonCode: z.enum(reasons), reason: Reason, files: Files.default([]) });
const signed = { textHash: Hash, proof: Proof };
const proofErrors = ['PROOF_INVALID', 'PROOF_EXPIRED', 'PROOF_USED', 'PROOF_FOR_ANOTHER_ACT'] as const;
const standing = ['TERMINATION_AWAITS_EMPLOYER', 'TERMINATION_AWAITS_GRADUATE', 'TERMINATION_IN_REVIEW', 'TERMINATION_WITH_SCHOOL', 'TERMINATION_REFUSED', 'TERMINATION_WITHDRAWN', 'TERMINATION_REJECTED', 'TERMINATION_DONE', 'TERMINATION_FORCED', 'FORCE_REQUESTED'] as const;
const notInForce = ['AGREEMENT_IN_LEDGER', 'AGREEMENT_FAILED', 'AGREEMENT_ENDED'] as const;

/** 线上解约 and 强制解约; they belong to the agreements service (docs/domain.md §Online termination, §Forced termination). */
export const terminationEndpoints = {
  /** The letter as it would read, with the hash that the second factor is asked for: the proof names the agreement at `agreementVersion`. */
  terminationLetter: endpoint({ method: 'POST', path: '/agreements/:id/termination-letter', by: ['graduate', 'employer'], safe: true, input: Ask, output: z.object({ agreementVersion: z.number().int(), text: z.array(Clause), textHash: Hash }), errors: ['CODE_UNKNOWN', 'REASON_TOO_SHORT'] }),
  askTermination: endpoint({ method: 'POST', path: '/agreements/:id/terminations', by: ['graduate', 'employer'], input: Ask.extend(signed), output: TerminationView, errors: ['CODE_UNKNOWN', 'REASON_TOO_SHORT', 'TEXT_CHANGED', 'TERMINATION_ALREADY_OPEN', 'TERMINATION_WINDOW_CLOSED', 'TERMINATION_CAP_REACHED', ...notInForce, ...proofErrors] }),
  /** All terminations ever asked for of one agreement, newest first, and whether this actor may ask now. */
  agreementTerminations: endpoint({ method: 'GET', path: '/agreements/:id/terminations', by: caseReaders, input: ById, output: z.object({ items: z.array(TerminationRow), actions: z.array(ActionView) }), errors: [] }),
  consentTermination: endpoint({ method: 'POST', path: '/terminations/:id/consent', by: ['graduate', 'employer'], input: ById.extend(signed), output: TerminationView, errors: ['TEXT_CHANGED', ...standing, ...notInForce, ...proofErrors] }),
  refuseTermination: endpoint({ method: 'POST', path: '/terminations/:id/refuse', by: ['graduate', 'employer'], input: ById.extend({ reasonCode: z.enum(dissentReasons), reason: Reason }), output: TerminationView, errors: ['REASON_TOO_SHORT', ...standing] }),
  withdrawTermination: endpoint({ method: 'POST', path: '/terminations/:id/withdraw', by: ['graduate', 'employer'], input: ById, output: TerminationView, errors: [...standing] }),
  passTermination: endpoint({ method: 'POST', path: '/terminations/:id/pass', by: ['department'], input: ById, output: TerminationView, errors: [...standing] }),
  certifyTermination: endpoint({ method: 'POST', path: '/terminations/:id/certify', by: ['school'], input: ById, output: TerminationView, errors: ['PUBLIC_NOTICE_RUNNING', ...standing, ...notInForce] }),
  failTermination: endpoint({ method: 'POST', path: '/terminations/:id/fail', by: ['department', 'school'], input: ById.extend({ reasonCode: z.enum(reviewReasons), reason: Reason }), output: TerminationView, errors: ['REASON_TOO_SHORT', ...standing] }),
  /** 强制解约, first of two people. `confirmed` is the tick 已与用人单位协商一致, or that it has closed or cannot be reached, with the record of how it was tried. */
  requestForce: endpoint({ method: 'POST', path: '/terminations/:id/request-force', by: ['school'], input: ById.extend({ ground: z.enum(forceGrounds), confirmed: z.literal(true, 'FORCE_NOT_CONFIRMED'), record: z.string().trim().max(1000).default(''), reason: Reason, files: Files.min(1, 'FORCE_FILE_MISSING'), ...signed }), output: TerminationView, errors: ['REASON_TOO_SHORT', 'FORCE_FILE_MISSING', 'FORCE_NOT_CONFIRMED', 'FORCE_RECORD_MISSING', 'FORCE_FOR_GRADUATES_ONLY', 'EMPLOYER_STILL_HAS_TIME', 'TERMINATION_ALREADY_OPEN', 'TEXT_CHANGED', ...standing, ...notInForce, ...proofErrors] }),
  dropForce: endpoint({ method: 'POST', path: '/terminations/:id/drop-force', by: ['school'], input: ById, output: TerminationView, errors: [...standing] }),
  /** The second of two people. */
  force: endpoint({ method: 'POST', path: '/terminations/:id/force', by: ['school'], input: ById.extend(signed), output: TerminationView, errors: ['FORCE_NEEDS_ANOTHER_PERSON', 'PUBLIC_NOTICE_RUNNING', 'TEXT_CHANGED', ...standing, ...notInForce, ...proofErrors] }),
  getTermination: endpoint({ method: 'GET', path: '/terminations/:id', by: caseReaders, input: ById, output: TerminationView, errors: [] }),
  /** `status` is a comma separated list; newest first, or oldest first where the actor has to act. `overdue`: reviews past their due time. `silent`: those the other side has left unanswered. */
  listTerminations: endpoint({ method: 'GET', path: '/terminations', by: caseReaders, input: Page.extend({ status: z.string().max(200).refine(text => text.split(',').every(one => TerminationStatus.safeParse(one).success), 'CODE_UNKNOWN').optional(), year: Year.optional(), overdue: z.literal('true').optional(), silent: z.literal('true').optional() }), output: pageOf(TerminationRow), errors: ['CURSOR_INVALID'] }),
  /** How many open ones of one's own list stand at each status, how many of them are overdue, and how many unanswered. */
  terminationCounts: endpoint({ method: 'GET', path: '/termination-counts', by: caseReaders, input: z.object({ year: Year.optional() }), output: z.object({ items: z.array(z.object({ status: TerminationStatus, count: z.number().int(), overdue: z.number().int(), silent: z.number().int() })) }), errors: [] }),
  terminationHistory: endpoint({ method: 'GET', path: '/terminations/:id/history', by: caseReaders, input: ById, output: z.object({ items: z.array(HistoryLine) }), errors: [] }),
};
