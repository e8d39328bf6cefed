import { AppError, type ErrorCode } from '@netsign/contracts';
import { openArchive, type WorkbookArchive } from './workbook.archive.js';
import type { WorkbookLimits } from './workbook.limits.js';
import { planWorkbook, readDateStyles, readSharedStrings, type WorkbookPlan } from './workbook.parts.js';
import { SharedStrings } from './workbook.strings.js';
import { cleanText, numberText, serialDate } from './workbook.values.js';
import { walkXml, type Attributes, type XmlHandlers } from './workbook.xml.js';

/** A cell that cannot be read as a value: a formula, an error value, a number too long to be kept. `column` counts from 1. */
export interface SheetProblem {
  readonly column: number;
  readonly value: string;
  readonly code: Extract<ErrorCode, 'WORKBOOK_FORMULA' | 'WORKBOOK_CELL_ERROR' | 'WORKBOOK_NUMBER_TOO_LONG'>;
}

/** A row that holds something. `row` is its number in Excel; `cells[0]` is column A, an empty cell is ''. Dates are ISO texts. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly problems: readonly SheetProblem[];
}

interface SheetContext {
  readonly limits: WorkbookLimits;
  readonly strings: SharedStrings;
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

interface OpenRow {
  row: number;
  cells: string[];
  problems: SheetProblem[];
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | null;
}

const LONGEST_SHOWN = 60;

/** Written while a workbook is read: how much of it has been, 0 to 1, and the last column that held anything, from 1. */
export interface ReadingProgress { share: number; columns: number }

/**
 * Reads the first visible sheet of an .xlsx file (a path or its bytes) row by row, empty rows left out. Memory holds one chunk and a few
 * thousand strings. Throws AppError: WORKBOOK_NOT_XLSX, WORKBOOK_TOO_LARGE_INSIDE, WORKBOOK_HAS_MACROS,
 * WORKBOOK_HAS_EXTERNAL_LINKS, WORKBOOK_HAS_ENTITIES, WORKBOOK_DAMAGED, and WORKBOOK_EMPTY when no row holds anything.
 */
export async function* readWorkbook(file: string | Buffer, limits: WorkbookLimits, progress: ReadingProgress = { share: 0, columns: 0 }): AsyncGenerator<SheetRow, void> {
  const archive = await openArchive(file, limits);
  let strings: SharedStrings | null = null;
  try {
    const plan = await planWorkbook(archive, limits);
    const bytesOf = countedBytes(archive, plan, progress);
    const context = await loadContext(archive, plan, limits, bytesOf);
    strings = context.strings;
    const ready: SheetRow[] = [];
    let rows = 0;
    const walk = walkXml(bytesOf(plan.sheetPart), limits, sheetHandlers(context, (row) => ready.push(row)));
    for await (const _chunk of walk) {
      rows += ready.length;
      for (const { cells } of ready) if (cells.length > progress.columns) progress.columns = cells.length;
      if (rows > limits.rows) throw new AppError('WORKBOOK_TOO_LARGE_INSIDE', { limit: 'rows' });
      yield* ready.splice(0);
    }
    if (rows === 0) throw new AppError('WORKBOOK_EMPTY');
  } finally {
    strings?.close();
    archive.close();
  }
}

/** The bytes of a part, counted: shared strings and sheet together are the work. */
function countedBytes(archive: WorkbookArchive, plan: WorkbookPlan, progress: ReadingProgress): (part: string) => AsyncGenerator<Buffer, void> {
  const total = Math.max(1, archive.sizeOf(plan.sheetPart) + archive.sizeOf(plan.sharedStringsPart ?? ''));
  let read = 0;
  return async function* (part) {
    for await (const chunk of archive.bytes(part)) {
      read += chunk.length;
      progress.share = Math.min(1, read / total);
      yield chunk;
    }
  };
}

/** Judges a workbook without reading it through: refuses by the same codes, answers the name of the sheet that would be read. */
export async function checkWorkbook(file: string | Buffer, limits: WorkbookLimits): Promise<{ sheet: string }> {
  const archive = await openArchive(file, limits);
  let sheet: string;
  try {
    sheet = (await planWorkbook(archive, limits)).sheetName;
  } finally {
    archive.close();
  }
  const rows = readWorkbook(file, limits);
  await rows.next();
  await rows.return();
  return { sheet };
}

async function loadContext(archive: WorkbookArchive, plan: WorkbookPlan, limits: WorkbookLimits, bytesOf: (part: string) => AsyncGenerator<Buffer, void>): Promise<SheetContext> {
  const has = (part: string | null): part is string => part !== null && archive.has(part);
  return {
    limits,
    dateStyles: has(plan.stylesPart) ? await readDateStyles(archive, limits, plan.stylesPart) : [],
    date1904: plan.date1904,
    strings: has(plan.sharedStringsPart) ? await readSharedStrings(bytesOf(plan.sharedStringsPart), limits) : new SharedStrings(),
  };
}

function sheetHandlers(context: SheetContext, emit: (row: SheetRow) => void): XmlHandlers {
  let row: OpenRow = { row: 0, cells: [], problems: [] };
  let cell: OpenCell | null = null;
  let column = 0;
  let into: 'value' | 'formula' | null = null;
  let inPhonetic = false;
  return {
    open(name, attributes) {
      if (name === 'row') {
        row = { row: rowNumber(attributes, row.row), cells: [], problems: [] };
        column = 0;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnNumber(attributes.r);
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: null };
      } else if (name === 'rPh') {
        inPhonetic = true;
      } else if (cell && name === 'f') {
        cell.formula ??= '';
        into = 'formula';
      } else if (cell && !inPhonetic && (name === 'v' || name === 't')) {
        into = 'value';
      }
    },
    text(piece) {
      if (!cell) return;
      if (into === 'value') cell.value += piece;
      if (into === 'formula') cell.formula = (cell.formula ?? '') + piece;
    },
    close(name) {
      if (name === 'rPh') inPhonetic = false;
      if (name === 'v' || name === 't' || name === 'f') into = null;
      if (name === 'c' && cell) {
        addCell(row, cell, context);
        cell = null;
      }
      if (name === 'row' && (row.cells.length > 0 || row.problems.length > 0)) emit(row);
    },
  };
}

function addCell(row: OpenRow, cell: OpenCell, context: SheetContext): void {
  const read = cellText(cell, context);
  if (read.text === '' && read.code === null) return;
  if (cell.column > context.limits.columns) throw new AppError('WORKBOOK_TOO_LARGE_INSIDE', { limit: 'columns' });
  if (read.code !== null) {
    row.problems.push({ column: cell.column, value: read.text.slice(0, LONGEST_SHOWN), code: read.code });
    return;
  }
  while (row.cells.length < cell.column - 1) row.cells.push('');
  row.cells[cell.column - 1] = read.text;
}

function cellText(cell: OpenCell, context: SheetContext): { text: string; code: SheetProblem['code'] | null } {
  if (cell.formula !== null) return { text: `=${cell.formula}`, code: 'WORKBOOK_FORMULA' };
  switch (cell.type) {
    case 's': {
      const text = cell.value === '' ? '' : context.strings.get(Number(cell.value));
      if (text === undefined) throw new AppError('WORKBOOK_DAMAGED', { cause: 'shared_string' });
      return { text, code: null };
    }
    case 'b':
      return { text: cell.value.trim() === '' ? '' : cell.value.trim() === '1' ? 'TRUE' : 'FALSE', code: null };
    case 'e':
      return { text: cell.value, code: 'WORKBOOK_CELL_ERROR' };
    case 'n': {
      const date = context.dateStyles[cell.style] && cell.value !== '' ? serialDate(cell.value, context.date1904) : null;
      if (date !== null) return { text: date, code: null };
      const { text, exact } = numberText(cell.value);
      return { text, code: exact ? null : 'WORKBOOK_NUMBER_TOO_LONG' };
    }
    // inline strings, formula results as text, ISO dates
    default:
      return { text: cleanText(cell.value), code: null };
  }
}

function rowNumber(attributes: Attributes, last: number): number {
  const row = attributes.r === undefined ? last + 1 : Number(attributes.r);
  if (!Number.isInteger(row) || row < 1 || row > 1_048_576) throw new AppError('WORKBOOK_DAMAGED', { cause: 'row_number' });
  return row;
}

function columnNumber(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference.toUpperCase())?.[0];
  if (letters === undefined) throw new AppError('WORKBOOK_DAMAGED', { cause: 'cell_reference' });
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
