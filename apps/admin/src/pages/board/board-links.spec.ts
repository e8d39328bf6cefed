import { recordsOf } from './board-links.js';

describe('the records behind a number', () => {
  it('are the own queue for a reviewer, the list of graduates for everybody else', () => {
    const school = { year: 2027, code: '99331', level: 'school' } as const;
    expect(recordsOf(school, 'school', 'school_review')).toBe('/inbox');
    expect(recordsOf(school, 'school', 'department_review')).toBe('/inbox?show=other');
    expect(recordsOf(school, 'province', 'school_review')).toBe('/graduates?year=2027&place=99331&case=school_review');
    expect(recordsOf({ year: 2027, code: '99331-01', level: 'department' }, 'school', 'none')).toBe('/graduates?year=2027&place=99331-01&outcome=none');
  });

  it('keep to the node, and name no place at one’s own', () => {
    expect(recordsOf({ year: 2027, code: '00', level: 'ministry' }, 'ministry', 'roster')).toBe('/graduates?year=2027');
    expect(recordsOf({ year: 2027, code: '33', level: 'province' }, 'ministry', { outcome: '10' })).toBe('/graduates?year=2027&place=33&outcome=10');
  });
});
