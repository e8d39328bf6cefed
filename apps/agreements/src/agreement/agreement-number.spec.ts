import { formatNumber, isNumber } from './agreement-number.js';

describe('the number of an agreement', () => {
  const number = formatNumber(2027, '99331', '31', 271);
  it('names year, school, level and serial', () => expect(number).toMatch(/^2027-99331-31-000271-\d$/));
  it('is recognised', () => expect(isNumber(number)).toBe(true));
  it('notices every single wrong digit', () => {
    for (let at = 0; at < number.length; at++) {
      if (number[at] === '-') continue;
      for (const digit of '0123456789') if (digit !== number[at]) expect(isNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
    }
  });
});
