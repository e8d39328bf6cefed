import { randomBytes } from 'node:crypto';
import {
  cohortKeyIssued, cohortOpened, completeCreditCode, completeIdNumber, employerVerified, graduateRegistered, ledgerRecorded, noTerminationRules, organisationRegistered, type Actor, type Employer, type InvitationView, type Organisation, type Person, type TermsDraft,
} from '@netsign/contracts';
import { agreementsClient } from '@netsign/api-client';
import { idMatch, seal } from '@netsign/platform';
import { departmentActor, employerActor, envelopeOf, graduateActor, platformKey, proofOf, schoolActor, testService, uuidOf, type Place, type TestService } from '@netsign/testing';
import { agreementsService } from './agreements.service.js';
import { LEDGER, REPLICAS } from './groups.js';

/** A small world for specs: one province, two schools, one 院系 each, two employers, graduates as they are asked for. */
export const year = 2027;
export const place: Place = { department: '99331-01', school: '99331', province: '33' };
export const otherPlace: Place = { department: '99332-01', school: '99332', province: '33' };
export const employerCode = completeCreditCode('91330100MA0000001');
export const otherEmployerCode = completeCreditCode('91330100MA0000002');
const cohort = (school: string) => `${year}-${school}`;

export const terms: TermsDraft = {
  position: '软件工程师', positionCategory: '13', region: '330106', workPlace: '杭州市西湖区', reportBy: '2027-07-15', contractMonths: 36, probationMonths: 3, monthlyPay: 14_000, probationPay: 11_200,
  insurance: '五险一金', housing: '', benefits: '', employerPenalty: 5000, graduatePenalty: 5000, releaseGrounds: ['further_study'], acceptsArchive: true, archiveReceiver: '', acceptsHousehold: false,
  householdAddress: '', contactName: '甲联络', contactPhone: '0571-00000000', supplement: '',
};

const organisation = (over: Partial<Organisation> & Pick<Organisation, 'code' | 'kind' | 'name'>): Organisation => ({
  parent: null, province: null, school: null, version: 1, partyModes: {}, openedYears: [], openCohorts: [], departmentReview: true, reviewDays: 3, terminationRules: noTerminationRules, contact: '', ...over,
});
const schoolState = (at: Place, over: Partial<Organisation> = {}): Organisation =>
  organisation({ code: at.school, kind: 'school', name: `样例学校${at.school}`, parent: at.province, province: at.province, school: at.school, openedYears: [year], openCohorts: [year], ...over });
const employerState = (creditCode: string, over: Partial<Employer> = {}): Employer =>
  ({ creditCode, name: `样例单位${creditCode.slice(-2)}`, nature: '39', industry: '34', region: '330106', address: '样例路 1 号', status: 'verified', authorisedUntil: '2030-12-31', version: 1, ...over });

export interface Named { readonly graduate: string; readonly idNumber: string; readonly name: string; readonly place: Place }

/** The service with its world, and short ways to bring a case where a spec wants it. */
export class World {
  private people = 0;
  private readonly key = randomBytes(32);
  private readonly versions = new Map<string, number>();

  private constructor(readonly service: TestService) {}

  /** With `brokers` its events go to Kafka and the ledger's come from there; what others publish is delivered all the same. */
  static async open(brokers?: string[]): Promise<World> {
    const world = new World(await testService(agreementsService, brokers ? { kafka: true, config: { kafkaBrokers: brokers } } : {}));
    await world.organisation({ ...organisation({ code: '33', kind: 'province', name: '样例省', province: '33', partyModes: { [year]: { mode: 'two_party', template: 1 } } }) });
    for (const at of [place, otherPlace]) {
      await world.organisation(schoolState(at));
      await world.organisation(organisation({ code: at.department, kind: 'department', name: '样例学院', parent: at.school, province: at.province, school: at.school }));
      await world.deliver(envelopeOf(cohortKeyIssued, { cohort: cohort(at.school), version: 1, wrapped: seal(world.key.toString('base64'), platformKey) }, { subject: cohort(at.school), key: cohort(at.school), version: 1 }));
    }
    for (const code of [employerCode, otherEmployerCode]) await world.employer(code);
    return world;
  }

  private deliver(...events: Parameters<TestService['deliver']>[1][number][]) { return this.service.deliver(REPLICAS, events); }
  private next(key: string): number { const version = (this.versions.get(key) ?? 0) + 1; this.versions.set(key, version); return version; }

  organisation(state: Organisation) {
    const version = this.next(state.code);
    return this.deliver(envelopeOf(state.openCohorts.length > 0 ? cohortOpened : organisationRegistered, { ...state, version }, { subject: state.code, key: state.code, version }));
  }
  school(over: Partial<Organisation>, at = place) { return this.organisation(schoolState(at, over)); }
  employer(code = employerCode, over: Partial<Employer> = {}) {
    const version = this.next(code);
    return this.deliver(envelopeOf(employerVerified, employerState(code, { ...over, version }), { subject: code, key: code, version }));
  }

  /** Registers graduates; one message for all of them. */
  async graduates(count: number, at = place, over: { eligible?: boolean; trainingMode?: string } = {}): Promise<Named[]> {
    const named = Array.from({ length: count }, (): Named => {
      const serial = ++this.people;
      return { graduate: uuidOf(`graduate ${serial}`), idNumber: completeIdNumber(`33010620050101${String(serial % 1000).padStart(3, '0')}`), name: `样例生${String.fromCodePoint(0x4e00 + serial)}`, place: at };
    });
    await this.deliver(...named.map(one => this.registered(one, over)));
    return named;
  }
  async graduate(at = place, over: { eligible?: boolean; trainingMode?: string } = {}): Promise<Named> { return (await this.graduates(1, at, over))[0]; }

  registered(one: Named, over: { eligible?: boolean; trainingMode?: string } = {}) {
    const person: Person = {
      name: one.name, idNumber: one.idNumber, sex: '1', nationality: '01', politicalStatus: '03', studentNo: 'S1', examineeNo: 'K1', homeRegion: '330106', homeRegionName: '杭州市', urbanRural: '城镇', majorName: '软件工程',
      majorDirection: '', major: '080902', className: '一班', enrolledOn: '2023-09', graduatesOn: '2027-06-30', studyForm: '全日制', trainingUnit: '',
    };
    const version = this.next(one.graduate);
    return envelopeOf(graduateRegistered, {
      graduateId: one.graduate, version, year, cohort: cohort(one.place.school), ...one.place, educationLevel: '31', trainingMode: '1', eligible: true, ...over,
      idMatch: idMatch(one.idNumber, platformKey), person: seal(JSON.stringify(person), this.key),
    }, { subject: one.graduate, key: one.graduate, version });
  }
  correct(one: Named, over: { eligible?: boolean; trainingMode?: string }) { return this.deliver(this.registered(one, over)); }

  as(actor: Actor | { role: 'gateway' }) { return agreementsClient(this.service.as(actor)); }
  employerClient(code = employerCode) { return this.as(employerActor(code)); }
  graduateOf(one: Named) { return graduateActor(one.graduate, one.place); }

  draft(one: Named, code = employerCode) { return this.employerClient(code).draft({ school: one.place.school, name: one.name, idNumber: one.idNumber, year }); }
  async filled(one: Named, code = employerCode, more: TermsDraft = {}): Promise<InvitationView> {
    const { id } = await this.draft(one, code);
    return this.employerClient(code).save({ id, terms: { ...terms, ...more } });
  }
  sendProof(view: InvitationView, code = employerCode) { return proofOf(employerActor(code), { endpoint: 'agreements.send', caseId: view.id, caseVersion: view.version, textHash: view.textHash }); }
  acceptProof(view: InvitationView, one: Named) { return proofOf(this.graduateOf(one), { endpoint: 'agreements.accept', caseId: view.id, caseVersion: view.version, textHash: view.textHash }); }

  async offered(one: Named, code = employerCode): Promise<InvitationView> {
    const view = await this.filled(one, code);
    return this.employerClient(code).send({ id: view.id, textHash: view.textHash, proof: this.sendProof(view, code) });
  }
  accept(view: InvitationView, one: Named, key?: string) {
    return this.as(this.graduateOf(one)).accept({ id: view.id, textHash: view.textHash, proof: this.acceptProof(view, one) }, key === undefined ? {} : { idempotencyKey: key });
  }
  async inReview(one: Named, code = employerCode): Promise<InvitationView> { return this.accept(await this.offered(one, code), one); }
  async withSchool(one: Named, code = employerCode): Promise<InvitationView> {
    const view = await this.inReview(one, code);
    return view.status === 'school_review' ? view : this.as(departmentActor(one.place)).pass({ id: view.id });
  }
  async certified(one: Named, code = employerCode): Promise<InvitationView> { return this.as(schoolActor(one.place)).certify({ id: (await this.withSchool(one, code)).id }); }

  /** Records certified agreements as the ledger would, in one message. */
  async recorded(...certified: readonly InvitationView[]): Promise<void> {
    await this.service.deliver(LEDGER, certified.map(({ agreementId, year: ofYear }) => envelopeOf(ledgerRecorded, {
      graduateId: uuidOf(`ledger ${agreementId}`), year: ofYear, ...place, caseId: agreementId!, caseVersion: 1, owner: 'agreements', outcome: '10', sequence: 1,
    }, { subject: agreementId!, key: agreementId!, version: 1 })));
  }
  /** An agreement in force; returns its id. */
  async inForce(one: Named, code = employerCode): Promise<string> {
    const view = await this.certified(one, code);
    await this.recorded(view);
    return view.agreementId!;
  }

  /** Moves this database's clock to so many milliseconds from real time, and wakes the jobs. */
  async clock(offsetMs: number): Promise<void> { await this.service.database.query('update clock set offset_ms = $1', [offsetMs]); }
  close() { return this.service.close(); }
}
