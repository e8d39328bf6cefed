import { SharedStrings } from './workbook.strings.js';

describe('shared strings', () => {
  it('are found by number whether they stay in memory or not, in any order', () => {
    const strings = new SharedStrings();
    const of = (at: number) => `${at}·${'字'.repeat(at % 97)}𠮷`;
    const count = 150_000;
    for (let at = 0; at < count; at++) strings.add(at % 1000 === 7 ? '' : of(at));
    const wrong: number[] = [];
    for (let step = 0; step < 4_000; step++) {
      const at = (step * 7919 * 13) % count;
      if (strings.get(at) !== (at % 1000 === 7 ? '' : of(at))) wrong.push(at);
    }
    expect(wrong).toEqual([]);
    expect([strings.get(count), strings.get(count + 1000), strings.get(-1), strings.get(Number.NaN), strings.get(0.5)]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    strings.close();
  });
});
