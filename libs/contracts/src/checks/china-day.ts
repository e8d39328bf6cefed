import { isWorkingDay } from './china-holidays.js';

/** China has one time zone, eight hours ahead of UTC, and no summer time. */
const AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The calendar day in China at that moment, `YYYY-MM-DD`: deadlines given as days end with the day in China, wherever the server stands. */
export const chinaDay = (at: Date): string => new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, 10);

/** `days` working days of China later (docs/domain.md §Working days), at the same hour. */
export function addWorkingDays(from: Date, days: number): Date {
  let at = from.getTime();
  for (let left = days; left > 0;) {
    at += DAY_MS;
    if (isWorkingDay(chinaDay(new Date(at)))) left--;
  }
  return new Date(at);
}
