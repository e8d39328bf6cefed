import { offerTerms, asGraduate, asOfficial, asOperator } from '../../../scripts/demo/offers.js';
import { demoPassword, demoWorld, type DemoEmployer, type DemoGraduate, type DemoOfficial, type DemoSchool } from '../../../scripts/demo/people.js';
import { graduatesWorkbook } from '../../../scripts/demo/roster-workbook.js';
import { askAgain, refusedWith } from '../../../scripts/people/ask-again.js';
import { Person } from '../../../scripts/people/person.js';
import { askSandbox } from '../../../scripts/people/platform.js';
import { bringRoster } from '../../../scripts/people/roster.js';
import type { WholeSystem } from './system.fixture.js';

/** A year nobody has opened yet, at the first demo school: its graduates, and the people who rule over them. */
export interface Season {
  readonly year: number;
  readonly school: DemoSchool;
  readonly graduates: readonly DemoGraduate[];
  readonly employer: DemoEmployer;
  readonly official: (account: string) => DemoOfficial;
}

const FIRST_YEAR = 2028;
const GRADUATES = 12;

/** Invents the season's people and gives its graduates, so many of them, accounts at the 学信网 of the sandbox. */
export async function newSeason({ platform }: WholeSystem, size = GRADUATES): Promise<Season> {
  const { schools, employers, officials } = demoWorld();
  const [school, employer] = [schools[0], employers[1]];
  const official = (account: string): DemoOfficial => officials.find((one) => one.account === account) ?? missing(account);
  const year = await unopenedYear(await Person.signIn(platform, asOfficial(official('ministry'))), school.province);
  const graduates = demoWorld(year, FIRST_YEAR).graduates.filter((one) => one.school === school.code && one.trainingMode === '1').slice(0, size)
    .map((one, at) => ({ ...one, graduatesOn: `${year}-06-30`, account: `s${year}${at + 101}`, phone: `199000${year % 100}${700 + at}` }));
  await askSandbox(platform, 'PUT', '/accounts/chsi', graduates.map(({ account, name, idNumber }) => ({ account, password: demoPassword, attributes: { name, idNumber } })));
  return { year, school, employer, graduates, official };
}

async function unopenedYear(ministry: Person, province: string): Promise<number> {
  const { items } = await ministry.identity.listOrganisations({ kind: 'province' });
  const modes = items.find(({ code }) => code === province)?.partyModes ?? {};
  return Array.from({ length: 50 }, (_none, at) => FIRST_YEAR + at).find((year) => !(year in modes)) ?? missing('a year');
}

/** Opens the year as its people would, over HTTP: 三方, the school, its cohort with 院系审核, the roster. */
export async function openSeason({ platform }: WholeSystem, { year, school, graduates, official }: Season): Promise<void> {
  const province = await Person.signIn(platform, asOfficial(official(`province-${school.province}`)));
  await province.identity.choosePartyMode({ year, mode: 'three_party' });
  await province.identity.openSchool({ code: school.code, year });
  const { identity, nationalSync } = await Person.signIn(platform, asOfficial(official(`school-${school.code}`)));
  await identity.openCohort({ year });
  await identity.switchDepartmentReview({ on: true }).catch((error: unknown) => { if (!asItIs(error)) throw error; });
  await bringRoster(nationalSync, { year, fileName: `${year}届生源.xlsx` }, await graduatesWorkbook(graduates, year));
}

const asItIs = refusedWith('SETTING_UNCHANGED');

/** What ends by itself once a service has heard of another's facts. */
const notHeardYet = refusedWith('GRADUATE_NOT_FOUND', 'COHORT_NOT_OPEN', 'PARTY_MODE_NOT_CHOSEN', 'NOT_IN_ROSTER', 'RECORD_CHANGED', 'RECORD_NOT_CONFIRMED');

/** Begins an invitation over HTTP with complete terms and leaves it a draft; answers its id. */
export async function draft(system: WholeSystem, season: Season, graduate: DemoGraduate): Promise<string> {
  return (await drafted(system, season, graduate)).id;
}

async function drafted({ platform }: WholeSystem, { year, employer }: Season, graduate: DemoGraduate) {
  const person = await Person.signIn(platform, asOperator(employer));
  const { school, name, idNumber } = graduate;
  const { id } = await askAgain(() => person.agreements.draft({ school, name, idNumber, year }), notHeardYet, 20);
  const { version, textHash } = await person.agreements.save({ id, terms: offerTerms(employer, graduate), validDays: 7 });
  return { person, id, version, textHash };
}

/** Sends an invitation over HTTP; answers its id. */
export async function invite(system: WholeSystem, season: Season, graduate: DemoGraduate): Promise<string> {
  const { person, id, version, textHash } = await drafted(system, season, graduate);
  const proof = await person.prove({ endpoint: 'agreements.send', caseId: id, caseVersion: version, textHash });
  await person.agreements.send({ id, textHash, proof });
  return id;
}

/** The graduate signs in and confirms the own record, over HTTP. */
export async function confirm({ platform }: WholeSystem, graduate: DemoGraduate): Promise<Person> {
  const person = await askAgain(() => Person.signIn(platform, asGraduate(graduate)), notHeardYet, 20);
  await askAgain(() => person.confirmRecord(), notHeardYet, 20);
  return person;
}

/** The graduate confirms the own record and accepts, over HTTP. */
export async function accept(system: WholeSystem, graduate: DemoGraduate, id: string): Promise<void> {
  const person = await confirm(system, graduate);
  const { version, textHash } = await askAgain(() => person.agreements.getInvitation({ id }), notHeardYet, 20);
  const proof = await person.prove({ endpoint: 'agreements.accept', caseId: id, caseVersion: version, textHash });
  await person.agreements.accept({ id, textHash, proof });
}

function missing(what: string): never {
  throw new RangeError(`the demo world has no ${what}`);
}
