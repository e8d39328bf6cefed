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

export const GraduateRow = z.object({
  id: z.uuid(), version: z.number().int(), year: z.number().int(), name: z.string(), idMasked: z.string(), studentNo: z.string(), department: z.string(), className: z.string(),
  majorName: z.string(), educationLevel: z.string(), trainingMode: z.string(), eligible: z.boolean(), outcome: z.string().nullable(),
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
});
export type BoardView = z.infer<typeof BoardView>;

const reviewers = ['department', 'school', 'province', 'ministry'] as const;

export const nationalSyncApi = api('national-sync', {
  uploadRoster: endpoint({ method: 'POST', path: '/rosters', by: ['school'], safe: true, file: { maxBytes: 60_000_000 }, input: z.object({ year: Year, fileName: z.string().max(200).default('roster.xlsx') }), output: RosterView, errors: ['WORKBOOK_NOT_XLSX', 'WORKBOOK_TOO_LARGE_INSIDE', 'WORKBOOK_HAS_MACROS', 'WORKBOOK_HAS_EXTERNAL_LINKS', 'WORKBOOK_HAS_ENTITIES', 'WORKBOOK_EMPTY', 'WORKBOOK_DAMAGED', 'ROSTER_COLUMN_MISSING'] }),
  getRoster: endpoint({ method: 'GET', path: '/rosters/:id', by: ['school'], input: z.object({ id: z.uuid({ error: 'NOT_FOUND' }) }), output: RosterView, errors: [] }),
  listRosters: endpoint({ method: 'GET', path: '/rosters', by: ['school'], input: z.object({}), output: z.object({ items: z.array(RosterView) }), errors: [] }),
  confirmRoster: endpoint({ method: 'POST', path: '/rosters/:id/confirm', by: ['school'], input: z.object({ id: z.uuid({ error: 'NOT_FOUND' }) }), output: RosterView, errors: ['ROSTER_HAS_PROBLEMS', 'ROSTER_ALREADY_CONFIRMED', 'ROSTER_OUTDATED', 'ROSTER_DEPARTMENT_UNKNOWN'] }),
  listGraduates: endpoint({ method: 'GET', path: '/graduates', by: reviewers, input: Page.extend({ year: Year, eligible: z.enum(['true', 'false']).optional(), search: z.string().max(40).optional() }), output: pageOf(GraduateRow), errors: ['CURSOR_INVALID'] }),
  myRecord: endpoint({ method: 'GET', path: '/graduates/me', by: ['graduate'], beforeConfirmation: true, input: z.object({}), output: RecordView, errors: [] }),
  board: endpoint({ method: 'GET', path: '/board', by: reviewers, input: z.object({ year: Year, code: z.string().max(12).optional() }), output: BoardView, errors: [] }),
});
