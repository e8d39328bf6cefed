import {
  educationLevels, findCode, findLabel, idNumberFacts, idNumberProblem, isRealDate, nationalities, normaliseIdNumber, normalisePersonName,
  personNameProblem, politicalStatuses, provinces, provincialEducationLevels, sexes, studyForms, trainingModes, urbanRural,
  type Code, type Codes, type ErrorCode,
} from '@netsign/contracts';
import { nameOfCharacter, unprintable } from '@netsign/platform';
import { isKnownRegion } from '../regions/regions.js';
import { monthOf, dayOf } from './roster.dates.js';

/** One graduate as the roster says; codes are those of the code lists, an empty value is ''. */
export interface RosterRow {
  /** row in the sheet, as Excel counts */
  readonly at: number;
  readonly studentNo: string;
  readonly name: string;
  readonly sex: string;
  readonly homeRegionName: string;
  /** six digits of GB/T 2260 */
  readonly homeRegion: string;
  readonly nationality: string;
  readonly politicalStatus: string;
  readonly urbanRural: string;
  readonly educationLevel: string;
  readonly majorName: string;
  readonly majorDirection: string;
  readonly major: string;
  /** YYYY-MM */
  readonly enrolledOn: string;
  /** YYYY-MM-DD */
  readonly graduatesOn: string;
  readonly trainingMode: string;
  readonly trainingUnit: string;
  readonly studyForm: string;
  readonly idNumber: string;
  /** 考生号 */
  readonly examineeNo: string;
  /** name of the 院系, as identity's tree has it */
  readonly department: string;
  readonly className: string;
}

export type ColumnKey = Exclude<keyof RosterRow, 'at'>;

/** Something that was read, and that the school should look at. */
export interface RosterNotice {
  readonly key: ColumnKey;
  readonly value: string;
  readonly code: Extract<ErrorCode, 'OLD_TRAINING_MODE' | 'REGION_UNKNOWN' | 'GLYPH_SHOWN_BY_CODE'>;
}

export interface RosterChecks {
  /** YYYY-MM-DD */
  readonly today: string;
  /** year of the cohort; 毕业日期 must lie in it */
  readonly year: number;
}

export interface KeyedProblem {
  readonly key: ColumnKey;
  readonly value: string;
  readonly code: ErrorCode;
}

const MAY_BE_EMPTY = new Set<ColumnKey>(['homeRegionName', 'majorDirection', 'trainingUnit', 'urbanRural', 'className']);

const LISTS: Partial<Record<ColumnKey, Codes>> = {
  sex: sexes, nationality: nationalities, politicalStatus: politicalStatuses, urbanRural, educationLevel: educationLevels,
  trainingMode: trainingModes, studyForm: studyForms,
};

/** What a plain text must look like; names of people, numbers of cards, dates and codes have rules of their own. */
const FORMS: Partial<Record<ColumnKey, RegExp>> = {
  studentNo: /^[0-9A-Za-z-]{1,30}$/,
  examineeNo: /^[0-9A-Z]{8,20}$/,
  major: /^\d{4,6}[A-Z]{0,3}$/,
  homeRegionName: /^.{1,60}$/u, majorName: /^.{1,60}$/u, majorDirection: /^.{1,60}$/u, trainingUnit: /^.{1,100}$/u,
  department: /^.{2,60}$/u, className: /^.{1,60}$/u,
};

type Read = { readonly value: string; readonly code: null } | { readonly value: null; readonly code: ErrorCode };

/** Columns in which hardly two rows say the same: to remember their readings would only cost memory. */
const OF_ONE_PERSON = new Set<ColumnKey>(['studentNo', 'name', 'idNumber', 'examineeNo']);
const REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 120;

/** Reads the values of one column. Most columns say the same few things over and over: each is judged once. */
export class ColumnReader {
  private readonly known = new Map<string, Read>();

  constructor(readonly key: ColumnKey, private readonly checks: RosterChecks) {}

  read(raw: string): Read {
    const known = this.known.get(raw);
    if (known !== undefined) return known;
    const read = this.judge(raw);
    if (!OF_ONE_PERSON.has(this.key) && this.known.size < REMEMBERED && raw.length <= LONGEST_REMEMBERED) this.known.set(raw, read);
    return read;
  }

  private judge(raw: string): Read {
    const value = raw.replace(/\s+/g, ' ').trim();
    if (value !== '') return readValue(this.key, value, this.checks);
    return MAY_BE_EMPTY.has(this.key) ? { value: '', code: null } : { value: null, code: 'ROSTER_VALUE_MISSING' };
  }
}

/** Puts one row's readings together and judges what lies across columns. `unreadable` columns are left alone: their problem is told already. */
export function checkRow(
  at: number,
  columns: readonly { readonly reader: ColumnReader; readonly raw: string }[],
  unreadable: ReadonlySet<ColumnKey>,
  checks: RosterChecks,
): { row: RosterRow; problems: KeyedProblem[]; notices: RosterNotice[] } {
  const row: Record<ColumnKey, string> & { at: number } = { ...emptyRow, at };
  const problems: KeyedProblem[] = [];
  for (const { reader, raw } of columns) {
    if (unreadable.has(reader.key)) continue;
    const { value, code } = reader.read(raw);
    if (code === null) row[reader.key] = value;
    else problems.push({ key: reader.key, value: raw.trim().slice(0, 60), code });
  }
  const notices = noticesOf(row);
  const trainingMode = replacements.get(row.trainingMode);
  if (trainingMode !== undefined) row.trainingMode = trainingMode;
  problems.push(...acrossColumns(row, checks));
  return { row, problems, notices };
}

/** Ended codes of 培养方式, and what they are read as (docs/domain.md §Training mode). */
const replacements = new Map(trainingModes.rows.flatMap(({ code, replacedBy }) => (replacedBy === undefined ? [] : [[code, replacedBy] as const])));

/** What an agreement prints of a record, as the school wrote it. */
const PRINTED = ['name', 'majorName'] as const;

function noticesOf(row: Readonly<Record<ColumnKey, string>>): RosterNotice[] {
  const notices: RosterNotice[] = [];
  if (replacements.has(row.trainingMode)) notices.push({ key: 'trainingMode', value: row.trainingMode, code: 'OLD_TRAINING_MODE' });
  // Whoever is called so is called so: the row stays, and the paper shows the code (docs/domain.md §Document).
  for (const key of PRINTED) {
    const missing = unprintable(row[key]);
    if (missing.length > 0) notices.push({ key, value: missing.map(nameOfCharacter).join(' '), code: 'GLYPH_SHOWN_BY_CODE' });
  }
  // No list of regions is complete: an unknown one is no error.
  if (row.homeRegion !== '' && !isKnownRegion(row.homeRegion)) notices.push({ key: 'homeRegion', value: row.homeRegion, code: 'REGION_UNKNOWN' });
  if (row.idNumber !== '' && !isKnownRegion(row.idNumber.slice(0, 6))) notices.push({ key: 'idNumber', value: row.idNumber, code: 'REGION_UNKNOWN' });
  return notices;
}

function readValue(key: ColumnKey, value: string, checks: RosterChecks): Read {
  const list = LISTS[key];
  if (list) {
    const entry = findEntry(list, value);
    return entry ? { value: entry.code, code: null } : { value: null, code: 'ROSTER_CODE_UNKNOWN' };
  }
  switch (key) {
    case 'name':
      return judged(normalisePersonName(value), personNameProblem(value));
    case 'idNumber':
      return judged(normaliseIdNumber(value), idNumberProblem(value, checks));
    case 'enrolledOn':
      return judged(monthOf(value), isRealDate(`${monthOf(value)}-01`) ? null : 'ROSTER_DATE');
    case 'graduatesOn':
      return judged(dayOf(value), isRealDate(dayOf(value)) ? null : 'ROSTER_DATE');
    case 'homeRegion':
      // Counties change and no list of them is complete: only form and province are judged, the rest is a notice.
      return judged(value, /^\d{6}$/.test(value) && findCode(provinces, value.slice(0, 2)) ? null : 'ROSTER_CODE_UNKNOWN');
    case 'examineeNo':
    case 'major':
      return formed(key, value.toUpperCase());
    default:
      return formed(key, value);
  }
}

function judged(value: string, code: ErrorCode | null): Read {
  return code === null ? { value, code } : { value: null, code };
}

function formed(key: ColumnKey, value: string): Read {
  return judged(value, FORMS[key]?.test(value) === false ? 'ROSTER_VALUE_FORM' : null);
}

/** A cell holds a code or a label; a code typed as a number has lost its leading zero. */
function findEntry(list: Codes, value: string): Code | null {
  const provincial = list === educationLevels ? provincialEducationLevels[value] : undefined;
  return findCode(list, provincial ?? value) ?? (/^\d$/.test(value) ? findCode(list, `0${value}`) : null) ?? findLabel(list, value);
}

function acrossColumns(row: Readonly<Record<ColumnKey, string>>, { year }: RosterChecks): KeyedProblem[] {
  const problems: KeyedProblem[] = [];
  const sex = idNumberFacts(row.idNumber)?.sex;
  if (row.sex !== '' && sex !== undefined && sex !== row.sex) {
    problems.push({ key: 'sex', value: findCode(sexes, row.sex)?.zh ?? row.sex, code: 'ROSTER_SEX_DISAGREES' });
  }
  if (row.enrolledOn !== '' && row.graduatesOn !== '' && row.enrolledOn >= row.graduatesOn.slice(0, 7)) {
    problems.push({ key: 'enrolledOn', value: row.enrolledOn, code: 'ROSTER_DATE_UNLIKELY' });
  }
  if (row.graduatesOn !== '' && Number(row.graduatesOn.slice(0, 4)) !== year) {
    problems.push({ key: 'graduatesOn', value: row.graduatesOn, code: 'ROSTER_DATE_UNLIKELY' });
  }
  return problems;
}

const emptyRow: Record<ColumnKey, string> = {
  studentNo: '', name: '', sex: '', homeRegionName: '', homeRegion: '', nationality: '', politicalStatus: '', urbanRural: '',
  educationLevel: '', majorName: '', majorDirection: '', major: '', enrolledOn: '', graduatesOn: '', trainingMode: '', trainingUnit: '',
  studyForm: '', idNumber: '', examineeNo: '', department: '', className: '',
};
