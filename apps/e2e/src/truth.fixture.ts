import type { End } from '@netsign/contracts';
import type { Browser } from 'playwright-core';
import type { DemoGraduate } from '../../../scripts/demo/people.js';
import { asGraduate, asOfficial, asOperator } from '../../../scripts/demo/offers.js';
import { Person } from '../../../scripts/people/person.js';
import { launchChromium } from '../../../scripts/servers/chromium.js';
import { accept, confirm, draft, invite, newSeason, openSeason, type Season } from './season.fixture.js';
import { newWitness, Sitter, type Witness } from './sitter.browser.js';
import type { WholeSystem } from './system.fixture.js';

const GRADUATES = 60;

/** A season of its own, opened without a browser, for the chapters in which something goes wrong at a page. */
export class Truth {
  private next = 0;

  private constructor(readonly system: WholeSystem, readonly season: Season, readonly browser: Browser, readonly witness: Witness) {}

  /** People and addresses are told to `all`, whose chapters look for names in places where none may be; errors are this season's own. */
  static async open(system: WholeSystem, all: Witness): Promise<Truth> {
    const season = await newSeason(system, GRADUATES);
    all.people.push(...season.graduates);
    await openSeason(system, season);
    return new Truth(system, season, await launchChromium(), { ...newWitness(), people: all.people, addresses: all.addresses });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** A graduate nobody has had to do with yet. */
  someone(): DemoGraduate {
    const graduate = this.season.graduates[this.next++];
    if (graduate === undefined) throw new RangeError(`the season has only ${GRADUATES} graduates`);
    return graduate;
  }

  get operator() {
    return this.season.employer.operator;
  }

  sitter(end: End, account: string): Promise<Sitter> {
    return Sitter.inside(this.browser, this.system.platform, end, account, this.witness);
  }

  /** A graduate with a confirmed record who was just invited, at a phone. */
  async invited(): Promise<{ graduate: DemoGraduate; id: string; sitter: Sitter }> {
    const { graduate, id } = await this.invitedAway();
    return { graduate, id, sitter: await this.sitter('student', graduate.account) };
  }

  /** The same, whose browser is somewhere else. */
  async invitedAway(): Promise<{ graduate: DemoGraduate; id: string }> {
    const graduate = this.someone();
    const id = await invite(this.system, this.season, graduate);
    await confirm(this.system, graduate);
    return { graduate, id };
  }

  async drafted(): Promise<{ graduate: DemoGraduate; id: string }> {
    const graduate = this.someone();
    return { graduate, id: await draft(this.system, this.season, graduate) };
  }

  /** An acceptance that waits for its 院系. */
  async accepted(): Promise<{ graduate: DemoGraduate; id: string }> {
    const graduate = this.someone();
    const id = await invite(this.system, this.season, graduate);
    await accept(this.system, graduate, id);
    return { graduate, id };
  }

  /** An acceptance that waits for the school. */
  async passed(): Promise<{ graduate: DemoGraduate; id: string }> {
    const { graduate, id } = await this.accepted();
    await (await this.department(graduate)).agreements.pass({ id });
    return { graduate, id };
  }

  /** The same people over HTTP, for what somebody else does meanwhile. */
  employer = (): Promise<Person> => Person.signIn(this.system.platform, asOperator(this.season.employer));
  graduate = (graduate: DemoGraduate): Promise<Person> => Person.signIn(this.system.platform, asGraduate(graduate));
  department = (graduate: DemoGraduate): Promise<Person> => Person.signIn(this.system.platform, asOfficial(this.season.official(this.departmentOf(graduate))));
  school = (): Promise<Person> => Person.signIn(this.system.platform, asOfficial(this.season.official(this.schoolAccount)));

  departmentOf = (graduate: DemoGraduate): string => `department-${graduate.departmentCode}`;

  get schoolAccount(): string {
    return `school-${this.season.school.code}`;
  }

  /** How often each of these acts stands in the log of this case. */
  async logged(id: string, ...actions: string[]): Promise<Record<string, number>> {
    const rows = await this.system.query<{ action: string; n: number }>('agreements', 'select action, count(*)::int as n from event_log where subject = $1 and action = any($2) group by 1', [id, actions]);
    return Object.fromEntries([...actions.map(action => [action, 0] as const), ...rows.map(({ action, n }) => [action, n] as const)]);
  }
}
