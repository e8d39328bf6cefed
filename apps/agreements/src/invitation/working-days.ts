const DAY = 86_400_000;
/** China has one time zone, eight hours ahead of UTC, and no summer time. */
const CHINA = 8 * 3_600_000;

/** `days` working days later (Monday to Friday in China), at the same hour. */
export function addWorkingDays(from: Date, days: number): Date {
  let at = from.getTime();
  for (let left = days; left > 0;) {
    at += DAY;
    const weekday = new Date(at + CHINA).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return new Date(at);
}
