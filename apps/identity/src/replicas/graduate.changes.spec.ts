import { consequencesOf, type Known } from './graduate.changes.js';

const at = (version: number, over: Partial<Known> = {}): Known => ({ graduateId: 'gao', version, idMatch: 'id', nameMatch: 'name', ...over });

describe('what follows from news of a graduate', () => {
  test('somebody new is simply kept', () => {
    expect(consequencesOf([at(1)], [])).toEqual({ rows: [at(1)], unbound: [], toConfirm: [] });
  });

  test('an older or equal version is passed over', () => {
    expect(consequencesOf([at(2, { idMatch: 'other' }), at(1, { nameMatch: 'other' })], [at(2)])).toEqual({ rows: [], unbound: [], toConfirm: [] });
  });

  test('another name asks for a new confirmation, another ID number unbinds as well', () => {
    expect(consequencesOf([at(2, { nameMatch: 'other' })], [at(1)])).toMatchObject({ unbound: [], toConfirm: ['gao'] });
    expect(consequencesOf([at(2, { idMatch: 'other' })], [at(1)])).toMatchObject({ unbound: ['gao'], toConfirm: ['gao'] });
  });

  test('a change there and back within one batch is not overlooked', () => {
    expect(consequencesOf([at(2, { idMatch: 'other' }), at(3)], [at(1)])).toEqual({ rows: [at(3)], unbound: ['gao'], toConfirm: ['gao'] });
  });

  test('a plain correction has no consequence', () => {
    expect(consequencesOf([at(2)], [at(1)])).toEqual({ rows: [at(2)], unbound: [], toConfirm: [] });
  });
});
