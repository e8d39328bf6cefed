import { day, moment, money, span, timeLeft } from './format.js';

const THIN = '\u202f';

describe('formats', () => {
  it('groups money by thousands with narrow spaces that do not break', () => {
    expect(money(14000, 'zh-CN')).toBe(`14${THIN}000 元`);
    expect(money(980, 'zh-CN')).toBe('980 元');
    expect(money(1000000, 'en')).toBe(`CNY 1${THIN}000${THIN}000`);
  });

  it('tells moments in Beijing time, across midnight too', () => {
    expect(moment('2026-11-27T10:00:00.000Z', 'zh-CN')).toBe('11 月 27 日 18:00');
    expect(moment('2026-11-27T16:05:00.000Z', 'zh-CN')).toBe('11 月 28 日 00:05');
    expect(moment('2026-11-27T10:00:00.000Z', 'en')).toBe('27 Nov 18:00');
  });

  it('tells a day without a time as that very day', () => {
    expect(day('2027-06-30', 'zh-CN')).toBe('2027 年 6 月 30 日');
    expect(day('2027-06-30', 'en')).toBe('30 Jun 2027');
  });

  it('tells how long something takes in one unit, rather too long than too short', () => {
    expect([0, 12, 60, 330, 1441].map(minutes => span(minutes, 'zh-CN'))).toEqual(['5 分钟', '15 分钟', '1 小时', '6 小时', '2 天']);
    expect(span(1440, 'en')).toBe('1 day');
  });

  it('tells time left in its two largest units, seconds only in the last minute, and null when it is up', () => {
    const [minute, hour] = [60_000, 3_600_000];
    expect(timeLeft(76 * hour + 59 * minute, 'zh-CN')).toBe('3 天 4 小时');
    expect(timeLeft(72 * hour + 59 * minute, 'zh-CN')).toBe('3 天');
    expect(timeLeft(hour + minute, 'en')).toBe('1 hour 1 minute');
    expect(timeLeft(minute - 1, 'zh-CN')).toBe('60 秒');
    expect(timeLeft(0, 'zh-CN')).toBeNull();
  });
});
