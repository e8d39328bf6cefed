import { completeIdNumber } from '@netsign/contracts';
import { inventEmployers, type DemoEmployer } from './employers.js';
import { inventName } from './names.js';
import { homes, homesOfPeoples, type Place } from './places.js';
import { chanceOf, type Chance } from './random.js';
import { demoProvinces, demoSchools, type DemoDepartment, type DemoMajor, type DemoProvince, type DemoSchool } from './schools.js';

export type { DemoEmployer } from './employers.js';
export type { DemoDepartment, DemoProvince, DemoSchool } from './schools.js';

/** One password for every demo account: there is nothing to protect, and one to remember. */
export const demoPassword = 'netsign-demo';

/** Code of the ministry's office in the tree of organisations. */
export const ministryCode = '00';

/** One graduate: the roster row in codes, and how this person signs in and is reached. */
export interface DemoGraduate {
  readonly account: string;
  readonly phone: string;
  readonly province: string;
  readonly school: string;
  readonly departmentCode: string;
  readonly studentNo: string;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly homeRegionName: string;
  readonly homeRegion: string;
  readonly nationality: string;
  readonly politicalStatus: string;
  readonly urbanRural: string;
  readonly educationLevel: string;
  readonly majorName: string;
  readonly majorDirection: string;
  readonly major: string;
  /** YYYY-MM */
  readonly enrolledOn: string;
  /** YYYY-MM-DD */
  readonly graduatesOn: string;
  readonly trainingMode: string;
  readonly trainingUnit: string;
  readonly studyForm: string;
  readonly idNumber: string;
  readonly examineeNo: string;
  readonly department: string;
  readonly className: string;
}

/** A person of an office: ministry, province, school or department. */
export interface DemoOfficial {
  readonly account: string;
  readonly role: 'ministry' | 'province' | 'school' | 'department';
  readonly organisation: string;
  readonly name: string;
  readonly phone: string;
}

export interface DemoWorld {
  readonly year: number;
  readonly provinces: readonly DemoProvince[];
  readonly schools: readonly DemoSchool[];
  readonly graduates: readonly DemoGraduate[];
  readonly employers: readonly DemoEmployer[];
  readonly officials: readonly DemoOfficial[];
}

/**
 * The demo world: the same for the same seed on every machine. 2 provinces, 4 schools, 2 000 graduates of one year,
 * 30 employers. All check digits are right; numbers are invented to be seen as such: ID numbers begin with a county
 * that does not exist (339999, 429999), phones with 1990000, school codes with 99.
 */
export function demoWorld(seed = 2027, year = 2027): DemoWorld {
  const chance = chanceOf(seed);
  const used = new Set<string>();
  const graduates = demoSchools.flatMap((school) =>
    Array.from({ length: school.graduates }, (_none, index) => ({ school, index })),
  );
  return {
    year,
    provinces: demoProvinces,
    schools: demoSchools,
    graduates: graduates.map(({ school, index }, number) => inventGraduate(chance, { school, index, number, year, used })),
    employers: inventEmployers(chance, year),
    officials: inventOfficials(chance),
  };
}

interface Setting {
  readonly school: DemoSchool;
  /** place within the school, and within the world */
  readonly index: number;
  readonly number: number;
  readonly year: number;
  readonly used: Set<string>;
}

function inventGraduate(chance: Chance, { school, index, number, year, used }: Setting): DemoGraduate {
  const department = departmentOf(school, index);
  const major = chance.weighted(department.majors.map((candidate) => [candidate, candidate.weight] as const));
  const sex = chance.pick(['1', '2'] as const);
  const nationality = chance.weighted(NATIONALITIES);
  const home = inventHome(chance, school.province, nationality);
  const enrolled = year - STUDY_YEARS(major.level);
  const trainingMode = chance.weighted(TRAINING_MODES);
  const serial = String(index + 1).padStart(4, '0');
  return {
    account: `g${String(number + 1).padStart(4, '0')}`,
    phone: `1990000${String(number + 1).padStart(4, '0')}`,
    province: school.province, school: school.code, departmentCode: department.code, department: department.name,
    studentNo: `${enrolled}${school.code}${serial}`,
    name: inventName(chance, sex, nationality),
    sex, nationality, homeRegion: home.code, homeRegionName: home.name,
    politicalStatus: chance.weighted(POLITICAL_STATUSES), urbanRural: chance.weighted([['2', 55], ['3', 45]]),
    educationLevel: major.level, majorName: major.name, majorDirection: major.direction ?? '', major: major.code,
    enrolledOn: `${enrolled}-09`, graduatesOn: `${year}-06-30`,
    trainingMode, trainingUnit: UNITS[trainingMode] ?? '',
    studyForm: trainingMode === '3' ? '2' : '1',
    idNumber: inventIdNumber(chance, { province: school.province, sex, born: enrolled - STARTING_AGE(major.level), used }),
    examineeNo: `${String(enrolled).slice(2)}${school.province}${school.code}0${serial}`,
    className: classOf(major, enrolled, index),
  };
}

const NATIONALITIES = [['01', 905], ['15', 22], ['03', 18], ['08', 14], ['06', 9], ['22', 6], ['05', 9], ['17', 4], ['04', 6], ['02', 7]] as const;
const POLITICAL_STATUSES = [['03', 74], ['13', 14], ['01', 6], ['02', 6]] as const;
/** A few may not sign online (21, 41), as many may although they are bound (22, 42). */
const TRAINING_MODES = [['1', 950], ['21', 10], ['22', 8], ['3', 8], ['41', 6], ['42', 6], ['5', 12]] as const;
const UNITS: Readonly<Record<string, string>> = { '21': '湖畔县教育局', '22': '云岭县卫生健康局', '41': '越州港务示范公司', '42': '江汉示范农场' };

const STUDY_YEARS = (level: string) => (level === '31' ? 4 : 3);
const STARTING_AGE = (level: string) => (level === '01' ? 25 : level === '11' ? 22 : 18);

/** Departments fill one after the other in turn, so that each has its share. */
function departmentOf(school: DemoSchool, index: number): DemoDepartment {
  const department = school.departments[index % school.departments.length];
  if (!department) throw new Error(`a school without departments: ${school.code}`);
  return department;
}

function classOf(major: DemoMajor, enrolled: number, index: number): string {
  return `${major.name}${String(enrolled).slice(2)}${String((index % 4) + 1).padStart(2, '0')}`;
}

function inventHome(chance: Chance, province: string, nationality: string): Place {
  const own = homesOfPeoples[nationality];
  if (own && chance.happens(0.8)) return chance.pick(own);
  return chance.pick((chance.happens(0.65) ? homes[province] : homes.other) ?? []);
}

function inventIdNumber(
  chance: Chance,
  about: { province: string; sex: '1' | '2'; born: number; used: Set<string> },
): string {
  for (;;) {
    const day = new Date(Date.UTC(about.born, 8, 1) + chance.below(365) * 86_400_000).toISOString().slice(0, 10);
    const sequence = 990 + chance.below(5) * 2 + (about.sex === '1' ? 1 : 0);
    const idNumber = completeIdNumber(`${about.province}9999${day.replaceAll('-', '')}${sequence}`);
    if (about.used.has(idNumber)) continue;
    about.used.add(idNumber);
    return idNumber;
  }
}

/** One person in each office and department, two in each school: some acts need a second one. */
function inventOfficials(chance: Chance): DemoOfficial[] {
  const offices: Pick<DemoOfficial, 'account' | 'role' | 'organisation'>[] = [
    { account: 'ministry', role: 'ministry', organisation: ministryCode },
    ...demoProvinces.map(({ code }) => ({ account: `province-${code}`, role: 'province' as const, organisation: code })),
    ...demoSchools.flatMap(({ code }) =>
      [`school-${code}`, `school-${code}-b`].map((account) => ({ account, role: 'school' as const, organisation: code })),
    ),
    ...demoSchools.flatMap(({ departments }) =>
      departments.map(({ code }) => ({ account: `department-${code}`, role: 'department' as const, organisation: code })),
    ),
  ];
  return offices.map((office, index) => ({
    ...office,
    name: inventName(chance, chance.pick(['1', '2'] as const), '01'),
    phone: `1990000${9001 + index}`,
  }));
}
