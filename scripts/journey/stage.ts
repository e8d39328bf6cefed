import type { Topic } from '@netsign/contracts';
import { asGraduate, asOfficial, asOperator } from '../demo/offers.js';
import type { DemoEmployer, DemoGraduate, DemoWorld } from '../demo/people.js';
import { Person, type Who } from '../people/person.js';
import type { Platform } from '../people/platform.js';
import type { AgreementsDatabase } from './agreements-database.js';
import type { Boards } from './boards.js';
import type { StepRecord } from './step-record.js';

/** One journey: what it is called, the topics its events come on, and its play. */
export interface Journey {
  readonly name: string;
  readonly topics: readonly Topic[];
  /** Throws `Surprise` when something does not go as it must. Answers what the boards say in the end. */
  play(stage: Stage): Promise<Boards>;
}

/** What a journey plays on. */
export class Stage {
  constructor(
    readonly platform: Platform,
    readonly world: DemoWorld,
    readonly record: StepRecord,
    /** The agreements database, for counting what the boards should say. */
    readonly database: AgreementsDatabase,
    /** Folder in which journeys that run at the same time claim their people. */
    readonly claims: string,
    /** Only graduates of this school, when given. */
    readonly school: string | null,
  ) {}

  graduate(graduate: DemoGraduate): Promise<Person> {
    return this.enter('graduate', asGraduate(graduate));
  }

  employer(employer: DemoEmployer): Promise<Person> {
    return this.enter('employer', asOperator(employer));
  }

  /** Accounts are named after the office: `school-99331`, `ministry`. */
  official(account: string): Promise<Person> {
    const official = this.world.officials.find((one) => one.account === account);
    if (!official) throw new RangeError(`no official ${account}`);
    return this.enter(official.role, asOfficial(official));
  }

  private async enter(by: string, who: Who): Promise<Person> {
    const answered = { status: 0 };
    return this.record.act(by, 'signs in', answered, async () => {
      const person = await Person.signIn(this.platform, who);
      answered.status = person.status;
      return person;
    });
  }
}
