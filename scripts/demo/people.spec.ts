import {
  creditCodeProblem, educationLevels, employerNatures, findCode, idNumberFacts, idNumberProblem, industries, nationalities, normalisePersonName,
  personNameProblem, trainingModes,
} from '@netsign/contracts';
import { readRoster, type RosterEntry } from '../../apps/national-sync/src/roster/roster.layout.js';
import { rosterLimits } from '../../apps/national-sync/src/roster/workbook.limits.js';
import { demoAccounts, demoSignIns } from './accounts.js';
import { demoWorld } from './people.js';
import { rosterWorkbook } from './roster-workbook.js';

const world = demoWorld();
const { graduates, employers, officials, schools } = world;
const distinct = (values: readonly string[]) => new Set(values).size;

describe('the demo world', () => {
  it('is the same each time for one seed and another for another', () => {
    expect(demoWorld()).toEqual(world);
    expect(demoWorld(1).graduates[0]).not.toEqual(graduates[0]);
  });

  it('has 2 provinces of both modes, 4 schools of 3 to 6 departments, 2 000 graduates and 30 employers', () => {
    expect(world.provinces.map(({ partyMode }) => partyMode)).toEqual(['two_party', 'three_party']);
    expect(schools).toHaveLength(4);
    expect(schools.every(({ departments }) => departments.length >= 3 && departments.length <= 6)).toBe(true);
    expect([graduates.length, employers.length]).toEqual([2000, 30]);
    for (const { code, departments } of schools) {
      const mine = graduates.filter(({ school }) => school === code);
      expect(distinct(mine.map(({ departmentCode }) => departmentCode))).toBe(departments.length);
    }
  });

  it('gives every graduate a valid ID number with the right sex, an age of a graduate, and numbers of their own', () => {
    for (const graduate of graduates) {
      expect(idNumberProblem(graduate.idNumber, { today: '2027-03-01' })).toBeNull();
      expect(idNumberFacts(graduate.idNumber)?.sex).toBe(graduate.sex);
      expect(graduate.idNumber).toMatch(/^(33|42)9999\d{8}99\d/);
    }
    for (const key of ['idNumber', 'examineeNo', 'studentNo', 'account', 'phone'] as const) {
      expect(distinct(graduates.map((graduate) => graduate[key]))).toBe(2000);
    }
  });

  it('gives names as they are stored, some with a dot and some with characters outside the basic plane', () => {
    const names = graduates.map(({ name }) => name);
    expect(names.filter((name) => personNameProblem(name) !== null || normalisePersonName(name) !== name)).toEqual([]);
    expect(names.filter((name) => name.includes('·')).length).toBeGreaterThan(10);
    expect(names.filter((name) => /[\u{20000}-\u{3FFFF}]/u.test(name)).length).toBeGreaterThan(5);
    expect(distinct(names)).toBeGreaterThan(1700);
  });

  it('uses codes that the lists have, with a few graduates who may not sign online at every school', () => {
    for (const graduate of graduates) {
      expect(findCode(nationalities, graduate.nationality)).not.toBeNull();
      expect(findCode(educationLevels, graduate.educationLevel)).not.toBeNull();
    }
    for (const { code } of schools) {
      const unable = graduates.filter((one) => one.school === code && findCode(trainingModes, one.trainingMode)?.eligibleByDefault === false);
      expect(unable.length).toBeGreaterThan(0);
      expect(unable.length).toBeLessThan(20);
    }
  });

  it('gives every employer a valid credit code, a nature, an industry and an operator', () => {
    expect(employers.map(({ creditCode }) => creditCodeProblem(creditCode))).toEqual(employers.map(() => null));
    expect(distinct(employers.map(({ creditCode }) => creditCode))).toBe(30);
    expect(distinct(employers.map(({ name }) => name))).toBe(30);
    for (const employer of employers) {
      expect(findCode(employerNatures, employer.nature)).not.toBeNull();
      expect(findCode(industries, employer.industry)).not.toBeNull();
    }
  });

  it('takes phones from the range nobody has, each once', () => {
    const phones = [...graduates, ...officials, ...employers.map(({ operator }) => operator)].map(({ phone }) => phone);
    expect(phones.filter((phone) => !/^1990000\d{4}$/.test(phone))).toEqual([]);
    expect(distinct(phones)).toBe(phones.length);
  });
});

describe('the demo accounts', () => {
  const accounts = demoAccounts(world);

  it('let everybody sign in: graduates, operators, and each office of the tree', () => {
    expect([accounts.chsi.length, accounts.xzyw.length]).toEqual([2000, 30]);
    const offices = new Set(accounts.jygl.map(({ attributes }) => attributes.organisation));
    for (const { code, departments } of schools) expect([code, ...departments.map((one) => one.code)].every((office) => offices.has(office))).toBe(true);
    expect(distinct(accounts.jygl.map(({ account }) => account))).toBe(accounts.jygl.length);
    expect(Object.keys(accounts.jygl[0]?.attributes ?? {}).sort()).toEqual(['name', 'organisation', 'phone', 'role']);
  });

  it('are all known by the names that are printed', () => {
    const known = new Set(Object.values(accounts).flatMap((list) => list.map(({ account }) => account)));
    expect(demoSignIns(world)).toHaveLength(6);
    expect(demoSignIns(world).every(({ account }) => known.has(account))).toBe(true);
  });
});

describe('the demo rosters', () => {
  it.each(schools.map(({ code, graduates: size }) => [code, size] as const))('of %s is read back as its %i graduates, without a problem', async (code, size) => {
    const entries: RosterEntry[] = [];
    for await (const entry of readRoster(await rosterWorkbook(world, code), rosterLimits, { today: '2027-03-01', year: 2027 }).rows) entries.push(entry);
    expect(entries).toHaveLength(size);
    expect(entries.filter((entry) => entry.problems.length > 0)).toEqual([]);
    const expected = graduates.filter(({ school }) => school === code);
    entries.forEach((entry, index) => expect(expected[index]).toMatchObject(withoutPlace(entry.row)));
  });
});

function withoutPlace<T extends { at: number }>({ at: _at, ...row }: T): Omit<T, 'at'> {
  return row;
}
