import { recordsOf } from './board-links.js';

describe('the records behind a number', () => {
  it('are, of what is on its way, the own queue of that year for a reviewer and the list of invitations for everybody else', () => {
    const school = { year: 2027, code: '99331', level: 'school' } as const;
    expect(recordsOf(school, 'school', 'school_review')).toBe('/inbox?year=2027');
    expect(recordsOf(school, 'school', 'department_review')).toBe('/inbox?show=other&year=2027');
    expect(recordsOf(school, 'province', 'school_review')).toBe('/invitations?year=2027&status=school_review&place=99331');
    expect(recordsOf(school, 'school', 'offered')).toBe('/invitations?year=2027&status=offered');
  });

  it('are, of what stands once for each graduate, the list of graduates', () => {
    expect(recordsOf({ year: 2027, code: '99331', level: 'school' }, 'school', 'in_force')).toBe('/graduates?year=2027&case=in_force');
    expect(recordsOf({ year: 2027, code: '99331-01', level: 'department' }, 'school', 'none')).toBe('/graduates?year=2027&place=99331-01&outcome=none');
  });

  it('keep to the node, and name no place at one’s own', () => {
    expect(recordsOf({ year: 2027, code: '00', level: 'ministry' }, 'ministry', 'roster')).toBe('/graduates?year=2027');
    expect(recordsOf({ year: 2027, code: '33', level: 'province' }, 'ministry', { outcome: '10' })).toBe('/graduates?year=2027&place=33&outcome=10');
  });
});
