import type { ErrorCode, Organisation } from '@netsign/contracts';
import { readUntil, refusedWith } from '../people/ask-again.js';
import { inParallel } from '../people/parallel.js';
import { Person } from '../people/person.js';
import { askSandbox, type Platform } from '../people/platform.js';
import { bringRoster } from '../people/roster.js';
import { demoAccounts, demoSignIns } from './accounts.js';
import { planCases } from './cases.plan.js';
import { bringCases } from './cases.js';
import { asOfficial } from './offers.js';
import { demoPassword, demoWorld, ministryCode, type DemoProvince, type DemoSchool, type DemoWorld } from './people.js';
import { rosterWorkbook } from './roster-workbook.js';

export interface SeedOptions {
  readonly gatewayUrl: string;
  readonly sandboxUrl: string;
  /** The sandbox lets nobody make accounts without it. */
  readonly opsToken: string;
  readonly report: (line: string) => void;
}

export interface Seeded {
  readonly year: number;
  readonly graduates: number;
  readonly employers: number;
  readonly cases: number;
  readonly signIns: readonly { readonly end: string; readonly who: string; readonly account: string; readonly password: string }[];
}

/** Facts of one service take this many seconds at most to be heard by another. */
const HEARD_WITHIN = 30;
/** Only here 院系 takes no part in reviews: both ways can be seen. */
const WITHOUT_DEPARTMENT_REVIEW = '99422';

/**
 * Fills an installation with the demo world as its own people would: everything through the gateway, each by the one who may.
 * What is there already is left as it is, so it can be run again, also after one that broke off.
 */
export async function seed({ report, ...addresses }: SeedOptions): Promise<Seeded> {
  const platform: Platform = { ...addresses, patience: 20 };
  const world = demoWorld();
  const begun = performance.now();
  const tell = (line: string): void => report(`${line} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);

  await makeAccounts(platform, world);
  tell('sign-in accounts made');
  const ministry = await official(platform, world, 'ministry');
  const tree = await ministry.identity.registerOrganisations({ items: officesOf(world) });
  await inParallel(world.provinces, 2, (province) => openProvince(platform, world, province));
  tell(`provinces and schools: ${tree.registered} registered, ${tree.unchanged} were there`);
  const employers = await ministry.identity.importEmployers({ items: world.employers.map((employer) => ({ ...employer })) });
  tell(`employers: ${employers.verified} verified, ${employers.unchanged} were there`);
  const added = await inParallel(world.schools, 2, (school) => openSchool(platform, world, school));
  tell(`rosters: ${added.reduce((sum, count) => sum + count, 0)} graduates registered`);
  const plan = planCases(world);
  const cases = await bringCases(platform, world, plan);
  tell(`cases: ${cases} begun of ${plan.length}`);
  await settle(ministry, world);
  tell('everything counted on the boards');

  const signIns = demoSignIns(world).map((one) => ({ ...one, password: demoPassword }));
  return { year: world.year, graduates: world.graduates.length, employers: world.employers.length, cases: plan.length, signIns };
}

async function makeAccounts(platform: Platform, world: DemoWorld): Promise<void> {
  for (const [realm, accounts] of Object.entries(demoAccounts(world))) await askSandbox(platform, 'PUT', `/accounts/${realm}`, accounts);
}

function official(platform: Platform, { officials }: DemoWorld, account: string): Promise<Person> {
  const known = officials.find((one) => one.account === account);
  if (!known) throw new RangeError(`no official ${account}`);
  return Person.signIn(platform, asOfficial(known));
}

const officesOf = ({ provinces, schools }: DemoWorld) => [
  ...provinces.map(({ code, name }) => ({ code, name, parent: ministryCode })),
  ...schools.map(({ code, name, province, contact }) => ({ code, name, parent: province, contact })),
];

/** The province chooses 两方 or 三方 for the year and opens its schools. */
async function openProvince(platform: Platform, world: DemoWorld, { code, partyMode }: DemoProvince): Promise<void> {
  const { identity } = await official(platform, world, `province-${code}`);
  const { year } = world;
  await unlessSo('SETTING_UNCHANGED', () => identity.choosePartyMode({ year, mode: partyMode }));
  for (const school of world.schools.filter(({ province }) => province === code)) {
    await unlessSo('SCHOOL_ALREADY_OPEN', () => identity.openSchool({ code: school.code, year }));
  }
}

/** The school registers its 院系, opens the cohort, sets the reviews and imports its roster. Answers how many graduates came new. */
async function openSchool(platform: Platform, world: DemoWorld, school: DemoSchool): Promise<number> {
  const person = await official(platform, world, `school-${school.code}`);
  const { identity, nationalSync } = person;
  await identity.registerOrganisations({ items: school.departments.map(({ code, name }) => ({ code, name, parent: school.code })) });
  await unlessSo('COHORT_ALREADY_OPEN', () => identity.openCohort({ year: world.year }));
  await unlessSo('SETTING_UNCHANGED', () => identity.switchDepartmentReview({ on: school.code !== WITHOUT_DEPARTMENT_REVIEW }));
  if ((await boardOf(person, world.year))?.counts.roster === school.graduates) return 0;
  await readUntil(`the 院系 of ${school.code} are known`, () => boardOf(person, world.year), (board) => board?.children.length === school.departments.length, HEARD_WITHIN);
  const file = await rosterWorkbook(world, school.code);
  return (await bringRoster(nationalSync, { year: world.year, fileName: `${world.year}届生源-${school.name}.xlsx` }, file)).imported;
}

const notThereYet = refusedWith('NOT_FOUND');

/** The board of a person's own office; null while its service has not heard of the office. */
function boardOf({ nationalSync }: Person, year: number) {
  return nationalSync.board({ year }).catch((error: unknown) => {
    if (notThereYet(error)) return null;
    throw error;
  });
}

/** A setting that is as wanted already is no failure. */
async function unlessSo(code: ErrorCode, work: () => Promise<Organisation>): Promise<void> {
  const isSo = refusedWith(code);
  await work().catch((error: unknown) => {
    if (!isSo(error)) throw error;
  });
}

/** Nothing is on its way any more: everybody registered is counted and no agreement waits for the ledger. */
async function settle(ministry: Person, world: DemoWorld): Promise<void> {
  await readUntil('the boards count the demo', () => boardOf(ministry, world.year), (board) => board !== null && board.counts.roster >= world.graduates.length && board.counts.certified === 0 && board.difference === 0, HEARD_WITHIN);
}
