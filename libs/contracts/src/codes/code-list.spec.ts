import * as codes from './index.js';
import { findCode, findLabel, listCodes, type Code, type Codes } from './index.js';

const lists = Object.entries(codes).filter((entry): entry is [string, Codes] => {
  const value: unknown = entry[1];
  return typeof value === 'object' && value !== null && 'rows' in value;
});

describe('every code list', () => {
  it.each(lists)('%s names each code and each label once, in both languages, with dates and a source', (_name, list) => {
    const rows: readonly Code[] = list.rows;
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.zh)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.code).toMatch(/^\d{1,3}$/);
      expect([row.zh, row.en, row.source].every((text) => text.trim() !== '')).toBe(true);
      expect([row.validFrom, row.validTo].every((day) => day === null || /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true);
      expect(findLabel(list, row.zh)).toBe(row);
    }
  });

  it('covers twelve lists', () => expect(lists).toHaveLength(12));
});

describe('looking up', () => {
  it('finds by code, by label, by an older label and by any width of brackets', () => {
    expect(findCode(codes.nationalities, '56')?.zh).toBe('基诺族');
    expect(findLabel(codes.nationalities, '土家')?.code).toBe('15');
    expect(findLabel(codes.trainingModes, '定向(不可网签)')?.code).toBe('21');
    expect(findLabel(codes.destinations, '预征入伍')?.code).toBe('46');
    expect(findLabel(codes.destinations, '科研助理、管理助理')?.code).toBe('27');
    expect(findLabel(codes.destinations, '国家基层项目-西部计划')?.code).toBe('503');
    expect(findLabel(codes.politicalStatuses, ' 群众　')?.code).toBe('13');
  });

  it('answers null for what is not there', () => {
    expect(findCode(codes.nationalities, '1')).toBeNull();
    expect(findLabel(codes.sexes, '')).toBeNull();
  });

  it('knows on which days a code was in use', () => {
    expect(findCode(codes.trainingModes, '2', '2020-12-31')?.replacedBy).toBe('21');
    expect(findCode(codes.trainingModes, '2', '2021-01-01')).toBeNull();
    expect(findCode(codes.trainingModes, '21', '2020-12-31')).toBeNull();
    expect(findCode(codes.trainingModes, '2')).not.toBeNull();
  });
});

describe('the lists say what docs/domain.md says', () => {
  it('lets every mode of training sign except the bound and commissioned ones that may not', () => {
    const able = listCodes(codes.trainingModes, '2027-06-30').filter((mode) => mode.eligibleByDefault);
    expect(able.map((mode) => mode.code)).toEqual(['1', '22', '3', '42', '5']);
    expect(['2', '4'].map((code) => findCode(codes.trainingModes, code)?.replacedBy)).toEqual(['21', '41']);
  });

  it('has three kinds and fourteen two-digit destinations: 9 employed, 2 further study, 3 not employed', () => {
    const main = listCodes(codes.destinations, '2027-06-30').filter((row) => row.code.length === 2);
    const count = (kind: string) => main.filter((row) => row.kind === kind).length;
    expect([count('employed'), count('further_study'), count('not_employed')]).toEqual([9, 2, 3]);
  });

  it('counts all but the not employed as settled, and gives each refinement the groups of its parent', () => {
    for (const row of codes.destinations.rows.filter((candidate) => candidate.validTo === null)) {
      expect(row.settled).toBe(row.kind !== 'not_employed');
      if (row.parent === undefined) continue;
      const parent = findCode(codes.destinations, row.parent);
      expect([row.group2021, row.group2024]).toEqual([parent?.group2021, parent?.group2024]);
    }
    expect(findCode(codes.destinations, '12')).toMatchObject({ group2021: 'flexible', group2024: 'with_employer' });
    expect(findCode(codes.destinations, '76')).toMatchObject({ group2021: 'flexible', group2024: 'freelance' });
  });

  it('has 58 nationalities, 34 provinces and the sections A to T', () => {
    expect([codes.nationalities.rows.length, codes.provinces.rows.length]).toEqual([58, 34]);
    expect(codes.industries.rows.map((row) => row.section ?? '').join('')).toBe('ABCDEFGHIJKLMNOPQRST');
  });
});
