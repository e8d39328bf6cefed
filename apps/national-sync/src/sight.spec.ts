import { Database, many } from '@netsign/platform';
import { graduateActor, type TestService } from '@netsign/testing';
import { LEDGER } from './ledger/ledger.consumer.js';
import { actors, caseOf, clientOf, graduatesOf, importRoster, place, startService, uploadRoster, workbookOf, year } from './national-sync.fixture.js';

describe('the database', () => {
  let service: TestService;
  let database: Database;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    service = await startService();
    database = service.app.get(Database);
    await importRoster(service, graduatesOf('99331', 12));
    await importRoster(service, graduatesOf('99332', 12), actors.otherSchool);
    const firsts = await service.database.query<{ school: string; graduate_id: string; department: string }>('select distinct on (school) school, graduate_id, department from graduate order by school, department, student_no');
    for (const row of firsts) {
      ids[row.school] = row.graduate_id;
      const a = caseOf(row.school, 'agreement', row.school, { department: row.department, school: row.school, province: '33' });
      await service.deliver(LEDGER, [a.certified()].map(event => ({ ...event, data: { ...(event.data as object), graduateId: row.graduate_id } })), 'agreements');
    }
  });
  afterAll(() => service.close());

  /** What a query without any scope of the application gives each actor. */
  const seen = async (actor: Parameters<Database['read']>[0], table: string, column: string): Promise<unknown[]> => {
    const { rows } = await database.read(actor, { rows: many<{ value: unknown }>(`select distinct ${column} as value from ${table} order by 1`) });
    return rows.map(({ value }) => value);
  };

  it.each(['graduate', 'ledger', 'event_log', 'case_position'])('shows each actor only own rows of %s, even without a scope', async table => {
    const both = ['99331', '99332'];
    expect(await seen(actors.school, table, 'school')).toEqual(['99331']);
    expect(await seen(actors.otherSchool, table, 'school')).toEqual(['99332']);
    expect(await seen(actors.department, table, 'department')).toEqual(['99331-01']);
    expect(await seen(actors.province, table, 'school')).toEqual(both);
    expect(await seen(actors.ministry, table, 'school')).toEqual(both);
    expect(await seen(actors.otherProvince, table, 'school')).toEqual([]);
    if (table === 'case_position') return;
    const own = graduateActor(ids['99331'], place);
    expect(await seen(own, table, table === 'event_log' ? 'graduate' : 'graduate_id')).toEqual([ids['99331']]);
    expect(await seen({ ...actors.ministry, role: 'employer', employer: 'X' }, table, 'school')).toEqual([]);
  });

  it('shows each tier its own counts and those below', async () => {
    expect(await seen(actors.department, 'board_count', 'code')).toEqual(['99331-01']);
    const own = await seen(actors.school, 'board_count', 'code');
    expect(own).toContain('99331');
    expect(own.every(code => String(code).startsWith('99331'))).toBe(true);
    expect(await seen(actors.province, 'board_count', 'level')).toEqual(['department', 'province', 'school']);
    expect(await seen(actors.otherProvince, 'board_count', 'code')).toEqual([]);
    expect(await seen(actors.ministry, 'board_count', 'level')).toEqual(['department', 'ministry', 'province', 'school']);
  });

  it('shows uploads and cohorts to their school alone', async () => {
    for (const table of ['roster_upload', 'cohort']) {
      expect(await seen(actors.school, table, 'school')).toEqual(['99331']);
      for (const actor of [actors.department, actors.province, actors.ministry]) expect(await seen(actor, table, 'school')).toEqual([]);
    }
  });

  it('gives requests nothing of answers and the inbox', async () => {
    for (const table of ['ledger_answer', 'inbox', 'parked_event']) {
      await expect(database.read(actors.ministry, { rows: many(`select * from ${table}`) })).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('lets no school write another’s graduates, counts or log', async () => {
    const attempt = (text: string) => database.transact('request', trip => trip.send([
      ...['begin', `select set_config('app.role', 'school', true), set_config('app.school', '99332', true), set_config('app.province', '33', true)`, text, 'rollback'].map((sql, at) => ({ name: `attempt ${at} ${text}`.slice(0, 60), text: sql, values: [] })),
    ]));
    const changed = await attempt(`with hit as (update graduate set eligible = true where school = '99331' returning 1) select count(*)::int as n from hit`);
    expect(changed[2].rows).toEqual([{ n: 0 }]);
    await expect(attempt(`insert into case_position (graduate_id, case_id, kind, version, status, year, department, school, province, since) values (gen_random_uuid(), gen_random_uuid(), 'agreement', 1, 'in_force', 2027, '99332-01', '99332', '33', now())`)).rejects.toMatchObject({ code: '42501' });
    await expect(attempt(`insert into board_count (year, level, code, measure, n) values (2027, 'ministry', '00', 'roster', 1)`)).rejects.toMatchObject({ code: '42501' });
    await expect(attempt(`insert into cohort values ('2027-99421', 1, '', 2027, '99421', '{}')`)).rejects.toMatchObject({ code: '42501' });
  });

  it('counts for a school only its own 院系, and for nobody else anything', async () => {
    const before = await service.database.query('select * from board_count order by year, level, code, measure');
    const call = (role: string, school: string) => database.transact('request', trip => trip.send([
      { name: 'count begin', text: 'begin', values: [] },
      { name: 'count actor', text: `select set_config('app.role', $1, true), set_config('app.school', $2, true), set_config('app.province', '33', true)`, values: [role, school] },
      { name: 'count call', text: `select count_roster(2027, array['99331-01'], array[5], array[5])`, values: [] },
      { name: 'count commit', text: 'commit', values: [] },
    ]));
    await call('school', '99332');
    await call('province', '99331');
    expect(await service.database.query('select * from board_count order by year, level, code, measure')).toEqual(before);
  });

  it('lets a reviewer of one school open no list, upload or board of another', async () => {
    const stranger = clientOf(service, actors.otherSchool);
    expect((await stranger.listGraduates({ year, limit: 200 })).items).toHaveLength(12);
    await expect(stranger.board({ year, code: '99331' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { id } = await uploadRoster(service, await workbookOf(graduatesOf('99331', 2)));
    await expect(stranger.confirmRoster({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
