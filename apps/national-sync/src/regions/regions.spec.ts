import { isKnownRegion, regions, regionsUnder } from './regions.js';
import { regionPatch } from './regions.patch.js';

const rows = [...regions.values()];

describe('the regions', () => {
  it('are six digits and a name, each once, with a source', () => {
    expect(rows.length).toBeGreaterThan(3200);
    for (const { code, name, source } of rows) expect([code, /^\d{6}$/.test(code), name !== '', source !== '']).toEqual([code, true, true, true]);
  });

  it('hold no area that only the statistics know', () => {
    expect(rows.filter(({ code }) => /7[1-9]$/.test(code))).toEqual([]);
    expect(isKnownRegion('130171')).toBe(false);
  });

  it('hold what the base does not know yet, and what is no more', () => {
    expect(['653228', '653229', '710000', '810000', '820000', '441900', '659012'].map(isKnownRegion)).toEqual(Array(7).fill(true));
    expect(regions.get('330103')).toMatchObject({ name: '下城区', validTo: '2021-03-11' });
    expect(new Set(regionPatch.map(({ code }) => code)).size).toBe(regionPatch.length);
    for (const { code, validFrom, validTo } of regionPatch) for (const day of [validFrom, validTo]) if (day !== undefined) expect([code, /^20\d\d-\d\d-\d\d$/.test(day)]).toEqual([code, true]);
  });

  it('are found from the provinces down', () => {
    expect(regionsUnder(undefined)).toHaveLength(34);
    expect(regionsUnder('33').map(({ code }) => code)).toContain('330100');
    expect(regionsUnder('33')).not.toContainEqual(expect.objectContaining({ code: '330102' }));
    expect(regionsUnder('3301').map(({ code }) => code)).toEqual(expect.arrayContaining(['330102', '330114']));
    expect(regionsUnder('71')).toEqual([]);
  });

  it('know no invented one', () => { expect(['339999', '990100', ''].map(isKnownRegion)).toEqual([false, false, false]); });
});
