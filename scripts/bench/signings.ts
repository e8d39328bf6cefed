import type { End } from '@netsign/contracts';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Pool } from 'undici';
import { maySign } from '../demo/cases.plan.js';
import { asGraduate, asOfficial, asOperator, offerTerms } from '../demo/offers.js';
import type { DemoEmployer, DemoGraduate } from '../demo/people.js';
import { askAgain, refusedWith } from '../people/ask-again.js';
import { inParallel } from '../people/parallel.js';
import { Person } from '../people/person.js';
import type { MeasuredSystem } from './system.js';

/** The four acts of a signing, in their order. */
export const KINDS = ['send', 'accept', 'pass', 'certify'] as const;
export type Kind = (typeof KINDS)[number];

/** One act, ready to be posted: whose session, and what. The key is made with it, so that nothing is computed while time runs. */
interface Act { readonly kind: Kind; readonly path: string; readonly headers: Record<string, string>; readonly body: string }

/** A signing from the draft on: its acts, with both second factors in hand. */
export interface Signing { readonly invitation: string; readonly acts: readonly Act[] }

/** A step that was answered: which, when it was sent (performance.now()), and how long it took in milliseconds. */
export interface Step { readonly kind: Kind; readonly at: number; readonly ms: number }

/** A person may ask fifty times a second (apps/gateway/src/limits); an office of many desks has as many sessions. */
const DESKS = 12;
const PREPARED_AT_ONCE = 8;
/** Seconds for facts to reach the services that need them. */
const HEARD_WITHIN = 30;
/** Reviews here take one step: no acts to pass on. */
const WITHOUT_DEPARTMENT_REVIEW = '99422';

const notHeardYet = refusedWith('GRADUATE_NOT_FOUND', 'NOT_IN_ROSTER', 'RECORD_CHANGED', 'RECORD_NOT_CONFIRMED');

/** The people of the demo world, signing as fast as the platform lets them. */
export class Signings {
  private readonly pool: Pool;
  private readonly free: DemoGraduate[];
  private readonly offices = new Map<string, Person[]>();
  private readonly operators = new Map<string, Promise<Person>>();
  private turn = 0;

  private constructor(private readonly system: MeasuredSystem, connections: number, invited: ReadonlySet<string>) {
    this.pool = new Pool(system.platform.gatewayUrl, { connections, pipelining: 1 });
    this.free = system.world.graduates.filter((graduate) => maySign(graduate) && graduate.school !== WITHOUT_DEPARTMENT_REVIEW && !invited.has(`${graduate.name}/${graduate.departmentCode}`));
  }

  /** Everybody who reviews is signed in at once. */
  static async open(system: MeasuredSystem, connections: number): Promise<Signings> {
    const signings = new Signings(system, connections, await invitedIn(system));
    const reviewing = system.world.officials.filter(({ role, organisation }) => (role === 'school' || role === 'department') && !organisation.startsWith(WITHOUT_DEPARTMENT_REVIEW));
    const desks = reviewing.flatMap((official) => Array.from({ length: official.role === 'school' ? DESKS : DESKS / 4 }, () => official));
    const people = await inParallel(desks, PREPARED_AT_ONCE, (official) => Person.signIn(system.platform, asOfficial(official)));
    desks.forEach(({ organisation }, at) => signings.offices.set(organisation, [...(signings.offices.get(organisation) ?? []), people[at]]));
    return signings;
  }

  /** Graduates that are left. */
  get left(): number { return this.free.length; }

  /** Drafts, terms, sessions and second factors of so many signings: everything but the acts themselves. */
  async prepare(count: number): Promise<Signing[]> {
    if (count > this.free.length) throw new Error(`The demo world has ${this.free.length} graduates left, not ${count}.`);
    const graduates = this.free.splice(0, count);
    const { employers } = this.system.world;
    const byEmployer = Map.groupBy(graduates, () => employers[this.turn++ % employers.length]);
    // One phone gets one code at a time.
    const prepared = await inParallel([...byEmployer], PREPARED_AT_ONCE, async ([employer, invited]) => {
      const signings: Signing[] = [];
      for (const graduate of invited) signings.push(await this.prepareOne(employer, graduate));
      return signings;
    });
    // In the order in which they will be played no employer is met twice in a row.
    const longest = Math.max(0, ...prepared.map((own) => own.length));
    return Array.from({ length: longest }, (_none, at) => prepared.flatMap((own) => own[at] ?? [])).flat();
  }

  private async prepareOne(employer: DemoEmployer, graduate: DemoGraduate): Promise<Signing> {
    const [operator, person] = await Promise.all([this.operator(employer), this.graduate(graduate)]);
    const { school, name, idNumber, departmentCode } = graduate;
    const drafted = await operator.agreements.draft({ school, name, idNumber, year: this.system.world.year });
    const { id, version, textHash } = await operator.agreements.save({ id: drafted.id, terms: offerTerms(employer, graduate), validDays: 10 });
    const [sending, accepting] = await Promise.all([
      operator.prove({ endpoint: 'agreements.send', caseId: id, caseVersion: version, textHash }),
      person.prove({ endpoint: 'agreements.accept', caseId: id, caseVersion: version + 1, textHash }),
    ]);
    return {
      invitation: id,
      acts: [
        act('send', 'corp', operator, id, { textHash, proof: sending }), act('accept', 'student', person, id, { textHash, proof: accepting }),
        act('pass', 'admin', this.desk(departmentCode), id, {}), act('certify', 'admin', this.desk(school), id, {}),
      ],
    };
  }

  private desk(office: string): Person {
    const desks = this.offices.get(office) ?? [];
    // The one that was asked longest ago.
    const next = desks.shift();
    if (next === undefined) throw new Error(`nobody reviews at ${office}`);
    desks.push(next);
    return next;
  }

  private operator(employer: DemoEmployer): Promise<Person> {
    const known = this.operators.get(employer.creditCode) ?? Person.signIn(this.system.platform, asOperator(employer));
    this.operators.set(employer.creditCode, known);
    return known;
  }

  private async graduate(graduate: DemoGraduate): Promise<Person> {
    const person = await heard(() => Person.signIn(this.system.platform, asGraduate(graduate)));
    if (person.me.actor.confirmed !== true) await heard(() => person.confirmRecord());
    return person;
  }

  /** Plays one signing from its draft to the school's approval. Throws at the first refusal. */
  async play({ acts }: Signing): Promise<Step[]> {
    const steps: Step[] = [];
    for (const one of acts) steps.push(await this.post(one));
    return steps;
  }

  async post({ kind, path, headers, body }: Act): Promise<Step> {
    const at = performance.now();
    const answer = await this.pool.request({ method: 'POST', path, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${kind} was refused: ${answer.statusCode} ${/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? ''}`);
    return { kind, at, ms: performance.now() - at };
  }

  close(): Promise<void> { return this.pool.close(); }
}

/** Name and 院系 of everybody who has an invitation: the demo's own cases, and those of earlier runs on a system that is kept. */
async function invitedIn(system: MeasuredSystem): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: system.databaseUrl('agreements') });
  await client.connect();
  const { rows } = await client.query<{ named: string }>(`select distinct graduate_name || '/' || department as named from invitation`);
  await client.end();
  return new Set(rows.map(({ named }) => named));
}

function act(kind: Kind, end: End, person: Person, id: string, body: object): Act {
  const { cookie, csrf } = person.session;
  return {
    kind, path: `/api/${end}/agreements/invitations/${id}/${kind}`, body: JSON.stringify(body),
    headers: { cookie, 'x-csrf-token': csrf, 'idempotency-key': randomUUID(), 'content-type': 'application/json', accept: 'application/json', 'accept-language': 'zh-CN' },
  };
}

const heard = <T>(work: () => Promise<T>): Promise<T> => askAgain(work, notHeardYet, HEARD_WITHIN);
