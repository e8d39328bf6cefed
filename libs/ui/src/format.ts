import type { Language } from '@netsign/contracts';

const THIN = '\u202f';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 14000 → "14 000" with narrow spaces that never break; they read the same in every language. */
export const number = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, THIN);

/** Whole 元 with its unit. */
export const money = (yuan: number, language: Language): string => (language === 'en' ? `CNY ${number(yuan)}` : `${number(yuan)} 元`);

/** The size of a file in its usual unit, one figure behind the point from a megabyte on: 86 KB, 1.2 MB. */
export const fileSize = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** Beijing time (UTC+8, no summer time), as every office in the country keeps it, whatever the reader's own clock is set to. */
function parts(iso: string) {
  const at = new Date(Date.parse(iso) + 8 * HOUR);
  const two = (value: number) => String(value).padStart(2, '0');
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: two(at.getUTCHours()), minute: two(at.getUTCMinutes()) };
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day: 2027 年 6 月 30 日 / 30 Jun 2027. Takes ISO dates and times. */
export function day(iso: string, language: Language): string {
  const { year, month, day: date } = parts(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso);
  return language === 'en' ? `${date} ${MONTHS[month - 1]} ${year}` : `${year} 年 ${month} 月 ${date} 日`;
}

/** A moment with its hour, without the year: 11 月 27 日 18:00 / 27 Nov 18:00. */
export function moment(iso: string, language: Language): string {
  const { month, day: date, hour, minute } = parts(iso);
  return language === 'en' ? `${date} ${MONTHS[month - 1]} ${hour}:${minute}` : `${month} 月 ${date} 日 ${hour}:${minute}`;
}

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** How long something takes, in one unit and rather too long than too short: 25 分钟, 6 小时, 3 天. */
export function span(minutes: number, language: Language): string {
  const en = language === 'en';
  if (minutes < 60) { const count = Math.max(5, Math.ceil(minutes / 5) * 5); return en ? plural(count, 'minute') : `${count} 分钟`; }
  const hours = Math.ceil(minutes / 60);
  if (hours < 24) return en ? plural(hours, 'hour') : `${hours} 小时`;
  const days = Math.ceil(hours / 24);
  return en ? plural(days, 'day') : `${days} 天`;
}

/** Time left in its two largest units, minutes the smallest: 3 天 4 小时. Seconds only in the last minute; nothing left: null. */
export function timeLeft(ms: number, language: Language): string | null {
  if (ms <= 0) return null;
  const [days, hours, minutes, seconds] = [Math.floor(ms / DAY), Math.floor(ms % DAY / HOUR), Math.floor(ms % HOUR / MINUTE), Math.ceil(ms % MINUTE / 1000)];
  const en = language === 'en';
  const units: [number, string, string][] = [[days, '天', 'day'], [hours, '小时', 'hour'], [minutes, '分钟', 'minute']];
  const first = units.findIndex(([count]) => count > 0);
  if (first === -1) return en ? plural(seconds, 'second') : `${seconds} 秒`;
  return units.slice(first, first + 2).filter(([count]) => count > 0).map(([count, zh, word]) => (en ? plural(count, word) : `${count} ${zh}`)).join(' ');
}
