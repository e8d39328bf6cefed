import { graduatesAddress, readFilter } from './graduate-filter.js';

describe('the filter of the list of graduates', () => {
  it('comes back from its address as it went in', () => {
    const filter = { eligible: 'true', place: '99331-02', caseStatus: 'department_review', outcome: 'none' } as const;
    expect(readFilter(new URL(graduatesAddress(2027, filter), 'http://x').searchParams)).toEqual(filter);
    expect(graduatesAddress(2027, { outcome: '10' })).toBe('/graduates?year=2027&outcome=10');
  });

  it('passes over what it does not know', () => {
    expect(readFilter(new URLSearchParams('eligible=maybe&place=9933&case=refused&outcome=x'))).toEqual({});
  });
});
