import { AppError, type ErrorCode } from '@netsign/contracts';
import { checkRow, type ColumnKey, type RosterChecks, type RosterNotice, type RosterRow } from './roster.row.js';
import type { WorkbookLimits } from './workbook.limits.js';
import { readWorkbook, type SheetRow } from './workbook.reader.js';

export type { RosterNotice, RosterRow } from './roster.row.js';

/** A column of the roster: where its value goes, its title in the export of 就业管理系统, and titles seen for the same thing. */
interface Column {
  readonly key: ColumnKey;
  readonly title: string;
  readonly aliases?: readonly string[];
}

/** The student columns of the export's layout and the four that a roster adds (docs/domain.md §Roster). Any order, all present. */
export const rosterColumns: readonly Column[] = [
  { key: 'studentNo', title: '学号' },
  { key: 'name', title: '姓名' },
  { key: 'sex', title: '性别' },
  { key: 'homeRegionName', title: '生源地名称' },
  { key: 'homeRegion', title: '生源地代码' },
  { key: 'nationality', title: '民族名称', aliases: ['民族'] },
  { key: 'politicalStatus', title: '政治面貌' },
  { key: 'urbanRural', title: '城乡生源' },
  { key: 'educationLevel', title: '学历层次', aliases: ['学历'] },
  { key: 'majorName', title: '专业名称' },
  { key: 'majorDirection', title: '专业方向' },
  { key: 'major', title: '专业代码' },
  { key: 'enrolledOn', title: '入学年月', aliases: ['入学时间'] },
  { key: 'graduatesOn', title: '毕业日期', aliases: ['毕业时间'] },
  { key: 'trainingMode', title: '培养方式' },
  { key: 'trainingUnit', title: '委培单位', aliases: ['定向或委培单位'] },
  { key: 'studyForm', title: '学习形式' },
  { key: 'idNumber', title: '证件号', aliases: ['证件号码', '身份证号'] },
  { key: 'examineeNo', title: '考生号' },
  { key: 'department', title: '院系', aliases: ['院系名称', '所在院系'] },
  { key: 'className', title: '班级', aliases: ['班级名称'] },
];

/** One bad cell: row as Excel counts, the column's title, what stood there (numbers of identity cards masked), and why it cannot stay. */
export interface RosterProblem {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code: ErrorCode;
}

export type RosterEntry =
  | { readonly row: RosterRow; readonly notices: readonly RosterNotice[] }
  | { readonly problems: readonly RosterProblem[] };

/** Where each column stands: places count from 0. */
export type RosterHeader = ReadonlyMap<ColumnKey, number>;

export interface RosterContext extends RosterChecks {
  readonly header: RosterHeader;
}

const HEADER_WITHIN = 10;
const HEADER_TITLES = 5;

/**
 * Finds the columns in a row of titles; null when it is none (a heading above the table, say: fewer than five titles).
 * Throws ROSTER_COLUMN_MISSING with `columns`, the titles that are not there, so that nothing is blanked by a lost column.
 */
export function readRosterHeader(cells: readonly string[]): RosterHeader | null {
  const header = new Map<ColumnKey, number>();
  cells.forEach((cell, place) => {
    const title = cell.replace(/[\s*＊]/g, '');
    const column = rosterColumns.find((candidate) => candidate.title === title || candidate.aliases?.includes(title));
    if (column && !header.has(column.key)) header.set(column.key, place);
  });
  if (header.size < HEADER_TITLES) return null;
  const missing = rosterColumns.filter((column) => !header.has(column.key)).map((column) => column.title);
  if (missing.length > 0) throw new AppError('ROSTER_COLUMN_MISSING', { columns: missing });
  return header;
}

/**
 * One graduate from one row of the sheet, or everything that is wrong with it. Ended codes are replaced and told as a
 * notice. `context.seen` remembers 考生号 and 证件号 from row to row, so that a second one is found.
 */
export function parseRosterRow(sheet: SheetRow, context: RosterContext): RosterEntry {
  const titles = new Map(rosterColumns.map((column) => [column.key, column.title]));
  const places = new Map([...context.header].map(([key, place]) => [place, key]));
  // A formula beside the table harms nobody; in a column that is read it does.
  const unreadable = sheet.problems.flatMap(({ column, value, code }) => {
    const key = places.get(column - 1);
    return key === undefined ? [] : [{ key, value, code }];
  });
  const values = new Map([...context.header].map(([key, place]) => [key, sheet.cells[place] ?? '']));
  const { row, problems, notices } = checkRow(sheet.row, values, new Set(unreadable.map(({ key }) => key)), context);
  const all = [...unreadable, ...problems].map(({ key, value, code }) => ({
    row: sheet.row,
    column: titles.get(key) ?? key,
    value: key === 'idNumber' ? maskNumber(value) : value,
    code,
  }));
  return all.length > 0 ? { problems: all } : { row, notices };
}

/**
 * Reads a school's roster from an .xlsx file (path or bytes): one entry a row, good or bad, in the order of the sheet.
 * Throws what `readWorkbook` throws, ROSTER_COLUMN_MISSING, and WORKBOOK_EMPTY when nobody stands under the titles.
 * `today` is YYYY-MM-DD; `year` the cohort's.
 */
export async function* readRoster(
  file: string | Buffer,
  limits: WorkbookLimits,
  about: { today: string; year: number },
): AsyncGenerator<RosterEntry, void> {
  const seen = { examineeNos: new Map<string, number>(), idNumbers: new Map<string, number>() };
  let header: RosterHeader | null = null;
  let above = 0;
  let entries = 0;
  for await (const row of readWorkbook(file, limits)) {
    if (header !== null) {
      if (!columnsHold(row, header)) continue;
      entries += 1;
      yield parseRosterRow(row, { ...about, header, seen });
      continue;
    }
    header = readRosterHeader(row.cells);
    above += 1;
    if (header === null && above >= HEADER_WITHIN) break;
  }
  if (header === null) throw new AppError('ROSTER_COLUMN_MISSING', { columns: rosterColumns.map((column) => column.title) });
  if (entries === 0) throw new AppError('WORKBOOK_EMPTY');
}

/** Whether a row holds anything in the columns that are read; notes beside the table are nobody's row. */
function columnsHold(row: SheetRow, header: RosterHeader): boolean {
  const places = new Set(header.values());
  return row.cells.some((cell, place) => cell !== '' && places.has(place)) || row.problems.some(({ column }) => places.has(column - 1));
}

function maskNumber(value: string): string {
  return value.length <= 5 ? value : value.slice(0, 3) + '*'.repeat(value.length - 5) + value.slice(-2);
}
