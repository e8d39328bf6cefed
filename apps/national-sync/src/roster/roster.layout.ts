import { AppError, type ErrorCode } from '@netsign/contracts';
import { checkRow, ColumnReader, type ColumnKey, type RosterChecks, type RosterRow } from './roster.row.js';
import type { WorkbookLimits } from './workbook.limits.js';
import { readWorkbook, type SheetRow } from './workbook.reader.js';

export type { ColumnKey, RosterRow } from './roster.row.js';

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

/** What was found in one cell: the column's key, title and place (from 1), what stood there (numbers of identity cards masked), and the reason. */
export interface CellFinding {
  readonly key: ColumnKey;
  readonly column: string;
  readonly place: number;
  readonly value: string;
  readonly code: ErrorCode;
}

/** One row: what could be read of it, what cannot stay (then it is no graduate yet), and what is worth a look. */
export interface RosterEntry {
  readonly row: RosterRow;
  readonly problems: readonly CellFinding[];
  readonly notices: readonly CellFinding[];
}

/** Where each column stands: places count from 0. */
export type RosterHeader = ReadonlyMap<ColumnKey, number>;

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

/** Reads rows under one header. */
export class RowParser {
  private readonly columns: readonly { readonly place: number; readonly reader: ColumnReader }[];
  private readonly byPlace: ReadonlyMap<number, ColumnKey>;

  constructor(private readonly header: RosterHeader, private readonly checks: RosterChecks) {
    this.columns = [...header].map(([key, place]) => ({ place, reader: new ColumnReader(key, checks) }));
    this.byPlace = new Map([...header].map(([key, place]) => [place, key]));
  }

  /** Whether a row holds anything in the columns that are read; notes beside the table are nobody's row. */
  holds(sheet: SheetRow): boolean {
    return this.columns.some(({ place }) => (sheet.cells[place] ?? '') !== '') || sheet.problems.some(({ column }) => this.byPlace.has(column - 1));
  }

  parse(sheet: SheetRow): RosterEntry {
    // A formula beside the table harms nobody; in a column that is read it does.
    const unreadable = sheet.problems.flatMap(({ column, value, code }) => {
      const key = this.byPlace.get(column - 1);
      return key === undefined ? [] : [{ key, value, code }];
    });
    const cells = this.columns.map(({ place, reader }) => ({ reader, raw: sheet.cells[place] ?? '' }));
    const { row, problems, notices } = checkRow(sheet.row, cells, new Set(unreadable.map(({ key }) => key)), this.checks);
    return { row, problems: [...unreadable, ...problems].map(found => this.finding(found)), notices: notices.map(found => this.finding(found)) };
  }

  private finding({ key, value, code }: { key: ColumnKey; value: string; code: ErrorCode }): CellFinding {
    return { key, column: titleOf(key), place: this.header.get(key)! + 1, value: key === 'idNumber' ? maskNumber(value) : value, code };
  }
}

const titles = new Map(rosterColumns.map(({ key, title }) => [key, title]));

/** A column's title in the export of 就业管理系统. */
export const titleOf = (key: ColumnKey): string => titles.get(key)!;

/**
 * A roster that is being read: `rows` may be walked once. From its first row on it is known where the titles stand; `share` is how much of
 * the sheet has been read, `columns` the last column so far that held anything, from 1.
 */
export interface RosterReading {
  readonly rows: AsyncGenerator<RosterEntry, void>;
  header(): { readonly row: number; readonly places: RosterHeader };
  share(): number;
  columns(): number;
}

/**
 * Reads a school's roster from an .xlsx file (path or bytes): one entry a row, good or bad, in the order of the sheet. The rows throw what
 * `readWorkbook` throws, ROSTER_COLUMN_MISSING, and WORKBOOK_EMPTY when nobody stands under the titles.
 */
export function readRoster(file: string | Buffer, limits: WorkbookLimits, checks: RosterChecks): RosterReading {
  let header: { row: number; places: RosterHeader } | null = null;
  const progress = { share: 0, columns: 0 };
  async function* rows(): AsyncGenerator<RosterEntry, void> {
    let parser: RowParser | null = null;
    let above = 0;
    let entries = 0;
    for await (const row of readWorkbook(file, limits, progress)) {
      if (parser !== null) {
        if (!parser.holds(row)) continue;
        entries += 1;
        yield parser.parse(row);
        continue;
      }
      const places = readRosterHeader(row.cells);
      above += 1;
      if (places !== null) {
        header = { row: row.row, places };
        parser = new RowParser(places, checks);
      } else if (above >= HEADER_WITHIN) break;
    }
    if (parser === null) throw new AppError('ROSTER_COLUMN_MISSING', { columns: rosterColumns.map(({ title }) => title) });
    if (entries === 0) throw new AppError('WORKBOOK_EMPTY');
  }
  return {
    rows: rows(),
    header: () => { if (header === null) throw new Error('no row has been read yet'); return header; },
    share: () => progress.share,
    columns: () => progress.columns,
  };
}

/** 339*************12: enough to find it in one's own sheet. */
export function maskNumber(value: string): string {
  return value.length <= 5 ? value : value.slice(0, 3) + '*'.repeat(value.length - 5) + value.slice(-2);
}
