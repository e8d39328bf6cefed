import type { InvitationRow, InvitationStatus } from '@netsign/contracts';
import { askAgain, refusedWith } from '../people/ask-again.js';
import { inParallel } from '../people/parallel.js';
import { Person } from '../people/person.js';
import type { Platform } from '../people/platform.js';
import type { PlannedCase, Target } from './cases.plan.js';
import { asGraduate, asOfficial, asOperator, offerTerms } from './offers.js';
import type { DemoWorld } from './people.js';

/** Refusals that end by themselves once a service has heard of the roster, the settings or the employer. */
const notHeardYet = refusedWith('GRADUATE_NOT_FOUND', 'COHORT_NOT_OPEN', 'PARTY_MODE_NOT_CHOSEN', 'EMPLOYER_SUSPENDED', 'EMPLOYER_NOT_AUTHORISED', 'NOT_IN_ROSTER', 'RECORD_CHANGED', 'RECORD_NOT_CONFIRMED');
const AT_ONCE = 6;
/** Seconds for facts to reach the services that need them. */
const HEARD_WITHIN = 30;

/** The states a case passes on its way to where it is wanted; a case that stands elsewhere is left alone. */
const WAYS: Readonly<Record<Target, readonly InvitationStatus[]>> = {
  draft: [],
  offered: ['draft'],
  refused: ['draft', 'offered'],
  withdrawn: ['draft', 'offered'],
  department_review: ['draft', 'offered'],
  school_review: ['draft', 'offered', 'department_review'],
  taken_back: ['draft', 'offered', 'department_review', 'school_review'],
  failed: ['draft', 'offered', 'department_review', 'school_review'],
  certified: ['draft', 'offered', 'department_review', 'school_review'],
};

/** Brings the planned cases to where they should stand, each act by whoever does it. Answers how many were begun. */
export async function bringCases(platform: Platform, world: DemoWorld, plan: readonly PlannedCase[]): Promise<number> {
  const stage = new Stage(platform, world);
  const byEmployer = Map.groupBy(plan, ({ employer }) => employer.creditCode);
  // One employer's cases follow each other: its phone gets one code at a time.
  const begun = await inParallel([...byEmployer.values()], AT_ONCE, async (cases) => {
    const standing = await stage.standingOf(cases);
    let count = 0;
    for (const one of cases) {
      const known = standing.get(nameOf(one));
      if (!known) count++;
      await stage.bring(one, known ?? null);
    }
    return count;
  });
  return begun.reduce((sum, count) => sum + count, 0);
}

const nameOf = ({ graduate }: PlannedCase): string => `${graduate.name}/${graduate.department}`;

/** Everybody who acts in the cases, signed in when first needed. */
class Stage {
  private readonly people = new Map<string, Promise<Person>>();

  constructor(private readonly platform: Platform, private readonly world: DemoWorld) {}

  /** Cases of an employer that exist already, by the name and 院系 of their graduate. */
  async standingOf([first]: readonly PlannedCase[]): Promise<Map<string, InvitationRow>> {
    const found = new Map<string, InvitationRow>();
    if (!first) return found;
    const employer = await this.employer(first);
    for (let cursor: string | undefined; ; ) {
      const { items, next } = await employer.agreements.listInvitations({ limit: 200, ...(cursor !== undefined && { cursor }) });
      // Newest first: of several to one graduate the first one made is the demo's.
      for (const row of items) found.set(`${row.graduateName}/${row.departmentName}`, row);
      if (next === null) return found;
      cursor = next;
    }
  }

  async bring(one: PlannedCase, standing: Pick<InvitationRow, 'id' | 'status'> | null): Promise<void> {
    let { id, status } = standing ?? (await this.draft(one));
    while (WAYS[one.target].includes(status)) ({ id, status } = await this.act(one, id, status));
  }

  private async draft(one: PlannedCase): Promise<{ id: string; status: InvitationStatus }> {
    const { agreements } = await this.employer(one);
    const { school, name, idNumber } = one.graduate;
    const named = { school, name, idNumber, year: this.world.year };
    return heard(() => agreements.draft(named));
  }

  /** The next act from a state on the way. */
  private act(one: PlannedCase, id: string, status: InvitationStatus): Promise<{ id: string; status: InvitationStatus }> {
    if (status === 'draft') return this.send(one, id);
    if (status === 'offered') return this.answer(one, id);
    if (one.target === 'taken_back') return this.graduate(one).then(({ agreements }) => agreements.takeBack({ id }));
    if (status === 'department_review') return this.official(`department-${one.graduate.departmentCode}`).then(({ agreements }) => agreements.pass({ id }));
    return this.official(`school-${one.graduate.school}`).then(({ agreements }) =>
      one.target === 'failed' ? agreements.fail({ id, reasonCode: 'employer_in_doubt', reason: '单位提供的工作地点与证照不一致，请核实后重新邀请' }) : agreements.certify({ id }),
    );
  }

  private async send(one: PlannedCase, id: string): Promise<{ id: string; status: InvitationStatus }> {
    const employer = await this.employer(one);
    const { version, textHash } = await employer.agreements.save({ id, terms: offerTerms(one.employer, one.graduate), validDays: 20 });
    const proof = await employer.prove({ endpoint: 'agreements.send', caseId: id, caseVersion: version, textHash });
    return heard(() => employer.agreements.send({ id, textHash, proof }));
  }

  private async answer(one: PlannedCase, id: string): Promise<{ id: string; status: InvitationStatus }> {
    if (one.target === 'withdrawn') return this.employer(one).then(({ agreements }) => agreements.withdraw({ id }));
    const graduate = await this.graduate(one);
    if (one.target === 'refused') return graduate.agreements.refuse({ id, reasonCode: 'other_offer', reason: '已决定接受另一家单位的邀请，谢谢' });
    const { version, textHash } = await graduate.agreements.getInvitation({ id });
    const proof = await graduate.prove({ endpoint: 'agreements.accept', caseId: id, caseVersion: version, textHash });
    return heard(() => graduate.agreements.accept({ id, textHash, proof }));
  }

  private employer({ employer }: PlannedCase): Promise<Person> {
    return this.person(employer.operator.account, () => Person.signIn(this.platform, asOperator(employer)));
  }

  private graduate({ graduate }: PlannedCase): Promise<Person> {
    return this.person(graduate.account, async () => {
      const person = await heard(() => Person.signIn(this.platform, asGraduate(graduate)));
      if (person.me.actor.confirmed !== true) await heard(() => person.confirmRecord());
      return person;
    });
  }

  private official(account: string): Promise<Person> {
    const official = this.world.officials.find((one) => one.account === account);
    if (!official) throw new RangeError(`no official ${account}`);
    return this.person(account, () => Person.signIn(this.platform, asOfficial(official)));
  }

  private person(account: string, enter: () => Promise<Person>): Promise<Person> {
    const known = this.people.get(account) ?? enter();
    this.people.set(account, known);
    return known;
  }
}

const heard = <T>(work: () => Promise<T>): Promise<T> => askAgain(work, notHeardYet, HEARD_WITHIN);
