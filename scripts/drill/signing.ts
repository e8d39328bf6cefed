import type { InvitationView } from '@netsign/contracts';
import { takeCandidate } from '../journey/candidate.js';
import { asGraduate, asOfficial, asOperator, offerTerms } from '../demo/offers.js';
import type { DemoEmployer, DemoGraduate, DemoWorld } from '../demo/people.js';
import { refusedWith } from '../people/ask-again.js';
import { Person, type Who } from '../people/person.js';
import type { Platform } from '../people/platform.js';
import type { Promises } from './acts.js';

const alreadyConfirmed = refusedWith('RECORD_ALREADY_CONFIRMED');

/** Plays signings, one after the other, by people who are signed in once and repeat what got no answer. */
export class Signings {
  private readonly people = new Map<string, Promise<Person>>();

  /** `claims`: the folder in which those who play at the same time claim their graduates. */
  constructor(private readonly platform: Platform, private readonly world: DemoWorld, private readonly claims: string, private readonly promises: Promises) {}

  /** One signing of a graduate of this school, from draft to certified; `player` chooses the employer, so that no two share a phone. */
  async play(schoolCode: string, player: number): Promise<void> {
    const school = this.world.schools.find(({ code }) => code === schoolCode);
    if (!school) throw new RangeError(`no school ${schoolCode}`);
    const reviewer = await this.official(`school-${schoolCode}`);
    const candidate = await takeCandidate(this.world, school, reviewer, this.claims);
    if (!candidate) throw new Error(`No demo graduate of ${school.name} is left. npm start -- --fresh makes new ones.`);
    try {
      await this.sign(candidate.graduate, this.world.employers[1 + player] ?? this.world.employers[0]);
    } finally {
      candidate.release();
    }
  }

  private async sign(graduate: DemoGraduate, employer: DemoEmployer): Promise<void> {
    const sent = await this.invite(graduate, employer);
    let view = await this.accept(graduate, sent.id);
    if (view.status === 'department_review') {
      const department = await this.official(`department-${graduate.departmentCode}`);
      view = await department.agreements.pass({ id: sent.id });
      this.promises.note('pass', view);
    }
    const reviewer = await this.official(`school-${graduate.school}`);
    view = await reviewer.agreements.certify({ id: sent.id });
    this.promises.note('certify', view);
    if (view.agreementId === null) throw new Error('a certified invitation names no agreement');
    this.promises.signings.push({ invitation: sent.id, agreement: view.agreementId });
  }

  private async invite(graduate: DemoGraduate, employer: DemoEmployer): Promise<InvitationView> {
    const person = await this.person(asOperator(employer));
    const { school, name, idNumber } = graduate;
    const { id } = await person.agreements.draft({ school, name, idNumber, year: this.world.year });
    const { version, textHash } = await person.agreements.save({ id, terms: offerTerms(employer, graduate), validDays: 10 });
    const proof = await person.prove({ endpoint: 'agreements.send', caseId: id, caseVersion: version, textHash });
    const view = await person.agreements.send({ id, textHash, proof });
    this.promises.note('send', view);
    return view;
  }

  private async accept(graduate: DemoGraduate, id: string): Promise<InvitationView> {
    const person = await Person.signIn(this.platform, asGraduate(graduate));
    if (person.me.actor.confirmed !== true) {
      await person.confirmRecord().catch((error: unknown) => {
        if (!alreadyConfirmed(error)) throw error;
      });
    }
    const { version, textHash } = await person.agreements.getInvitation({ id });
    const proof = await person.prove({ endpoint: 'agreements.accept', caseId: id, caseVersion: version, textHash });
    const view = await person.agreements.accept({ id, textHash, proof });
    this.promises.note('accept', view);
    return view;
  }

  official(account: string): Promise<Person> {
    const official = this.world.officials.find((one) => one.account === account);
    if (!official) throw new RangeError(`no official ${account}`);
    return this.person(asOfficial(official));
  }

  private person(who: Who): Promise<Person> {
    const known = this.people.get(who.account) ?? Person.signIn(this.platform, who);
    this.people.set(who.account, known);
    return known;
  }
}
