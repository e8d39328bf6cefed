import { stripInvisible, toHalfWidth } from './half-width.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
const FORM = /^[1-9]\d{16}[\dX]$/;

/** Ages in full years between which somebody can be a graduate (docs/domain.md §ID number). */
const YOUNGEST = 15;
const OLDEST = 70;

export type IdNumberProblem = 'ID_NUMBER_FORM' | 'ID_NUMBER_CHECK_DIGIT' | 'ID_NUMBER_BIRTH_DATE' | 'ID_NUMBER_AGE';

export interface IdNumberFacts {
  /** YYYY-MM-DD */
  readonly birthDate: string;
  /** GB/T 2261.1: 1 male, 2 female */
  readonly sex: '1' | '2';
  /** six digits of GB/T 2260 as of the day the number was given; an unknown one is no error, such codes change */
  readonly region: string;
}

/** Half-width, capital X, without spaces: the form in which a 公民身份号码 is stored, hashed and compared. */
export function normaliseIdNumber(raw: string): string {
  return stripInvisible(toHalfWidth(raw)).replace(/\s/g, '').toUpperCase();
}

/**
 * What is wrong with a graduate's 公民身份号码 (GB 11643-1999; also the 18 digits of a 港澳台居民居住证), or null.
 * `raw` is normalised first. `today` (YYYY-MM-DD) judges birth dates to come and the age, 15 to 70 full years.
 */
export function idNumberProblem(raw: string, { today }: { today: string }): IdNumberProblem | null {
  const number = normaliseIdNumber(raw);
  if (!FORM.test(number)) return 'ID_NUMBER_FORM';
  if (completeIdNumber(number.slice(0, 17)) !== number) return 'ID_NUMBER_CHECK_DIGIT';
  const birthDate = birthDateOf(number);
  if (!isRealDate(birthDate) || birthDate > today) return 'ID_NUMBER_BIRTH_DATE';
  const age = fullYears(birthDate, today);
  return age < YOUNGEST || age > OLDEST ? 'ID_NUMBER_AGE' : null;
}

/** What a well-formed number says about its owner; null when `raw` is not 17 digits and a digit or X. */
export function idNumberFacts(raw: string): IdNumberFacts | null {
  const number = normaliseIdNumber(raw);
  if (!FORM.test(number)) return null;
  return {
    birthDate: birthDateOf(number),
    sex: Number(number[16]) % 2 === 1 ? '1' : '2',
    region: number.slice(0, 6),
  };
}

/** Adds the check character to the first 17 digits. Throws RangeError when they are not 17 digits. */
export function completeIdNumber(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('17 digits are needed');
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return first17 + CHECK[sum % 11];
}

/** Whether a YYYY-MM-DD text is a day of the calendar. */
export function isRealDate(date: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < 1000 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function birthDateOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
