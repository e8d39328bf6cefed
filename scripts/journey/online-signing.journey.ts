import { chinaDay, agreementCertified, agreementInForce, departmentPassed, invitationAccepted, invitationCertified, invitationSent, ledgerRecorded, type InvitationView, type Organisation } from '@netsign/contracts';
import { offerTerms } from '../demo/offers.js';
import type { DemoEmployer, DemoGraduate, DemoSchool } from '../demo/people.js';
import type { Person } from '../people/person.js';
import { BoardWatch, type Boards } from './boards.js';
import { employerFor, takeCandidate, type Candidate } from './candidate.js';
import type { Journey, Stage } from './stage.js';
import { Surprise } from './step-record.js';

/** Days the graduate has to answer. */
const VALID_DAYS = 5;

/** Everybody of one signing. */
export interface Cast {
  readonly candidate: Candidate;
  readonly school: Organisation;
  readonly department: Person;
  readonly reviewer: Person;
  readonly province: Person;
  readonly ministry: Person;
}

/** An invitation becomes an agreement in force and is counted everywhere (docs/domain.md §Online signing). */
export const onlineSigning: Journey = {
  name: 'online-signing',
  topics: ['agreements', 'ledger'],
  async play(stage) {
    const cast = await gather(stage);
    try {
      return (await sign(stage, cast)).boards;
    } finally {
      cast.candidate.release();
    }
  },
};

/** Both sides of an agreement in force, and what the boards say of it. */
export interface Signed { readonly person: Person; readonly operator: Person; readonly agreementId: string; readonly watch: BoardWatch; readonly boards: Boards }

/** From the invitation to the agreement in force, counted on all boards. */
export async function sign(stage: Stage, { candidate: { graduate }, school, department, reviewer, province, ministry }: Cast): Promise<Signed> {
  const { record, world } = stage;
  const boards = new BoardWatch({ department, school: reviewer, province, ministry }, stage.database, world.year);
  await boards.note();
  const employer = await verifiedEmployer(stage, ministry, graduate);
  const operator = await stage.employer(employer);
  const sent = await invite(stage, operator, employer, graduate);
  const person = await stage.graduate(graduate);
  const accepted = await accept(stage, person, sent);
  if (accepted.status === 'department_review') {
    await record.act('department', 'passes it on', department, () => department.agreements.pass({ id: sent.id }), () => ({ type: departmentPassed.type, subject: sent.id }));
  } else if (school.departmentReview) throw new Surprise(`院系 takes part in reviews, but the case went to ${accepted.status}`);
  const { agreementId, inForceAt } = await certify(stage, reviewer, person, sent.id);
  return { person, operator, agreementId, watch: boards, boards: await boards.agree(record, inForceAt) };
}

/** Chooses whom this journey is about and signs in those who rule over the case. */
export async function gather(stage: Stage): Promise<Cast> {
  const { record, world } = stage;
  const ministry = await stage.official('ministry');
  const { items } = await record.act('ministry', 'reads the tree and its settings', ministry, () => ministry.identity.listOrganisations({}));
  for (const school of await schoolsInOrder(stage, ministry, items)) {
    const reviewer = await stage.official(`school-${school.code}`);
    const candidate = await record.act('school', 'looks for a graduate without an outcome', reviewer, () => takeCandidate(world, school, reviewer, stage.claims));
    if (!candidate) continue;
    const { province, departmentCode } = candidate.graduate;
    const node = items.find(({ code }) => code === school.code);
    const mode = items.find(({ code }) => code === province)?.partyModes[world.year];
    if (!mode || !node?.openCohorts.includes(world.year)) throw new Surprise(`${school.name} has not opened its cohort of ${world.year}`);
    const [department, provincial] = [await stage.official(`department-${departmentCode}`), await stage.official(`province-${province}`)];
    return { candidate, school: node, reviewer, department, province: provincial, ministry };
  }
  throw new Surprise('No demo graduate is left who may sign and has no invitation and no outcome. npm start -- --fresh makes new ones.');
}

/** Where 院系 takes part first, for that is the longer way; among those the one with the fewest agreements. */
async function schoolsInOrder({ world, school }: Stage, ministry: Person, nodes: readonly Organisation[]): Promise<DemoSchool[]> {
  if (school !== null && !world.schools.some(({ code }) => code === school)) throw new Surprise(`There is no demo school ${school}.`);
  const boards = await Promise.all(world.provinces.map(({ code }) => ministry.nationalSync.board({ year: world.year, code })));
  const signed = new Map(boards.flatMap(({ children }) => children.map(({ code, counts }) => [code, counts.inForce] as const)));
  const isReviewed = ({ code }: DemoSchool): boolean => nodes.find((node) => node.code === code)?.departmentReview === true;
  const order = (one: DemoSchool, other: DemoSchool): number => Number(isReviewed(other)) - Number(isReviewed(one)) || (signed.get(one.code) ?? 0) - (signed.get(other.code) ?? 0);
  return world.schools.filter(({ code }) => school === null || code === school).toSorted(order);
}

async function verifiedEmployer({ record, world }: Stage, ministry: Person, graduate: DemoGraduate): Promise<DemoEmployer> {
  const { items } = await record.act('ministry', 'reads the verified employers', ministry, () => ministry.identity.listEmployers({}));
  const today = chinaDay(new Date());
  const ready = new Set(items.filter(({ status, authorisedUntil }) => status === 'verified' && (authorisedUntil ?? '') >= today).map(({ creditCode }) => creditCode));
  const employer = employerFor(world, graduate, (creditCode) => ready.has(creditCode));
  if (!employer) throw new Surprise('No demo employer may invite just now.');
  return employer;
}

/** The employer names the graduate, fills in the terms, reads the text and sends it. */
async function invite({ record, world }: Stage, person: Person, employer: DemoEmployer, graduate: DemoGraduate): Promise<InvitationView> {
  const { agreements } = person;
  const { school, name, idNumber } = graduate;
  const { id } = await record.act('employer', 'names the graduate', person, () => agreements.draft({ school, name, idNumber, year: world.year }));
  const { version, textHash, missing } = await record.act('employer', 'fills in the terms', person, () => agreements.save({ id, terms: offerTerms(employer, graduate), validDays: VALID_DAYS }));
  if (missing.length > 0) throw new Surprise(`terms are missing: ${missing.join(', ')}`);
  const proof = await record.act('employer', 'proves by a code to the phone', person, () => person.prove({ endpoint: 'agreements.send', caseId: id, caseVersion: version, textHash }));
  return record.act('employer', 'sends the invitation', person, () => agreements.send({ id, textHash, proof }), () => ({ type: invitationSent.type, subject: id }));
}

/** The graduate confirms the own record once, reads what is offered and agrees to that very text. */
async function accept({ record }: Stage, person: Person, { id, textHash: sent }: InvitationView): Promise<InvitationView> {
  if (person.me.actor.confirmed !== true) await record.act('graduate', 'confirms the own record', person, () => person.confirmRecord());
  const { version, textHash, actions } = await record.act('graduate', 'reads the terms', person, () => person.agreements.getInvitation({ id }));
  if (textHash !== sent) throw new Surprise('the graduate reads another text than was sent');
  if (!actions.some(({ action, allowed }) => action === 'accept' && allowed)) throw new Surprise('the graduate may not accept what was just sent');
  const proof = await record.act('graduate', 'proves by a code to the phone', person, () => person.prove({ endpoint: 'agreements.accept', caseId: id, caseVersion: version, textHash }));
  return record.act('graduate', 'accepts', person, () => person.agreements.accept({ id, textHash, proof }), () => ({ type: invitationAccepted.type, subject: id }));
}

/** The school certifies, the ledger records, the agreement is in force with its number. Answers when it was, by performance.now(). */
async function certify({ record }: Stage, school: Person, graduate: Person, id: string): Promise<{ agreementId: string; inForceAt: number }> {
  const view = await record.act('school', 'certifies', school, () => school.agreements.certify({ id }), () => ({ type: invitationCertified.type, subject: id }));
  const certifiedAt = performance.now();
  const { agreementId } = view;
  if (agreementId === null) throw new Surprise('the certified invitation names no agreement');
  const look = () => graduate.agreements.getAgreement({ id: agreementId });
  await record.follow('school', 'opens the agreement by it', certifiedAt, { type: agreementCertified.type, subject: agreementId }, graduate, look);
  await record.follow('ledger', 'records the outcome', certifiedAt, { type: ledgerRecorded.type, subject: graduate.me.actor.graduate ?? '' }, graduate, look);
  const agreement = await record.follow('ledger', 'puts the agreement in force', certifiedAt, { type: agreementInForce.type, subject: agreementId }, graduate, look);
  const inForceAt = performance.now();
  if (agreement.status !== 'in_force' || agreement.number === null) throw new Surprise(`the agreement is ${agreement.status}, number ${agreement.number ?? 'none'}`);
  return { agreementId, inForceAt };
}
