import { addWorkingDays, chinaDay } from './china-day.js';

describe('working days', () => {
  it.each([
    ['2027-03-10T08:00:00.000Z', 3, '2027-03-15T08:00:00.000Z'],
    ['2027-03-12T10:00:00.000Z', 1, '2027-03-15T10:00:00.000Z'],
    // Saturday morning in China is Friday evening in UTC.
    ['2027-03-12T20:00:00.000Z', 1, '2027-03-14T20:00:00.000Z'],
  ])('%s and %s days give %s', (from, days, to) => expect(addWorkingDays(new Date(from), days).toISOString()).toBe(to));
});

describe('the day in China', () => {
  it.each([
    ['2027-06-30T15:59:59.999Z', '2027-06-30'],
    ['2027-06-30T16:00:00.000Z', '2027-07-01'],
  ])('at %s is %s', (at, day) => expect(chinaDay(new Date(at))).toBe(day));
});
