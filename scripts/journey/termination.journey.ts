import { createHash } from 'node:crypto';
import {
  agreementEnded, forceRequested, ledgerCleared, terminationAsked, terminationConsented, terminationDepartmentPassed, terminationDone, terminationForced, terminationRefused, type TerminationView,
} from '@netsign/contracts';
import type { Person } from '../people/person.js';
import type { Boards } from './boards.js';
import { gather, sign, type Cast, type Signed } from './online-signing.journey.js';
import type { Journey, Stage } from './stage.js';
import { Surprise } from './step-record.js';

/** An agreement is signed, then its graduate asks to end it; how it goes on is the journey's own. */
const ending = (name: string, goOn: (stage: Stage, cast: Cast, signed: Signed, asked: TerminationView) => Promise<void>): Journey => ({
  name,
  topics: ['agreements', 'ledger'],
  async play(stage) {
    const cast = await gather(stage);
    try {
      const signed = await sign(stage, cast);
      await signed.watch.note();
      await goOn(stage, cast, signed, await ask(stage, signed));
      return await free(stage, signed);
    } finally {
      cast.candidate.release();
    }
  },
});

/** Both sides consent, 院系 and school approve (docs/domain.md §Online termination). */
export const onlineTermination = ending('online-termination', async (stage, { department, reviewer }, { operator }, asked) => {
  const { record } = stage;
  const { id } = asked;
  const consented = await signed(stage, 'employer', 'consents', operator, 'agreements.consentTermination', asked, asked.textHash, (textHash, proof) => operator.agreements.consentTermination({ id, textHash, proof }), terminationConsented.type);
  if (consented.status === 'department_review') await record.act('department', 'passes it on', department, () => department.agreements.passTermination({ id }), () => ({ type: terminationDepartmentPassed.type, subject: id }));
  await record.act('school', 'approves', reviewer, () => reviewer.agreements.certifyTermination({ id }), () => ({ type: terminationDone.type, subject: id }));
});

/** The employer refuses; two people of the school force it (docs/domain.md §Forced termination). */
export const forcedTermination = ending('forced-termination', async (stage, { reviewer, school }, { operator }, asked) => {
  const { record } = stage;
  const { id } = asked;
  const second = await stage.official(`school-${school.code}-b`);
  await record.act('employer', 'does not consent', operator, () => operator.agreements.refuseTermination({ id, reasonCode: 'still_wanted', reason: '希望毕业生按约定报到' }), () => ({ type: terminationRefused.type, subject: id }));
  const refused = await record.act('school', 'reads the refused request', reviewer, () => reviewer.agreements.getTermination({ id }));
  const stated = { id, ground: 'agreed_with_employer' as const, confirmed: true as const, reason: '经学校与单位协商，单位同意不再履行', files: [createHash('sha256').update('minutes').digest('hex')] };
  const requested = await signed(stage, 'school', 'requests to force it', reviewer, 'agreements.requestForce', refused, refused.textHash, (textHash, proof) => reviewer.agreements.requestForce({ ...stated, textHash, proof }), forceRequested.type);
  const { force } = requested;
  if (force === null) throw new Surprise('the requested forcing says nothing of itself');
  if (requested.actions.some(({ action, allowed }) => action === 'force' && allowed)) throw new Surprise('whoever requested the forcing may confirm it alone');
  await signed(stage, 'school', 'another person confirms', second, 'agreements.force', requested, force.textHash, (textHash, proof) => second.agreements.force({ id, textHash, proof }), terminationForced.type);
});

/** One act that needs a second factor: the code first, then the act. */
async function signed(
  { record }: Stage, by: string, does: string, person: Person, endpoint: string, { id, version }: TerminationView, textHash: string, act: (textHash: string, proof: string) => Promise<TerminationView>, event: string,
): Promise<TerminationView> {
  const proof = await record.act(by, 'proves by a code to the phone', person, () => person.prove({ endpoint, caseId: id, caseVersion: version, textHash }));
  return record.act(by, does, person, () => act(textHash, proof), () => ({ type: event, subject: id }));
}

/** The graduate reads the letter and asks by it; the employer reads the same. */
async function ask({ record }: Stage, { person, operator, agreementId }: Signed): Promise<TerminationView> {
  const why = { id: agreementId, reasonCode: 'further_study' as const, reason: '已考取研究生，申请解除协议', files: [] };
  const { agreementVersion, textHash } = await record.act('graduate', 'reads the letter', person, () => person.agreements.terminationLetter(why));
  const proof = await record.act('graduate', 'proves by a code to the phone', person, () => person.prove({ endpoint: 'agreements.askTermination', caseId: agreementId, caseVersion: agreementVersion, textHash }));
  const asked = await record.act('graduate', 'asks to end it', person, () => person.agreements.askTermination({ ...why, textHash, proof }), (view) => ({ type: terminationAsked.type, subject: view.id }));
  const read = await record.act('employer', 'reads the letter', operator, () => operator.agreements.getTermination({ id: asked.id }));
  if (read.textHash !== textHash) throw new Surprise('the employer reads another letter than was signed');
  return read;
}

/** The agreement has ended, the ledger has cleared the outcome, and no board counts it any more. */
async function free({ record }: Stage, { person, agreementId, watch }: Signed): Promise<Boards> {
  const endedAt = performance.now();
  const look = () => person.agreements.getAgreement({ id: agreementId });
  const { status } = await record.follow('school', 'ends the agreement by it', endedAt, { type: agreementEnded.type, subject: agreementId }, person, look);
  if (status !== 'ended') throw new Surprise(`the agreement is ${status}`);
  await record.follow('ledger', 'clears the outcome', endedAt, { type: ledgerCleared.type, subject: person.me.actor.graduate ?? '' }, person, look);
  return watch.agree(record, endedAt, -1);
}
