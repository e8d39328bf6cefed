import { completeIdNumber, CohortKey, Graduate, Person, type Envelope, type FindingKind } from '@netsign/contracts';
import { ApiProblem, settledRoster } from '@netsign/api-client';
import { unseal } from '@netsign/platform';
import { graduateActor, platformKey, type TestService } from '@netsign/testing';
import ExcelJS from 'exceljs';
import type { DemoGraduate } from '../../../../scripts/demo/people.js';
import { actors, clientOf, confirmRoster, filesOf, graduatesOf, importRoster, organisationEvents, place, resultTables, rowsOf, school, startService, until, uploadRoster, workbookOf, world, year } from '../national-sync.fixture.js';
import { REPLICAS } from '../replicas/organisation.replica.js';
import { openCohortKey } from './roster.import.js';

const people = graduatesOf('99331', 40);
const withChange = (at: number, change: Partial<DemoGraduate>): DemoGraduate[] => people.map((graduate, index) => (index === at ? { ...graduate, ...change } : graduate));
const ofType = (events: readonly Envelope[], type: string) => events.filter(event => event.type === type);

describe('the import of a roster', () => {
  let service: TestService;
  const client = () => clientOf(service, actors.school);
  const upload = async (graduates: readonly DemoGraduate[], actor = actors.school) => uploadRoster(service, await workbookOf(graduates), actor);
  const confirm = (id: string, actor = actors.school) => confirmRoster(service, id, actor);
  const findings = async (id: string, kind: FindingKind) => (await client().listRosterFindings({ id, kind, limit: 200 })).items;
  beforeEach(async () => { service = await startService(); });
  afterEach(() => service.close());

  it('shows first what it would do, and changes nothing', async () => {
    const preview = await uploadRoster(service, await workbookOf(people), actors.school, '生源.xlsx');
    expect(preview).toMatchObject({ status: 'checked', rows: 40, added: 40, changed: 0, unchanged: 0, missing: 0, problemCount: 0, departmentsToCreate: [], fileName: '生源.xlsx', importedAt: null });
    expect(await client().getRoster({ id: preview.id })).toEqual(preview);
    expect((await client().listGraduates({ year })).items).toEqual([]);
    expect(await service.emitted()).toEqual([]);
  });

  it('registers every graduate, sealed under a key of the cohort that the platform key opens', async () => {
    const done = await importRoster(service, people);
    expect(done).toMatchObject({ status: 'imported', added: 40 });
    const events = await service.emitted();
    const [key] = ofType(events, 'cohort-key.issued.v1');
    const registered = ofType(events, 'graduate.registered.v1').map(event => Graduate.parse(event.data));
    expect(events[0]).toBe(key);
    expect(registered).toHaveLength(40);
    const cohortKey = openCohortKey(CohortKey.parse(key.data).wrapped, platformKey);
    const opened = registered.map(({ person }) => Person.parse(JSON.parse(unseal(person, cohortKey))));
    expect(opened.map(({ idNumber }) => idNumber).sort()).toEqual(people.map(({ idNumber }) => idNumber).sort());
    expect(registered[0]).toMatchObject({ version: 1, year, cohort: `${year}-99331`, school: '99331', province: '33' });
    const sent = JSON.stringify(events);
    for (const { name, idNumber, phone } of people) for (const secret of [name, idNumber, phone]) expect(sent).not.toContain(secret);
    expect(await service.database.query(`select tablename from pg_tables where schemaname = 'stage'`)).toEqual([]);
    await until('the workbook is forgotten', () => filesOf(service).length === 0);
  });

  it('changes nothing when the same file comes again', async () => {
    await importRoster(service, people);
    const before = await rowsOf(service.database, [...resultTables, 'event_log']);
    const again = await upload(people);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 40, missing: 0 });
    expect((await confirm(again.id)).status).toBe('imported');
    expect(await rowsOf(service.database, [...resultTables, 'event_log'])).toEqual(before);
  });

  it('corrects a record under its old id, found by 考生号 or else by 证件号', async () => {
    await importRoster(service, people);
    const renumbered = withChange(1, { examineeNo: '23339993319999' });
    const corrected = renumbered.map((graduate, at) => (at === 0 ? { ...graduate, className: '软件 9 班', trainingMode: '21' } : graduate));
    const preview = await upload(corrected);
    expect(preview).toMatchObject({ added: 0, changed: 2, unchanged: 38, missing: 0 });
    await confirm(preview.id);
    const facts = ofType(await service.emitted(), 'graduate.corrected.v1').map(event => event.data as Graduate);
    expect(facts.map(({ version }) => version)).toEqual([2, 2]);
    const rows = await service.database.query(`select graduate_id, version, eligible, person->>'className' as class_name from graduate where version = 2 order by eligible`);
    expect(rows.map(row => row.graduate_id).sort()).toEqual(facts.map(({ graduateId }) => graduateId).sort());
    expect(rows[0]).toMatchObject({ eligible: false, class_name: '软件 9 班' });
    const history = await service.database.query('select count(*)::int as n, count(distinct version)::int as versions from event_log where subject = $1', [facts[0].graduateId]);
    expect(history).toEqual([{ n: 2, versions: 2 }]);
  });

  it('lists who is missing and removes nobody', async () => {
    await importRoster(service, people);
    const preview = await upload(people.slice(3));
    expect(preview).toMatchObject({ unchanged: 37, missing: 3 });
    await confirm(preview.id);
    expect(await service.database.query('select count(*)::int as n from graduate')).toEqual([{ n: 40 }]);
  });

  const spare = completeIdNumber('33999920050101990');
  it.each([
    ['考生号 and 证件号 find two graduates', () => withChange(0, { idNumber: people[1].idNumber, sex: people[1].sex }).filter((_graduate, at) => at !== 1)],
    ['name and 证件号 both differ from the record', () => withChange(0, { name: '赵示例', idNumber: spare, sex: '2' })],
    ['two rows find one graduate', () => [...withChange(0, { idNumber: spare, sex: '2' }), { ...people[0], examineeNo: '23339993318888' }]],
  ])('calls it no correction when %s', async (_name, rows) => {
    await importRoster(service, people);
    const preview = await upload(rows());
    expect(preview).toMatchObject({ status: 'has_problems', problemCount: 1 });
    expect(await findings(preview.id, 'problem')).toMatchObject([{ code: 'ROSTER_KEYS_DISAGREE', column: '考生号' }]);
    await expect(client().confirmRoster({ id: preview.id })).rejects.toMatchObject({ code: 'ROSTER_HAS_PROBLEMS' });
  });

  it('takes a corrected 证件号 of the same name as a correction', async () => {
    await importRoster(service, people);
    const preview = await upload(withChange(0, { idNumber: spare, sex: '2' }));
    expect(preview).toMatchObject({ status: 'checked', changed: 1 });
  });

  it('refuses a preview that the cohort has left behind', async () => {
    const [first, second] = [await upload(people), await upload(people.slice(1))];
    await confirm(first.id);
    await expect(client().confirmRoster({ id: second.id })).rejects.toMatchObject({ code: 'ROSTER_OUTDATED' });
    await expect(client().confirmRoster({ id: first.id })).rejects.toMatchObject({ code: 'ROSTER_ALREADY_CONFIRMED' });
  });

  it('lets one of two first imports win, and answers a double click once', async () => {
    const previews = [await upload(people), await upload(people.slice(1))];
    const race = await Promise.allSettled(previews.map(({ id }) => confirm(id)));
    const done = await Promise.all(previews.map(({ id }) => client().getRoster({ id })));
    expect(done.map(({ status }) => status).filter(status => status === 'imported')).toHaveLength(1);
    const loser = race.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
    expect([loser?.reason instanceof ApiProblem ? loser.reason.code : done.find(({ status }) => status === 'stopped')?.code]).toEqual([expect.stringMatching(/^ROSTER_(OUTDATED|IMPORT_RUNNING)$/)]);
    const winner = done.find(({ status }) => status === 'imported')!;
    const other = clientOf(service, actors.otherSchool);
    const preview = await upload(graduatesOf('99332', 5), actors.otherSchool);
    const idempotencyKey = 'click-0001';
    const clicks = await Promise.all([1, 2].map(() => other.confirmRoster({ id: preview.id }, { idempotencyKey })));
    expect(clicks[0].id).toEqual(clicks[1].id);
    await settledRoster(other, preview.id);
    expect(ofType(await service.emitted(), 'graduate.registered.v1')).toHaveLength(winner.added + 5);
  });

  it('waits for a 院系 that the tree does not know, and goes on when it does', async () => {
    const preview = await upload(withChange(0, { department: '新设学院' }));
    expect(preview).toMatchObject({ status: 'checked', departmentsToCreate: ['新设学院'] });
    await expect(client().confirmRoster({ id: preview.id })).rejects.toMatchObject({ code: 'ROSTER_DEPARTMENT_UNKNOWN', details: { departments: ['新设学院'] } });
    await service.deliver(REPLICAS, organisationEvents({ code: '99331-09', name: '新设学院', version: 1 }, ({ code }) => code === '99331-01'));
    expect((await client().getRoster({ id: preview.id })).departmentsToCreate).toEqual([]);
    expect((await confirm(preview.id)).status).toBe('imported');
  });

  it.each([
    ['is none', async () => Buffer.from('姓名,证件号\n'), 'WORKBOOK_NOT_XLSX'],
    ['is empty', async () => Buffer.from(await sheetOf(sheet => { sheet.addRow([]); })), 'WORKBOOK_EMPTY'],
    ['has not the columns', async () => Buffer.from(await sheetOf(sheet => { sheet.addRow(['学号', '姓名', '性别', '专业名称', '班级']); sheet.addRow(['1', '张三', '男', '英语', '1']); })), 'ROSTER_COLUMN_MISSING'],
  ])('refuses a workbook that %s', async (_name, bytes, code) => {
    const refused = await uploadRoster(service, await bytes());
    expect(refused).toMatchObject({ status: 'refused', code, rows: 0, progress: null });
    expect(await service.database.query(`select tablename from pg_tables where schemaname = 'stage'`)).toEqual([]);
    await expect(client().confirmRoster({ id: refused.id })).rejects.toMatchObject({ code: 'ROSTER_NOT_CHECKED' });
  });

  it('points at each bad cell, masks numbers, and imports nothing of such a file', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await workbookOf(people.slice(0, 3))) as unknown as ArrayBuffer);
    const sheet = book.worksheets[0];
    sheet.getRow(2).getCell(2).value = { formula: 'A1' };
    sheet.getRow(3).getCell(18).value = people[1].idNumber.replace(/.$/, last => (last === '1' ? '2' : '1'));
    const preview = await uploadRoster(service, Buffer.from(await book.xlsx.writeBuffer()));
    expect(preview).toMatchObject({ status: 'has_problems', rows: 3, added: 1, problemCount: 2, marked: true });
    const problems = await findings(preview.id, 'problem');
    expect(problems).toMatchObject([{ row: 2, column: '姓名', code: 'WORKBOOK_FORMULA' }, { row: 3, column: '证件号', code: 'ID_NUMBER_CHECK_DIGIT' }]);
    expect(JSON.stringify(problems)).not.toContain(people[1].idNumber.slice(3, 15));
    await expect(client().confirmRoster({ id: preview.id })).rejects.toMatchObject({ code: 'ROSTER_HAS_PROBLEMS' });
  });

  it('shows another school nothing of it', async () => {
    const preview = await upload(people);
    const stranger = clientOf(service, actors.otherSchool);
    await expect(stranger.getRoster({ id: preview.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.confirmRoster({ id: preview.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await stranger.listRosters({})).items).toEqual([]);
    expect((await client().getRoster({ id: preview.id })).status).toBe('checked');
  });

  it('is no act of 院系 or province', async () => {
    for (const actor of [actors.department, actors.province, actors.ministry]) {
      await expect(clientOf(service, actor).beginRoster({ year, fileName: 'x.xlsx', bytes: 10 })).rejects.toMatchObject({ code: 'ROLE_MAY_NOT' });
    }
  });

  it('takes a large school, portion by portion', async () => {
    const many = Array.from({ length: 2 }, (_none, round) => graduatesOf('99331', 640).map((graduate, at): DemoGraduate => ({
      ...graduate, examineeNo: `233399331${round}${String(at).padStart(4, '0')}`, studentNo: `${graduate.studentNo}${round}`, name: '测试', idNumber: numbered(round, at), sex: '1',
    }))).flat();
    const bytes = await workbookOf(many);
    const preview = await uploadRoster(service, bytes);
    expect(preview).toMatchObject({ status: 'checked', added: 1280 });
    expect(await confirm(preview.id)).toMatchObject({ status: 'imported', imported: 1280, importedRow: 1281 });
    expect(await service.database.query('select count(*)::int as n from event_log')).toEqual([{ n: 1281 }]);
  }, 60_000);
});

describe('the list of graduates', () => {
  let service: TestService;
  beforeAll(async () => { service = await startService(); await importRoster(service, people); });
  afterAll(() => service.close());

  it('goes by 学号 in pages, with masked numbers and the names of the tree', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await clientOf(service, actors.school).listGraduates({ year, limit: 15, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ studentNo }) => studentNo));
      expect(page.items.every(row => row.idMasked.includes('**********') && row.department.endsWith('学院'))).toBe(true);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual(people.map(({ studentNo }) => studentNo).sort());
  });

  it('finds by the beginning of a name, and by eligibility', async () => {
    const [wanted] = people as [DemoGraduate];
    const found = await clientOf(service, actors.ministry).listGraduates({ year, search: wanted.name });
    expect(found.items.map(({ name }) => name)).toEqual(people.filter(({ name }) => name.startsWith(wanted.name)).map(({ name }) => name));
    expect((await clientOf(service, actors.school).listGraduates({ year, search: '%' })).items).toEqual([]);
    const able = await clientOf(service, actors.school).listGraduates({ year, eligible: 'false', limit: 200 });
    expect(able.items).toHaveLength(people.filter(({ trainingMode }) => ['21', '41'].includes(trainingMode)).length);
  });

  it('shows each tier its own', async () => {
    const count = async (actor: Parameters<typeof clientOf>[1]) => (await clientOf(service, actor).listGraduates({ year, limit: 200 })).items.length;
    const inDepartment = (code: string) => people.filter(({ departmentCode }) => departmentCode === code).length;
    expect(await count(actors.department)).toBe(inDepartment('99331-01'));
    expect(await count(actors.otherDepartment)).toBe(inDepartment('99331-02'));
    expect(await count(actors.province)).toBe(40);
    expect(await count(actors.otherProvince)).toBe(0);
    expect(await count(actors.otherSchool)).toBe(0);
  });

  it('gives a graduate the own record before it is confirmed, and nobody else’s', async () => {
    const [{ graduate_id: id, name }] = await service.database.query<{ graduate_id: string; name: string }>('select graduate_id, name from graduate limit 1') as [{ graduate_id: string; name: string }];
    const record = await clientOf(service, graduateActor(id, place, false)).myRecord({});
    expect(record).toMatchObject({ id, name, school: world.schools[0].name, version: 1 });
    expect(record.idNumber).toHaveLength(18);
    expect(record.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(['studentNo', 'examineeNo', 'graduatesOn', 'educationLevel', 'trainingMode']));
    await expect(clientOf(service, graduateActor('01900000-0000-7000-8000-000000000000', { ...place, ...school })).myRecord({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

async function sheetOf(fill: (sheet: ExcelJS.Worksheet) => void): Promise<ExcelJS.Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('生源'));
  return book.xlsx.writeBuffer();
}

/** A number of its own for each: birthdays follow each other, the sequence is one that is never given. */
function numbered(round: number, at: number): string {
  const day = new Date(Date.UTC(2003, 0, 1) + at * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  return completeIdNumber(`33999${round}${day}991`);
}
