import { learnServerTime, serverNow } from './server-time.js';

describe('server time', () => {
  it('follows the platform however wrong the own clock is, and ignores what is no time', () => {
    learnServerTime('2030-01-01T00:00:00.000Z');
    expect(Math.abs(serverNow() - Date.parse('2030-01-01T00:00:00.000Z'))).toBeLessThan(1000);
    learnServerTime('soon');
    expect(Math.abs(serverNow() - Date.parse('2030-01-01T00:00:00.000Z'))).toBeLessThan(1000);
  });
});
