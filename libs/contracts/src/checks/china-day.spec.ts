import { addWorkingDays, chinaDay } from './china-day.js';

describe('working days', () => {
  it.each([
    ['2027-03-10T08:00:00.000Z', 3, '2027-03-15T08:00:00.000Z'],
    ['2027-03-12T10:00:00.000Z', 1, '2027-03-15T10:00:00.000Z'],
    // Saturday morning in China is Friday evening in UTC.
    ['2027-03-12T20:00:00.000Z', 1, '2027-03-14T20:00:00.000Z'],
    // Spring Festival of 2026: nine days free, the Saturdays before and after it worked.
    ['2026-02-13T02:00:00.000Z', 1, '2026-02-14T02:00:00.000Z'],
    ['2026-02-14T02:00:00.000Z', 1, '2026-02-24T02:00:00.000Z'],
    ['2026-02-27T02:00:00.000Z', 2, '2026-03-02T02:00:00.000Z'],
    // National Day of 2026, and the Saturday worked for it.
    ['2026-09-30T09:00:00.000Z', 3, '2026-10-10T09:00:00.000Z'],
    // A year whose arrangement is not published here: the days that the law itself names are free, nothing is worked for them.
    ['2026-12-31T02:00:00.000Z', 1, '2027-01-04T02:00:00.000Z'],
    ['2027-09-30T02:00:00.000Z', 1, '2027-10-04T02:00:00.000Z'],
  ])('%s and %s days give %s', (from, days, to) => expect(addWorkingDays(new Date(from), days).toISOString()).toBe(to));
});

describe('the day in China', () => {
  it.each([
    ['2027-06-30T15:59:59.999Z', '2027-06-30'],
    ['2027-06-30T16:00:00.000Z', '2027-07-01'],
  ])('at %s is %s', (at, day) => expect(chinaDay(new Date(at))).toBe(day));
});
