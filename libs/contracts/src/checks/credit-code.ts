import { stripInvisible, toHalfWidth } from './half-width.js';

/** The 31 characters of GB 32100-2015: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Registering office and kind of organisation: the first two characters that are in use (docs/domain.md §Credit code). */
const PREFIXES = new Set(
  ('11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 54 55 59 61 62 69 71 72 79 81 89 91 92 93 ' +
    'A1 A9 G1 J1 N1 N2 N3 N9 Y1').split(' '),
);

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export type CreditCodeProblem =
  | 'CREDIT_CODE_FORM'
  | 'CREDIT_CODE_LETTER'
  | 'CREDIT_CODE_PREFIX'
  | 'CREDIT_CODE_CHECK_DIGIT';

/** Half-width, upper case, without spaces and hyphens: the form in which a 统一社会信用代码 is stored and compared. */
export function normaliseCreditCode(raw: string): string {
  return stripInvisible(toHalfWidth(raw)).replace(/[\s-]/g, '').toUpperCase();
}

/**
 * What is wrong with a 统一社会信用代码 (GB 32100-2015), or null. `raw` is normalised first.
 * FORM: not 18 digits and capital letters, or a region (3rd to 8th character) that is no number. LETTER: one of
 * I O S V Z. PREFIX: no registering office has it; it also refuses all zeros, which pass the check digit.
 */
export function creditCodeProblem(raw: string): CreditCodeProblem | null {
  const code = normaliseCreditCode(raw);
  if (!/^[0-9A-Z]{18}$/.test(code)) return 'CREDIT_CODE_FORM';
  if (/[IOSVZ]/.test(code)) return 'CREDIT_CODE_LETTER';
  if (!/^..\d{6}/.test(code)) return 'CREDIT_CODE_FORM';
  if (!PREFIXES.has(code.slice(0, 2))) return 'CREDIT_CODE_PREFIX';
  return completeCreditCode(code.slice(0, 17)) === code ? null : 'CREDIT_CODE_CHECK_DIGIT';
}

/** Adds the check character to the first 17. Throws RangeError when they are not 17 characters of the alphabet. */
export function completeCreditCode(first17: string): string {
  if (first17.length !== 17) throw new RangeError('17 characters are needed');
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * valueOf(first17[place]), 0);
  // The outer `% 31` is what a remainder of 0 needs: without it such codes would be refused.
  return first17 + ALPHABET[(31 - (sum % 31)) % 31];
}

/** Adds the check character of a 组织机构代码 (GB 11714) to its first 8: they are the 9th to 17th of a credit code. */
export function completeOrganisationCode(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8)) throw new RangeError('8 digits or capital letters are needed');
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, place) => total + weight * parseInt(first8[place] ?? '', 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return first8 + (check === 10 ? 'X' : String(check));
}

function valueOf(char: string | undefined): number {
  const value = char === undefined ? -1 : ALPHABET.indexOf(char);
  if (value < 0) throw new RangeError('a character outside the alphabet of GB 32100');
  return value;
}
