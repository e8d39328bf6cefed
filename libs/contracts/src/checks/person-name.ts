import { stripInvisible, toHalfWidth } from './half-width.js';

/** Longest name of the roster, in characters as people count them (docs/domain.md §Roster). */
const LONGEST = 30;

export type PersonNameProblem = 'NAME_CHARACTER' | 'NAME_LENGTH';

/** Every dot that keyboards and documents put where a Chinese identity card prints U+00B7. */
const DOTS = /[\u2022\u2027\u2219\u22C5\u25CF\u2E31\u2E33\u30FB\uFF65]/gu;

const HAN = '[\\p{Script=Han}\u3007]';
const GAP_IN_CHINESE = new RegExp(`(?<=${HAN}) +(?=${HAN})`, 'gu');
const FULL_STOP_IN_CHINESE = new RegExp(`(?<=${HAN})[.\uFF0E](?=${HAN})`, 'gu');

/**
 * What a name may hold: letters and marks of any script, the dot, space, hyphen, apostrophe and full stop. Planes 2
 * and 3 are taken whole: they are ideographs only, and a browser may not know yet the newest ones of a police record.
 */
const ALLOWED = /^(?:[\p{L}\p{M}\u3007·' .-]|[\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}])*$/u;
const REFUSED = /[\p{Co}\p{Cs}\p{Nd}]/u;

/**
 * The form in which a name is stored and compared: NFC, half-width Latin, one kind of dot (买买提·吐尔逊), no spaces
 * between Chinese characters (rosters pad 张　三), single spaces elsewhere. Case and rare characters stay.
 */
export function normalisePersonName(raw: string): string {
  return stripInvisible(toHalfWidth(raw.normalize('NFC')))
    .replace(/[\u2018\u2019]/g, "'")
    .replace(DOTS, '·')
    .replace(/\s+/gu, ' ')
    .replace(/ ?· ?/g, '·')
    .replace(GAP_IN_CHINESE, '')
    .replace(FULL_STOP_IN_CHINESE, '·');
}

/**
 * What is wrong with a person's name, or null. `raw` is normalised first. NAME_CHARACTER: a digit, a private-use
 * character (an old system's own code for a rare one: it prints as something else elsewhere), half of a surrogate
 * pair, or a sign that belongs to no name. NAME_LENGTH: empty or more than 30 characters.
 */
export function personNameProblem(raw: string): PersonNameProblem | null {
  const name = normalisePersonName(raw);
  if (REFUSED.test(name) || !ALLOWED.test(name)) return 'NAME_CHARACTER';
  if (name !== '' && !/[\p{L}\u3007\u{20000}-\u{3FFFD}]/u.test(name)) return 'NAME_CHARACTER';
  const length = [...name].length;
  return length === 0 || length > LONGEST ? 'NAME_LENGTH' : null;
}
