import {
  educationLevels, findCode, findLabel, idNumberFacts, idNumberProblem, isRealDate, nationalities, normaliseIdNumber, normalisePersonName,
  personNameProblem, politicalStatuses, provinces, provincialEducationLevels, sexes, studyForms, trainingModes, urbanRural,
  type Code, type Codes, type ErrorCode,
} from '@netsign/contracts';
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

/** Something that was read otherwise than it was written and that the school should look at. */
export interface RosterNotice {
  readonly at: number;
  readonly code: 'OLD_TRAINING_MODE';
  readonly from: string;
  readonly to: string;
}

export interface RosterChecks {
  /** YYYY-MM-DD */
  readonly today: string;
  /** year of the cohort; 毕业日期 must lie in it */
  readonly year: number;
  /** first row of each number in this file */
  readonly seen: { readonly examineeNos: Map<string, number>; readonly idNumbers: Map<string, number> };
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

/** Checks one row's values. `unreadable` columns are left alone: their problem is told already. */
export function checkRow(
  at: number,
  values: ReadonlyMap<ColumnKey, string>,
  unreadable: ReadonlySet<ColumnKey>,
  checks: RosterChecks,
): { row: RosterRow; problems: KeyedProblem[]; notices: RosterNotice[] } {
  const row: Record<ColumnKey, string> & { at: number } = { ...emptyRow, at };
  const problems: KeyedProblem[] = [];
  const notices: RosterNotice[] = [];
  for (const [key, raw] of values) {
    if (unreadable.has(key)) continue;
    const value = raw.replace(/\s+/g, ' ').trim();
    if (value === '') {
      if (!MAY_BE_EMPTY.has(key)) problems.push({ key, value, code: 'ROSTER_VALUE_MISSING' });
      continue;
    }
    const read = readValue(key, value, checks);
    if (read.code !== undefined) problems.push({ key, value: value.slice(0, 60), code: read.code });
    else row[key] = read.value;
  }
  const trainingMode = findCode(trainingModes, row.trainingMode);
  if (trainingMode?.replacedBy) {
    notices.push({ at, code: 'OLD_TRAINING_MODE', from: row.trainingMode, to: trainingMode.replacedBy });
    row.trainingMode = trainingMode.replacedBy;
  }
  problems.push(...acrossColumns(row, checks), ...duplicates(row, checks));
  return { row, problems, notices };
}

type Read = { readonly value: string; readonly code?: undefined } | { readonly code: ErrorCode };

function readValue(key: ColumnKey, value: string, checks: RosterChecks): Read {
  const list = LISTS[key];
  if (list) {
    const entry = findEntry(list, value);
    return entry ? { value: entry.code } : { code: 'ROSTER_CODE_UNKNOWN' };
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
      // Counties change and no list of them is complete: only the form and the province can be judged.
      return judged(value, /^\d{6}$/.test(value) && findCode(provinces, value.slice(0, 2)) ? null : 'ROSTER_CODE_UNKNOWN');
    case 'examineeNo':
    case 'major':
      return formed(key, value.toUpperCase());
    default:
      return formed(key, value);
  }
}

function judged(value: string, code: ErrorCode | null): Read {
  return code === null ? { value } : { code };
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

function duplicates(row: Readonly<Record<ColumnKey, string>> & { readonly at: number }, { seen }: RosterChecks): KeyedProblem[] {
  const problems: KeyedProblem[] = [];
  const keys = [['examineeNo', seen.examineeNos], ['idNumber', seen.idNumbers]] as const;
  for (const [key, rows] of keys) {
    const value = row[key];
    if (value === '') continue;
    if (rows.has(value)) problems.push({ key, value, code: 'ROSTER_DUPLICATE' });
    else rows.set(value, row.at);
  }
  return problems;
}

const emptyRow: Record<ColumnKey, string> = {
  studentNo: '', name: '', sex: '', homeRegionName: '', homeRegion: '', nationality: '', politicalStatus: '', urbanRural: '',
  educationLevel: '', majorName: '', majorDirection: '', major: '', enrolledOn: '', graduatesOn: '', trainingMode: '', trainingUnit: '',
  studyForm: '', idNumber: '', examineeNo: '', department: '', className: '',
};
