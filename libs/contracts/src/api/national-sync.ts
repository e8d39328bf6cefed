import { z } from 'zod';
import { api, endpoint } from '../endpoint.js';
import { ById, Page, pageOf, Place, Year } from './shared.js';

/** The largest workbook, and the largest part of one that a call may carry, in bytes. */
export const ROSTER_BYTES = 1_000_000_000;
export const ROSTER_PART_BYTES = 4_000_000;

/**
 * Where an upload stands. `receiving`: its bytes come in. `checking`: it is read; nothing of the roster changes. `refused`: no roster could
 * be read from it (`code`). `has_problems`, `checked`: read to its end. `importing`, `stopped`: rows are in up to `importedRow`.
 */
export const rosterStatuses = ['receiving', 'checking', 'refused', 'has_problems', 'checked', 'importing', 'stopped', 'imported', 'cancelled'] as const;
export const RosterStatus = z.enum(rosterStatuses);
export type RosterStatus = z.infer<typeof RosterStatus>;

/** What was found about one row. `problem`: a cell that cannot stay. `notice`: read, and worth a look. `changed`: a correction; `missing`: in the roster and not in the file. */
export const findingKinds = ['problem', 'notice', 'changed', 'missing'] as const;
export const FindingKind = z.enum(findingKinds);
export type FindingKind = z.infer<typeof FindingKind>;

/**
 * One finding: row as Excel counts (0 where none is concerned), the column's title, what stood there (numbers masked), and the code that
 * says why. A change says what stood before and what will, a missing graduate name and 学号.
 */
export const RosterFinding = z.object({ row: z.number().int(), column: z.string(), value: z.string(), code: z.string(), name: z.string(), studentNo: z.string(), was: z.string() });
export type RosterFinding = z.infer<typeof RosterFinding>;

/** One upload, from its first byte to its import. A confirm of an outdated preview is refused. */
export const RosterView = z.object({
  id: z.uuid(), status: RosterStatus, year: z.number().int(), fileName: z.string(), fileBytes: z.number().int(), received: z.number().int(),
  /** SHA-256 of the workbook; null until it has come in whole. */
  fileDigest: z.string().nullable(),
  /** Why it was refused or stopped, with what the sentence needs (titles of columns that are missing); null otherwise. */
  code: z.string().nullable(), columns: z.array(z.string()),
  rows: z.number().int(), added: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), missing: z.number().int(),
  departmentsToCreate: z.array(z.string()), problemCount: z.number().int(), noticeCount: z.number().int(), oldTrainingModes: z.number().int(),
  /** Of the work under way: rows done, the share of it between 0 and 1, and since when; null while nothing is. */
  progress: z.object({ rows: z.number().int(), share: z.number(), since: z.string() }).nullable(),
  /** Last row of the sheet that is in the roster; 0 while none is. */
  importedRow: z.number().int(), imported: z.number().int(),
  /** The workbook with the marked cells can be had. */
  marked: z.boolean(),
  uploadedAt: z.string(), importedAt: z.string().nullable(),
});
export type RosterView = z.infer<typeof RosterView>;

/** A region of GB/T 2260 as it was or is; `validTo` is the last day. */
export const RegionView = z.object({ code: z.string(), name: z.string(), validFrom: z.string().nullable(), validTo: z.string().nullable() });
export type RegionView = z.infer<typeof RegionView>;

/** Where a graduate's case stands that is furthest along; of the finished ones only those in force count. */
export const caseStates = ['offered', 'department_review', 'school_review', 'certified', 'in_force'] as const;
export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;

export const GraduateRow = z.object({
  id: z.uuid(), version: z.number().int(), year: z.number().int(), name: z.string(), idMasked: z.string(), studentNo: z.string(), department: z.string(), schoolName: z.string(), className: z.string(),
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
  /** Announces a workbook. Its bytes follow in parts, from `received` on, and may break off and go on as often as they must. */
  beginRoster: endpoint({ method: 'POST', path: '/rosters', by: ['school'], safe: true, input: z.object({ year: Year, fileName: z.string().trim().min(1).max(200), bytes: z.number().int().min(1).max(ROSTER_BYTES, 'BODY_TOO_LARGE') }), output: RosterView, errors: [] }),
  /** The bytes from `offset` on. Any other offset than `received` is refused and told the right one; the last byte begins the check. */
  sendRosterPart: endpoint({ method: 'POST', path: '/rosters/:id/parts', by: ['school'], safe: true, file: { maxBytes: ROSTER_PART_BYTES }, input: z.object({ id: z.uuid({ error: 'NOT_FOUND' }), offset: z.coerce.number().int().min(0) }), output: RosterView, errors: ['UPLOAD_OFFSET', 'UPLOAD_TOO_LONG', 'ROSTER_NOT_RECEIVING'] }),
  getRoster: endpoint({ method: 'GET', path: '/rosters/:id', by: ['school'], input: ById, output: RosterView, errors: [] }),
  listRosters: endpoint({ method: 'GET', path: '/rosters', by: ['school'], input: z.object({}), output: z.object({ items: z.array(RosterView) }), errors: [] }),
  listRosterFindings: endpoint({ method: 'GET', path: '/rosters/:id/findings', by: ['school'], input: Page.extend({ id: z.uuid({ error: 'NOT_FOUND' }), kind: FindingKind }), output: pageOf(RosterFinding), errors: ['CURSOR_INVALID'] }),
  /** The uploaded workbook with its findings marked in the cells and told beside them. */
  markedRoster: endpoint({ method: 'GET', path: '/rosters/:id/marked', by: ['school'], download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', input: ById, output: z.file(), errors: [] }),
  /** Begins the import of what was checked, or goes on with one that was stopped. */
  confirmRoster: endpoint({ method: 'POST', path: '/rosters/:id/confirm', by: ['school'], input: ById, output: RosterView, errors: ['ROSTER_NOT_CHECKED', 'ROSTER_HAS_PROBLEMS', 'ROSTER_ALREADY_CONFIRMED', 'ROSTER_OUTDATED', 'ROSTER_DEPARTMENT_UNKNOWN', 'ROSTER_IMPORT_RUNNING'] }),
  /** Ends what is under way: an import after the rows it is at (they stay), anything earlier altogether. */
  stopRoster: endpoint({ method: 'POST', path: '/rosters/:id/stop', by: ['school'], input: ById, output: RosterView, errors: ['ROSTER_ALREADY_CONFIRMED'] }),
  /** Regions of a province or city, `under` its two or four digits; without it the provinces. */
  listRegions: endpoint({ method: 'GET', path: '/regions', by: ['graduate', 'employer', 'department', 'school', 'province', 'ministry'], input: z.object({ under: z.string().regex(/^\d{2}$|^\d{4}$/, 'CODE_UNKNOWN').optional() }), output: z.object({ items: z.array(RegionView), source: z.string() }), errors: [] }),
  /** `place`: the code of a node below the reader's; `caseStatus`: who has a case standing there; `outcome`: destination codes, separated by commas, or `none`. */
  /** A look-up by POST: `search` is a name or a student number, which must not stand in a URL. */
  listGraduates: endpoint({ method: 'POST', path: '/graduates/search', by: reviewers, safe: true, input: Page.extend({ year: Year, eligible: z.enum(['true', 'false']).optional(), search: z.string().max(40).optional(), place: Place.optional(), caseStatus: CaseState.optional(), outcome: z.string().max(200).regex(/^\d{2,3}(,\d{2,3})*$|^none$/, 'CODE_UNKNOWN').optional() }), output: pageOf(GraduateRow), errors: ['CURSOR_INVALID'] }),
  myRecord: endpoint({ method: 'GET', path: '/graduates/me', by: ['graduate'], beforeConfirmation: true, input: z.object({}), output: RecordView, errors: [] }),
  board: endpoint({ method: 'GET', path: '/board', by: reviewers, input: z.object({ year: Year, code: z.string().max(12).optional() }), output: BoardView, errors: [] }),
});
