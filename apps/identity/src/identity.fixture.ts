import { createHash, randomBytes } from 'node:crypto';
import { cohortKeyIssued, completeCreditCode, completeIdNumber, completeOrganisationCode, graduateCorrected, graduateRegistered, identityApi, type Actor, type End, type OutputOf, type Person } from '@netsign/contracts';
import { createClient, type Client } from '@netsign/api-client';
import { idMatch, seal } from '@netsign/platform';
import { envelopeOf, ministryActor, platformKey, provinceActor, schoolActor, testService, uuidOf, type TestService } from '@netsign/testing';
import { REPLICAS } from './groups.js';
import { identityService } from './identity.service.js';
import { startOutside, type Outside } from './outside.fixture.js';
import { realmOf } from './sign-in/realm.js';

export const YEAR = 2027;
export const ministry = ministryActor();
export const zhejiang = provinceActor('33');
export const hubei = provinceActor('42');
export const yuezhou = schoolActor({ school: '99331', province: '33' });
export const dongou = schoolActor({ school: '99332', province: '33' });

/** Invented: the county does not exist. `serial` tells people apart. */
export const idNumber = (serial: number): string => completeIdNumber(`33999920050101${String(serial).padStart(3, '0')}`);
export const GAO = { name: '高岭之', idNumber: idNumber(1) };
/** Invented: 9XYX never begins an organisation code that is given out. */
export const creditCode = (serial: number): string => completeCreditCode(`91330108${completeOrganisationCode(`9XYX${String(serial).padStart(4, '0')}`)}`);
export const EMPLOYER = creditCode(1);

export interface Identity extends TestService {
  readonly outside: Outside;
  readonly client: (actor: Actor | { role: 'gateway' }) => Client<typeof identityApi>;
  /** Signs somebody in through CAS as the gateway would. */
  signIn(end: End, user: string, attributes: Record<string, string>): Promise<OutputOf<typeof identityApi.signIn>>;
  /** Tells of a graduate as national-sync would. */
  tellOf(graduate: Partial<Told> & { person: Pick<Person, 'name' | 'idNumber'> }): Promise<string>;
  /** Empties the database but for the root of the tree: quicker than another service for each test. */
  reset(): Promise<void>;
}

interface Told { name: string; version: number; year: number; school: string; department: string; province: string }

const person = (own: Pick<Person, 'name' | 'idNumber'>): Person => ({
  sex: '1', nationality: '01', politicalStatus: '13', studentNo: '1', examineeNo: '1', homeRegion: '339999', homeRegionName: '', urbanRural: '1', majorName: '软件工程', majorDirection: '',
  major: '080902', className: '', enrolledOn: '2023-09-01', graduatesOn: '2027-06-30', studyForm: '1', trainingUnit: '', ...own,
});

/** A running identity service with the outside world beside it; answers are held against the contract. */
export async function startIdentity(config: Parameters<typeof testService>[1] = {}): Promise<Identity> {
  const outside = await startOutside();
  const service = await testService(identityService, { ...config, config: { sandboxUrl: outside.url, ...config.config } });
  const client = (actor: Actor | { role: 'gateway' }) => createClient(identityApi, service.as(actor), { check: true });
  const cohortKeys = new Map<string, Buffer>();
  const keyOf = async (cohort: string): Promise<Buffer> => {
    const known = cohortKeys.get(cohort);
    if (known) return known;
    const key = randomBytes(32);
    cohortKeys.set(cohort, key);
    await service.deliver(REPLICAS, [envelopeOf(cohortKeyIssued, { cohort, version: 1, wrapped: seal(key.toString('base64'), platformKey) }, { subject: cohort, key: cohort, version: 1 })]);
    return key;
  };
  return {
    ...service, outside, client,
    signIn: (end, user, attributes) => {
      const address = `http://localhost:8080/api/${end}/cas?to=%2F${end}%2F`;
      return client({ role: 'gateway' }).signIn({ end, ticket: outside.ticket(realmOf[end], user, attributes, address), service: address, device: 'spec' });
    },
    tellOf: async ({ name = 'gao', version = 1, year = YEAR, school = '99331', department = `${school}-01`, province = '33', person: own }) => {
      const cohort = `${year}-${school}`;
      const graduateId = uuidOf(`${name} ${year}`);
      const data = { graduateId, version, year, cohort, department, school, province, educationLevel: '31', trainingMode: '1', eligible: true, idMatch: idMatch(own.idNumber, platformKey), person: seal(JSON.stringify(person(own)), await keyOf(cohort)) };
      await service.deliver(REPLICAS, [envelopeOf<typeof graduateRegistered>(version === 1 ? graduateRegistered : graduateCorrected, data, { subject: graduateId, key: graduateId, version })]);
      return graduateId;
    },
    reset: async () => {
      await service.database.query(`truncate counted_paper, event_log, idempotency, burnt_proof, inbox, employer, employer_operator, account, session, one_time_code, confirmation, message, graduate_replica, cohort_key_replica`);
      await service.database.query(`delete from organisation where kind <> 'ministry'`);
      cohortKeys.clear();
      outside.messages.length = 0;
    },
    close: async () => { await service.close(); await outside.stop(); },
  };
}

/** Two provinces, three schools, one of them with two 院系. */
export async function registerTree({ client }: Identity): Promise<void> {
  await client(ministry).registerOrganisations({ items: [
    { code: '33', name: '浙江省', parent: '00' }, { code: '42', name: '湖北省', parent: '00' },
    { code: '99331', name: '越州理工大学', parent: '33', contact: '越州理工大学就业指导中心' }, { code: '99332', name: '东瓯海洋职业学院', parent: '33' }, { code: '99421', name: '江夏星湖大学', parent: '42' },
  ] });
  await client(yuezhou).registerOrganisations({ items: [{ code: '99331-01', name: '计算机学院', parent: '99331' }, { code: '99331-02', name: '机械工程学院', parent: '99331' }] });
}

/** The province has chosen and opened the school for a year. */
export async function openSchool({ client }: Identity, code = '99331', year = YEAR): Promise<void> {
  await client(zhejiang).choosePartyMode({ year, mode: 'two_party' }).catch((error: { code?: string }) => { if (error.code !== 'SETTING_UNCHANGED') throw error; });
  await client(zhejiang).openSchool({ code, year });
}

export const operator = { account: 'e01', name: '闻人渡', phone: '19900008001' };
export const authorisation = { source: '新职业网', fileDigest: createHash('sha256').update('authorisation').digest('hex'), approvedOn: '2026-03-01', validUntil: '2027-12-31' };
export const employerItem = { creditCode: EMPLOYER, name: '杭州云苇软件有限公司', nature: '39', industry: '34', region: '330108', address: '杭州市滨江区虚拟路1号', operator, authorisation };

/** What a refused call says; fails when it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; fields: { at: string; code: string }[]; details: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    const { code, fields = [], details = {} } = error as { code?: string; fields?: { at: string; code: string }[]; details?: Record<string, unknown> };
    if (code === undefined) throw error;
    return { code, fields: fields.map(field => ({ at: field.at, code: field.code })), details };
  }
  throw new Error('it was not refused');
}
export const codeOf = async (call: Promise<unknown>): Promise<string> => (await refusal(call)).code;
