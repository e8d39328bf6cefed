import { digitsToHalfWidth, stripInvisible } from '@netsign/contracts';

const DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;

/** Formats of ECMA-376 that need no definition; 27–36 and 50–58 are the Chinese ones (yyyy"年"m"月" …). 18–21, 32–35, 45–47, 55, 56 show times. */
export function isBuiltInDateFormat(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58;
}

/** Whether a format code shows a day, month or year; hours alone are no date. Quoted text, escapes and [blocks] say nothing. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/general/i.test(bare)) return false;
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}

/**
 * Text as it is stored: Excel's `_x000D_` escapes decoded, without control characters, invisible signs and outer spaces;
 * digits and Latin letters half-width; half of a surrogate pair becomes U+FFFD, which a name check refuses.
 */
export function cleanText(raw: string): string {
  const decoded = raw.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const storable = decoded.replace(/\p{Cs}/gu, '\uFFFD').replace(/(?!\s)\p{Cc}/gu, '');
  return stripInvisible(digitsToHalfWidth(storable));
}

/**
 * The text of a number cell: plain decimal notation without binary noise. `exact` is false for 16 digits and more:
 * the writing program kept 15 and put zeros for the rest, so an ID number stored as a number is already lost.
 */
export function numberText(raw: string): { text: string; exact: boolean } {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: cleanText(raw), exact: true };
  if (Math.abs(value) >= 1e15) return { text: longNumber(value), exact: false };
  return { text: decimal(Number(value.toPrecision(15))), exact: true };
}

/** A date serial as YYYY-MM-DD, with THH:MM:SS when it has a time; null when it is none. Days count from 1900 or 1904. */
export function serialDate(raw: string, date1904: boolean): string | null {
  const serial = Number(raw);
  if (!Number.isFinite(serial) || serial < 1 || serial > LAST_SERIAL) return null;
  // Excel believes in 1900-02-29 (serial 60): days before it are one later than a straight count says.
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const iso = new Date(start + Math.round(serial * 86_400) * (DAY / 86_400)).toISOString().slice(0, 19);
  return iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso;
}

/** All digits of a long number as the writing program knew them: 15, then zeros. */
function longNumber(value: number): string {
  const [digits = '', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const length = Number(exponent) + 1;
  return length > 40 ? String(value) : (value < 0 ? '-' : '') + digits.replace('.', '').padEnd(length, '0');
}

function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
