import {
  agreementCertified, agreementEnded, agreementInForce, departmentPassed, invitationAccepted, invitationSent, noTerminationRules, organisationRegistered,
  type CaseFact, type Envelope, type EventType, type Organisation,
} from '@netsign/contracts';
import { readdirSync } from 'node:fs';
import { CONFIG, type Config } from '@netsign/platform';
import { nationalSyncClient, sendRoster, settledRoster } from '@netsign/api-client';
import { departmentActor, envelopeOf, ministryActor, provinceActor, schoolActor, testService, uuidOf, type Place, type TestService } from '@netsign/testing';
import { demoWorld, type DemoGraduate } from '../../../scripts/demo/people.js';
import { graduatesWorkbook } from '../../../scripts/demo/roster-workbook.js';
import { nationalSyncService } from './national-sync.service.js';
import { REPLICAS } from './replicas/organisation.replica.js';

/** The demo people, and the tree they belong to: two provinces, four schools. */
export const world = demoWorld();
export const year = world.year;
export const school = { school: '99331', province: '33' };
export const otherSchool = { school: '99332', province: '33' };
export const place: Place = { department: '99331-01', ...school };

export const actors = {
  school: schoolActor(school), otherSchool: schoolActor(otherSchool), department: departmentActor(place), otherDepartment: departmentActor({ department: '99331-02', ...school }),
  province: provinceActor('33'), otherProvince: provinceActor('42'), ministry: ministryActor(),
};

/** The first graduates of a school in the demo world. */
export const graduatesOf = (code: string, count: number): DemoGraduate[] => world.graduates.filter(graduate => graduate.school === code).slice(0, count);
export const workbookOf = (graduates: readonly DemoGraduate[]): Promise<Buffer> => graduatesWorkbook(graduates, year);

const bare = { partyModes: {}, openedYears: [], openCohorts: [], departmentReview: false, reviewDays: 3, terminationRules: noTerminationRules, contact: '' };
const organisations: Organisation[] = [
  ...world.provinces.map(({ code, name }): Organisation => ({ ...bare, code, name, kind: 'province', parent: '00', province: null, school: null, version: 1 })),
  ...world.schools.map(({ code, name, province }): Organisation => ({ ...bare, code, name, kind: 'school', parent: province, province, school: null, version: 1 })),
  ...world.schools.flatMap(({ code: parent, province, departments }) => departments.map(({ code, name }): Organisation => ({ ...bare, code, name, kind: 'department', parent, province, school: parent, version: 1 }))),
];
export const organisationEvents = (change: Partial<Organisation> = {}, only: (organisation: Organisation) => boolean = () => true): Envelope[] =>
  organisations.filter(only).map(organisation => ({ ...organisation, ...change })).map(organisation => envelopeOf(organisationRegistered, organisation, { subject: organisation.code, key: organisation.code, version: organisation.version }));

/** The service with the whole tree in its replica. */
export async function startService(options: Parameters<typeof testService>[1] = {}): Promise<TestService> {
  const service = await testService(nationalSyncService, options);
  if (!options?.kafka) await service.deliver(REPLICAS, organisationEvents());
  return service;
}

export const clientOf = (service: TestService, actor: Parameters<TestService['as']>[0]) => nationalSyncClient(service.as(actor));

/** Uploads as this school and waits for the check. */
export async function uploadRoster(service: TestService, file: Uint8Array, actor = actors.school, fileName = 'roster.xlsx') {
  const client = clientOf(service, actor);
  const { id } = await sendRoster(client, { year, fileName }, file);
  return settledRoster(client, id);
}

/** Confirms as this school and waits for the import. */
export async function confirmRoster(service: TestService, id: string, actor = actors.school) {
  const client = clientOf(service, actor);
  await client.confirmRoster({ id });
  return settledRoster(client, id);
}

/** Uploads and confirms as this school. */
export async function importRoster(service: TestService, graduates: readonly DemoGraduate[], actor = actors.school) {
  const { id } = await uploadRoster(service, await workbookOf(graduates), actor);
  return confirmRoster(service, id, actor);
}

/** What lies in the service's file store, by digest. */
export const filesOf = (service: TestService): string[] =>
  readdirSync(service.app.get<Config>(CONFIG).filesDir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => entry.name);

/** Waits for what comes by itself. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) if (await holds()) return;
  throw new Error(`waited in vain until ${what}`);
}

/** Events of one case, as agreements would send them. `name` names the case, so that specs read as stories. */
export function caseOf(name: string, kind: CaseFact['kind'], graduate: string, where: Place = place) {
  const base = { caseId: uuidOf(`case ${name}`), kind, graduateId: uuidOf(`graduate ${graduate}`), year, ...where, employer: '91330100MA0000001X' };
  const make = (type: EventType, version: number, from: string | null, to: string, more: object = {}) =>
    envelopeOf(type, { ...base, from, to, ...more }, { subject: base.caseId, key: base.graduateId, version });
  return {
    ...base,
    sent: (version = 2) => make(invitationSent, version, 'draft', 'offered', { validUntil: '2027-03-01T00:00:00.000Z' }),
    accepted: (version = 3, to = 'department_review') => make(invitationAccepted, version, 'offered', to),
    passed: (version = 4) => make(departmentPassed, version, 'department_review', 'school_review'),
    certified: (version = 1, outcome = '10') => make(agreementCertified, version, null, 'certified', { invitationId: uuidOf(`invitation ${name}`), outcome }),
    inForce: (version = 2) => make(agreementInForce, version, 'certified', 'in_force', { number: 'X' }),
    ended: (version = 3) => make(agreementEnded, version, 'in_force', 'ended'),
  };
}

/** Every row of these tables, in the order of all their columns: for saying that nothing has changed. */
export async function rowsOf(database: Pick<TestService['database'], 'query'>, tables: readonly string[]): Promise<Record<string, unknown[]>> {
  const found = await Promise.all(tables.map(async table => [table, (await database.query<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)).map(({ row }) => row)] as const));
  return Object.fromEntries(found);
}

export const resultTables = ['graduate', 'ledger', 'ledger_answer', 'case_position', 'board_count'] as const;
