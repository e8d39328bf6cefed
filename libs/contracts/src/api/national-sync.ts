import { z } from 'zod';
import { api, endpoint } from '../endpoint.js';
import { Page, pageOf, Year } from './shared.js';

/** One bad cell of a workbook: row as Excel counts, the column's title, what stood there, and why it cannot stay. */
export const CellProblem = z.object({ row: z.number().int(), column: z.string(), value: z.string(), code: z.string() });

/** One upload, from its check to its import. A confirm of an outdated preview is refused. */
export const RosterView = z.object({
  id: z.uuid(), status: z.enum(['checked', 'has_problems', 'imported']), year: z.number().int(), fileDigest: z.string(), fileName: z.string(),
  rows: z.number().int(), added: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), missing: z.number().int(),
  departmentsToCreate: z.array(z.string()), oldTrainingModes: z.number().int(), problems: z.array(CellProblem), problemCount: z.number().int(),
  uploadedAt: z.string(), importedAt: z.string().nullable(),
});
export type RosterView = z.infer<typeof RosterView>;

/** Where a graduate's case stands that is furthest along; of the finished ones only those in force count. */
export const caseStates = ['offered', 'department_review', 'school_review', 'certified', 'in_force'] as const;
export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;

export const GraduateRow = z.object({
  id: z.uuid(), version: z.number().int(), year: z.number().int(), name: z.string(), idMasked: z.string(), studentNo: z.string(), department: z.string(), className: z.string(),
  majorName: z.string(), educationLevel: z.string(), trainingMode: z.string(), eligible: z.boolean(), outcome: z.string().nullable(),
  caseStatus: CaseState.nullable(),
});
export type GraduateRow = z.infer<typeof GraduateRow>;

/** The graduate's own record, whole; read-only: corrections come from the school. */
export const RecordView = z.object({
  id: z.uuid(), version: z.number().int(), year: z.number().int(), school: z.string(), department: z.string(),
  name: z.string(), idNumber: z.string(), fields: z.array(z.object({ key: z.string(), value: z.string() })), eligible: z.boolean(),
});
export type RecordView = z.infer<typeof RecordView>;

/** Counts of one node of the tree. Waiting first, then progress, then shares; every number counts graduates or cases, never parts of them. */
export const BoardCounts = z.object({
  roster: z.number().int(), eligible: z.number().int(),
  offered: z.number().int(), departmentReview: z.number().int(), schoolReview: z.number().int(), certified: z.number().int(), inForce: z.number().int(),
  /** Effective outcomes in the ledger, by destination code. */
  outcomes: z.record(z.string(), z.number().int()),
});
export type BoardCounts = z.infer<typeof BoardCounts>;

export const BoardView = z.object({
  year: z.number().int(), level: z.enum(['department', 'school', 'province', 'ministry']), code: z.string(), name: z.string(),
  scheme: z.string(), cutOff: z.string(), counts: BoardCounts,
  /** The children's counts, for drilling down as far as one's rights go. */
  children: z.array(z.object({ code: z.string(), name: z.string(), counts: BoardCounts })),
  /** Sum of the level below minus this level, over all counts: 0, or an alarm. */
  difference: z.number().int(),
  /** Since when the oldest agreement that the school certified waits for the ledger's answer to come back; null when nothing is on its way. */
  oldestWaiting: z.string().nullable(),
});
export type BoardView = z.infer<typeof BoardView>;

const reviewers = ['department', 'school', 'province', 'ministry'] as const;

export const nationalSyncApi = api('national-sync', {
  uploadRoster: endpoint({ method: 'POST', path: '/rosters', by: ['school'], safe: true, file: { maxBytes: 60_000_000 }, input: z.object({ year: Year, fileName: z.string().max(200).default('roster.xlsx') }), output: RosterView, errors: ['WORKBOOK_NOT_XLSX', 'WORKBOOK_TOO_LARGE_INSIDE', 'WORKBOOK_HAS_MACROS', 'WORKBOOK_HAS_EXTERNAL_LINKS', 'WORKBOOK_HAS_ENTITIES', 'WORKBOOK_EMPTY', 'WORKBOOK_DAMAGED', 'ROSTER_COLUMN_MISSING'] }),
  getRoster: endpoint({ method: 'GET', path: '/rosters/:id', by: ['school'], input: z.object({ id: z.uuid({ error: 'NOT_FOUND' }) }), output: RosterView, errors: [] }),
  listRosters: endpoint({ method: 'GET', path: '/rosters', by: ['school'], input: z.object({}), output: z.object({ items: z.array(RosterView) }), errors: [] }),
  confirmRoster: endpoint({ method: 'POST', path: '/rosters/:id/confirm', by: ['school'], input: z.object({ id: z.uuid({ error: 'NOT_FOUND' }) }), output: RosterView, errors: ['ROSTER_HAS_PROBLEMS', 'ROSTER_ALREADY_CONFIRMED', 'ROSTER_OUTDATED', 'ROSTER_DEPARTMENT_UNKNOWN'] }),
  /** `place`: the code of a node below the reader's; `caseStatus`: who has a case standing there; `outcome`: destination codes, separated by commas, or `none`. */
  /** A look-up by POST: `search` is a name or a student number, which must not stand in a URL. */
  listGraduates: endpoint({ method: 'POST', path: '/graduates/search', by: reviewers, safe: true, input: Page.extend({ year: Year, eligible: z.enum(['true', 'false']).optional(), search: z.string().max(40).optional(), place: z.string().regex(/^\d{2}$|^\d{5}$|^\d{5}-\d{2}$/, 'CODE_UNKNOWN').optional(), caseStatus: CaseState.optional(), outcome: z.string().max(200).regex(/^\d{2,3}(,\d{2,3})*$|^none$/, 'CODE_UNKNOWN').optional() }), output: pageOf(GraduateRow), errors: ['CURSOR_INVALID'] }),
  myRecord: endpoint({ method: 'GET', path: '/graduates/me', by: ['graduate'], beforeConfirmation: true, input: z.object({}), output: RecordView, errors: [] }),
  board: endpoint({ method: 'GET', path: '/board', by: reviewers, input: z.object({ year: Year, code: z.string().max(12).optional() }), output: BoardView, errors: [] }),
});
