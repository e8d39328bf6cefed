import type { Actor, Side, TerminationReason, TerminationView } from '@netsign/contracts';
import { departmentActor, employerActor, proofOf, schoolActor } from '@netsign/testing';
import { employerCode, type Named, type World } from '../agreements.fixture.js';

const digest = (name: string) => Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
export const paper = digest('paper');
export const reason = '已考取研究生，经协商申请解约';

/** An agreement in force of one graduate, and short ways to bring its ending where a spec wants it. */
export class Ending {
  private constructor(private readonly world: World, readonly one: Named, readonly agreement: string, private readonly employer: string) {}

  static async of(world: World, one: Named, employer = employerCode): Promise<Ending> { return new Ending(world, one, await world.inForce(one, employer), employer); }

  actor(side: Side): Actor { return side === 'graduate' ? this.world.graduateOf(this.one) : employerActor(this.employer); }
  as(side: Side) { return this.world.as(this.actor(side)); }
  office(name: 'department' | 'school' = 'school', person = 'one') { return this.world.as(name === 'school' ? schoolActor(this.one.place, person) : departmentActor(this.one.place, person)); }
  read(side: Side, { id }: { id: string }) { return this.as(side).getTermination({ id }); }

  /** What a side asks by: the letter it has read, and the proof for it. */
  async letter(side: Side, over: { reasonCode?: TerminationReason; reason?: string; files?: string[] } = {}) {
    const input = { id: this.agreement, reasonCode: side === 'graduate' ? 'further_study' as const : 'post_cancelled' as const, reason, files: [] as string[], ...over };
    const { agreementVersion, textHash } = await this.as(side).terminationLetter(input);
    return { ...input, textHash, proof: proofOf(this.actor(side), { endpoint: 'agreements.askTermination', caseId: this.agreement, caseVersion: agreementVersion, textHash }) };
  }
  async asked(side: Side = 'graduate', over: { files?: string[] } = {}): Promise<TerminationView> { return this.as(side).askTermination(await this.letter(side, over)); }

  proof(by: Actor, endpoint: 'consentTermination' | 'requestForce' | 'force', { id, version }: TerminationView, textHash: string) { return proofOf(by, { endpoint: `agreements.${endpoint}`, caseId: id, caseVersion: version, textHash }); }
  consent(view: TerminationView): Promise<TerminationView> {
    const by: Side = view.askedBy === 'graduate' ? 'employer' : 'graduate';
    return this.as(by).consentTermination({ id: view.id, textHash: view.textHash, proof: this.proof(this.actor(by), 'consentTermination', view, view.textHash) });
  }
  refuse({ id, askedBy }: TerminationView): Promise<TerminationView> { return this.as(askedBy === 'graduate' ? 'employer' : 'graduate').refuseTermination({ id, reasonCode: 'still_wanted', reason: '希望继续履行协议' }); }
  async withSchool(side: Side = 'graduate'): Promise<TerminationView> {
    const view = await this.consent(await this.asked(side));
    return view.status === 'school_review' ? view : this.office('department').passTermination({ id: view.id });
  }
  async terminated(side: Side = 'graduate'): Promise<TerminationView> { return this.office().certifyTermination({ id: (await this.withSchool(side)).id }); }

  forceInput(view: TerminationView, person = 'one') {
    return {
      id: view.id, ground: 'agreed_with_employer' as const, confirmed: true as const, record: '', reason: '单位不答复，经学校与单位协商', files: [paper],
      textHash: view.textHash, proof: this.proof(schoolActor(this.one.place, person), 'requestForce', view, view.textHash),
    };
  }
  requestForce(view: TerminationView, person = 'one'): Promise<TerminationView> { return this.office('school', person).requestForce(this.forceInput(view, person)); }
  force(view: TerminationView, person = 'two'): Promise<TerminationView> {
    const { textHash } = view.force!;
    return this.office('school', person).force({ id: view.id, textHash, proof: this.proof(schoolActor(this.one.place, person), 'force', view, textHash) });
  }
  async forceRequested(): Promise<TerminationView> { return this.requestForce(await this.refuse(await this.asked())); }
}
