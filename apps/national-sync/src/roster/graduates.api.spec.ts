import type { TestService } from '@netsign/testing';
import { LEDGER } from '../ledger/ledger.consumer.js';
import { actors, caseOf, clientOf, graduatesOf, importRoster, startService, year } from '../national-sync.fixture.js';

const people = graduatesOf('99331', 20);

describe('the list of graduates', () => {
  let service: TestService;
  let rows: { graduate_id: string; department: string; student_no: string }[];
  type Filter = Omit<Parameters<ReturnType<typeof clientOf>['listGraduates']>[0], 'year'>;
  const list = async (filter: Filter, actor = actors.school) => (await clientOf(service, actor).listGraduates({ year, limit: 200, ...filter })).items;

  beforeAll(async () => {
    service = await startService();
    await importRoster(service, people);
    rows = await service.database.query('select graduate_id, department, student_no from graduate order by student_no');
    const of = (at: number, name: string, kind: 'invitation' | 'agreement') => caseOf(name, kind, name, { department: rows[at].department, school: '99331', province: '33' });
    const deliver = (at: number, events: ReturnType<ReturnType<typeof caseOf>['sent']>[]) =>
      service.deliver(LEDGER, events.map(event => ({ ...event, partitionkey: rows[at].graduate_id, data: { ...(event.data as object), graduateId: rows[at].graduate_id } })), 'agreements');
    const [offer, other, review, agreement] = [of(0, 'offer', 'invitation'), of(1, 'other offer', 'invitation'), of(1, 'review', 'invitation'), of(2, 'agreement', 'agreement')];
    await deliver(0, [offer.sent()]);
    await deliver(1, [other.sent(), review.sent(), review.accepted()]);
    await deliver(2, [agreement.certified(), agreement.inForce()]);
  });
  afterAll(() => service.close());

  it('says of each where the case stands that is furthest along', async () => {
    expect((await list({})).slice(0, 4).map(row => row.caseStatus)).toEqual(['offered', 'department_review', 'in_force', null]);
  });

  it('finds who has a case standing somewhere', async () => {
    const found = async (caseStatus: Filter['caseStatus']) => (await list({ caseStatus })).map(row => row.studentNo);
    expect(await found('offered')).toEqual([rows[0].student_no, rows[1].student_no]);
    expect(await found('department_review')).toEqual([rows[1].student_no]);
    expect(await found('school_review')).toEqual([]);
  });

  it('finds by the effective outcome, or by there being none', async () => {
    expect((await list({ outcome: '10' })).map(row => row.studentNo)).toEqual([rows[2].student_no]);
    expect(await list({ outcome: '10,11' })).toHaveLength(1);
    expect(await list({ outcome: '11,12' })).toEqual([]);
    expect(await list({ outcome: 'none' })).toHaveLength(19);
  });

  it('finds by the beginning of a 学号', async () => {
    expect((await list({ search: rows[3].student_no })).map(row => row.studentNo)).toEqual([rows[3].student_no]);
    expect(await list({ search: rows[3].student_no.slice(0, 4) })).not.toHaveLength(0);
  });

  it('keeps to a place below one’s own, and shows nothing of a foreign one', async () => {
    const inFirst = rows.filter(row => row.department === '99331-01').length;
    expect(await list({ place: '99331-01' })).toHaveLength(inFirst);
    expect(await list({ place: '99331' }, actors.province)).toHaveLength(20);
    expect(await list({ place: '33' }, actors.ministry)).toHaveLength(20);
    expect(await list({ place: '99331-02' }, actors.department)).toEqual([]);
    expect(await list({ place: '99331' }, actors.otherProvince)).toEqual([]);
    await expect(list({ place: 'x' })).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
  });

  it('names the school to those above it', async () => {
    expect(new Set((await list({}, actors.province)).map(row => row.schoolName))).toEqual(new Set(['越州理工大学']));
    expect((await list({}, actors.ministry))[0]).toMatchObject({ schoolName: '越州理工大学' });
  });

  it('holds exactly as many as each number of the board counts, at every tier and for each node below', async () => {
    for (const actor of [actors.department, actors.school, actors.province, actors.ministry]) {
      const client = clientOf(service, actor);
      const own = await client.board({ year });
      for (const { code, counts } of [{ code: undefined, counts: own.counts }, ...own.children]) {
        const settled = Object.values(counts.outcomes).reduce((sum, n) => sum + n, 0);
        const shown: [Filter, number][] = [
          [{}, counts.roster], [{ eligible: 'true' }, counts.eligible], [{ caseStatus: 'certified' }, counts.certified], [{ caseStatus: 'in_force' }, counts.inForce],
          [{ outcome: 'none' }, counts.roster - settled], [{ outcome: '10' }, counts.outcomes['10'] ?? 0],
        ];
        for (const [filter, count] of shown) expect({ code, filter, listed: (await list({ ...filter, place: code }, actor)).length }).toEqual({ code, filter, listed: count });
      }
    }
  });
});
