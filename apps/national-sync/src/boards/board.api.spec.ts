import type { BoardView } from '@netsign/contracts';
import { graduateActor, type TestService } from '@netsign/testing';
import { LEDGER } from '../ledger/ledger.consumer.js';
import { actors, caseOf, clientOf, graduatesOf, importRoster, organisationEvents, place, resultTables, rowsOf, startService, world, year } from '../national-sync.fixture.js';
import { REPLICAS } from '../replicas/organisation.replica.js';

const ours = graduatesOf('99331', 30);
const theirs = graduatesOf('99332', 20);
const other = { department: '99331-02', school: '99331', province: '33' };
const far = { department: '99332-01', school: '99332', province: '33' };

describe('the boards', () => {
  let service: TestService;
  const board = (actor: Parameters<typeof clientOf>[1], code?: string): Promise<BoardView> => clientOf(service, actor).board({ year, ...(code !== undefined && { code }) });

  beforeAll(async () => {
    service = await startService();
    await importRoster(service, ours);
    await importRoster(service, theirs, actors.otherSchool);
    const [a, b, c, d, e] = [caseOf('a', 'invitation', 'a'), caseOf('b', 'invitation', 'b', other), caseOf('c', 'invitation', 'c', far), caseOf('d', 'agreement', 'd'), caseOf('e', 'agreement', 'e', far)];
    await service.deliver(LEDGER, [a.sent(), b.sent(), b.accepted(), c.sent(), c.accepted(), c.passed(), d.certified(), e.certified(), e.inForce()]);
  });
  afterAll(() => service.close());

  it('count the roster, what waits, what is in force and what is recorded, at all four tiers', async () => {
    expect(await board(actors.department)).toMatchObject({ level: 'department', code: '99331-01', name: '计算机学院', children: [], difference: 0, counts: { offered: 1, departmentReview: 0, certified: 1, inForce: 0, outcomes: { 10: 1 } } });
    expect((await board(actors.school)).counts).toEqual({ roster: 30, eligible: ours.filter(({ trainingMode }) => !['21', '41'].includes(trainingMode)).length, offered: 1, departmentReview: 1, schoolReview: 0, certified: 1, inForce: 0, outcomes: { 10: 1 } });
    expect((await board(actors.province)).counts).toMatchObject({ roster: 50, offered: 1, departmentReview: 1, schoolReview: 1, certified: 1, inForce: 1, outcomes: { 10: 2 } });
    expect((await board(actors.ministry)).counts).toEqual((await board(actors.province)).counts);
    expect((await board(actors.otherProvince)).counts).toMatchObject({ roster: 0, offered: 0, outcomes: {} });
  });

  it('name the children, count them, and add up', async () => {
    for (const [actor, children] of [[actors.school, 6], [actors.province, 2], [actors.ministry, 2]] as const) {
      const view = await board(actor);
      expect(view.children).toHaveLength(children);
      expect(view.difference).toBe(0);
      expect(view.children.reduce((sum, child) => sum + child.counts.roster, 0)).toBe(view.counts.roster);
    }
    expect((await board(actors.ministry)).children.map(({ name }) => name)).toEqual(['浙江省', '湖北省']);
    expect(await board(actors.ministry)).toMatchObject({ name: '教育部', code: '00', scheme: '教就业厅函〔2024〕11号' });
  });

  it('say since when the oldest agreement waits for its recording, below each node', async () => {
    const { oldestWaiting } = await board(actors.department);
    expect(Date.parse(oldestWaiting!)).not.toBeNaN();
    expect((await board(actors.ministry)).oldestWaiting).toBe(oldestWaiting);
    expect((await board(actors.province, '99332')).oldestWaiting).toBeNull();
  });

  it('show a difference when a count is wrong', async () => {
    const wrong = (by: number) => service.database.query(`update board_count set n = n + $1 where level = 'school' and code = '99331' and measure in ('offered', 'roster')`, [by]);
    await wrong(2);
    const seen = [(await board(actors.school)).difference, (await board(actors.province)).difference];
    await wrong(-2);
    expect(seen).toEqual([4, 4]);
  });

  it('open each node below one’s own and no other', async () => {
    expect((await board(actors.school, '99331-02')).counts.departmentReview).toBe(1);
    expect((await board(actors.province, '99332')).counts.roster).toBe(20);
    expect((await board(actors.province, '99332-01')).counts.schoolReview).toBe(1);
    expect((await board(actors.ministry, '99332-01')).counts.schoolReview).toBe(1);
    const refused: [Parameters<typeof clientOf>[1], string][] = [
      [actors.school, '99332'], [actors.school, '99332-01'], [actors.school, '33'], [actors.school, '00'], [actors.department, '99331'], [actors.department, '99331-02'],
      [actors.province, '42'], [actors.province, '99421'], [actors.province, '99421-01'], [actors.province, '00'], [actors.ministry, '77777'],
    ];
    for (const [actor, code] of refused) await expect(board(actor, code)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(board(graduateActor('01900000-0000-7000-8000-000000000000', place))).rejects.toMatchObject({ code: 'ROLE_MAY_NOT' });
  });

  it('follow a case to its end and keep no row for a count of none', async () => {
    const f = caseOf('f', 'agreement', 'f', { department: '99331-03', school: '99331', province: '33' });
    const counts = () => service.database.query(`select measure, n from board_count where code = '99331-03' and measure not in ('roster', 'eligible') order by 1`);
    await service.deliver(LEDGER, [f.certified(), f.inForce()]);
    expect(await counts()).toEqual([{ measure: 'in_force', n: 1 }, { measure: 'outcome:10', n: 1 }]);
    await service.deliver(LEDGER, [f.ended()]);
    expect(await counts()).toEqual([]);
  });

  it('pass over an older event that comes late', async () => {
    const g = caseOf('g', 'invitation', 'g', far);
    await service.deliver(LEDGER, [g.passed()]);
    const before = await rowsOf(service.database, resultTables);
    await service.deliver(LEDGER, [g.sent(), g.accepted()]);
    expect(await rowsOf(service.database, resultTables)).toEqual(before);
  });

  it('follow graduates whose 院系 or eligibility is corrected', async () => {
    const [moved] = ours as [typeof ours[number]];
    const before = await board(actors.school);
    const target = world.schools[0].departments[4];
    const corrected = ours.map(graduate => (graduate === moved ? { ...graduate, department: target.name, departmentCode: target.code, trainingMode: '41' } : graduate));
    await importRoster(service, corrected);
    const after = await board(actors.school);
    const rosterOf = (view: BoardView, code: string) => view.children.find(child => child.code === code)!.counts.roster;
    expect(after.counts).toMatchObject({ roster: before.counts.roster, eligible: before.counts.eligible - 1 });
    expect(rosterOf(after, target.code)).toBe(rosterOf(before, target.code) + 1);
    expect(rosterOf(after, moved.departmentCode)).toBe(rosterOf(before, moved.departmentCode) - 1);
    expect([after.difference, (await board(actors.ministry)).difference]).toEqual([0, 0]);
  });

  it('equal what is counted from positions, ledger and roster', async () => {
    const recount = await service.database.query(`select 'case ' || status as what, count(*)::int as n from case_position where status in ('offered', 'department_review', 'school_review', 'in_force') or (status = 'certified' and kind = 'agreement') group by 1
      union all select 'outcome ' || outcome, count(*)::int from ledger where outcome is not null group by 1 union all select 'roster', count(*)::int from graduate order by 1`);
    const { counts } = await board(actors.ministry);
    const shown = [
      ['case certified', counts.certified], ['case department_review', counts.departmentReview], ['case in_force', counts.inForce], ['case offered', counts.offered], ['case school_review', counts.schoolReview],
      ['outcome 10', counts.outcomes['10']], ['roster', counts.roster],
    ].map(([what, n]) => ({ what, n })).filter(({ n }) => n !== 0);
    expect(recount).toEqual(shown);
  });

  it('stand under two imports and a stream of cases at once', async () => {
    const province = await board(actors.province);
    const more = (code: string) => graduatesOf(code, 60).slice(30);
    await Promise.all([
      importRoster(service, more('99331')), importRoster(service, more('99332'), actors.otherSchool),
      ...Array.from({ length: 20 }, (_none, at) => service.deliver(LEDGER, [caseOf(`rush ${at}`, 'invitation', `rush ${at}`, at % 2 ? other : far).sent()])),
    ]);
    const after = await board(actors.province);
    expect(after.counts).toMatchObject({ roster: province.counts.roster + 60, offered: province.counts.offered + 20 });
    expect(after.difference).toBe(0);
  });

  it('take a renamed organisation by its newest version only', async () => {
    await service.deliver(REPLICAS, organisationEvents({ name: '信息学院', version: 3 }, ({ code }) => code === '99331-01'));
    await service.deliver(REPLICAS, organisationEvents({ name: '旧名学院', version: 2 }, ({ code }) => code === '99331-01'));
    expect((await board(actors.department)).name).toBe('信息学院');
  });
});
