import type { InvitationRow } from '@netsign/contracts';
import { departmentActor, ministryActor, provinceActor, schoolActor } from '@netsign/testing';
import { employerCode, otherEmployerCode, place, World } from '../agreements.fixture.js';

/** Every order a list can be read in, for every kind of reader: whole, each row once, however small the pages are. */
describe('pages of invitations', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
    const people = await world.graduates(7);
    await world.offered(people[0]);
    await world.offered(people[1]);
    await world.inReview(people[2]);
    await world.inReview(people[3]);
    const withdrawn = await world.offered(people[4]);
    await world.employerClient().withdraw({ id: withdrawn.id });
    await world.filled(people[5]);
    await world.offered(people[6], otherEmployerCode);
    await world.service.database.query(`update invitation set due_at = now() - interval '1 hour' where status = 'department_review'`);
  }, 60_000);
  afterAll(() => world.close());

  type Reader = Parameters<World['as']>[0] | 'employer';
  const clientOf = (reader: Reader) => (reader === 'employer' ? world.employerClient() : world.as(reader));

  async function paged(reader: Reader, filter: object, limit: number): Promise<InvitationRow[]> {
    const rows: InvitationRow[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await clientOf(reader).searchInvitations({ ...filter, limit, ...(cursor !== undefined && { cursor }) });
      rows.push(...page.items);
      if (page.next === null) return rows;
      cursor = page.next;
    }
  }

  const readers: Record<string, Reader> = { employer: 'employer', department: departmentActor(place), school: schoolActor(place), province: provinceActor('33'), ministry: ministryActor() };
  const filters = { all: {}, 'one status': { status: 'withdrawn' }, 'several statuses': { status: 'offered,department_review' }, overdue: { overdue: 'true' }, 'a name': { search: '样' }, 'a name at a status': { search: '样', status: 'offered' } };

  it.each(Object.entries(readers))('hold each row once and in order for the %s, at two rows a page', async (_name, reader) => {
    for (const [name, filter] of Object.entries(filters)) {
      const whole = await paged(reader, filter, 200);
      expect([name, (await paged(reader, filter, 2)).map(row => row.id)]).toEqual([name, whole.map(row => row.id)]);
      expect([name, new Set(whole.map(row => row.id)).size]).toEqual([name, whole.length]);
    }
  });

  it('are newest first, over all statuses', async () => {
    for (const reader of Object.values(readers)) {
      const times = (await paged(reader, {}, 3)).map(row => row.updatedAt);
      expect(times.length).toBeGreaterThan(4);
      expect(times).toEqual(times.toSorted().reverse());
    }
  });

  it('hold a draft for nobody but its employer, as one that hires everywhere and as one that does not', async () => {
    const drafts = async (reader: Reader) => (await paged(reader, {}, 200)).filter(row => row.status === 'draft').length;
    expect(await drafts('employer')).toBe(1);
    for (const name of ['department', 'school', 'province']) expect([name, await drafts(readers[name])]).toEqual([name, 0]);
    expect((await world.employerClient(otherEmployerCode).listInvitations({ limit: 200 })).items).toHaveLength(1);
    expect((await world.employerClient(employerCode).listInvitations({ limit: 200 })).items).toHaveLength(6);
  });
});
