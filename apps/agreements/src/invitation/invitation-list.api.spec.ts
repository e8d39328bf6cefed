import type { InvitationRow } from '@netsign/contracts';
import { departmentActor, ministryActor, provinceActor, schoolActor } from '@netsign/testing';
import { employerCode, otherEmployerCode, otherPlace, place, World, year } from '../agreements.fixture.js';

const DAY = 86_400_000;

describe('lists of invitations', () => {
  let world: World;
  beforeAll(async () => { world = await World.open(); });
  afterAll(() => world.close());

  const all = async (actor: Parameters<World['as']>[0], filter: object = {}) => (await world.as(actor).searchInvitations({ limit: 200, ...filter })).items;
  const alertsOf = (rows: InvitationRow[], id: string) => rows.find(row => row.id === id)?.alerts;

  it('mark what has come up in a review with each of its alerts, to everybody who sees the case, and only while it is in review', async () => {
    const [inReview, offered] = await world.graduates(2);
    const review = await world.inReview(inReview);
    const offer = await world.offered(offered);
    const readers = [departmentActor(place), schoolActor(place), provinceActor('33'), ministryActor(), world.graduateOf(inReview)];
    for (const reader of readers) expect(alertsOf(await all(reader), review.id)).toEqual([]);
    await world.employer(employerCode, { status: 'suspended' });
    await world.correct(inReview, { eligible: false, trainingMode: '41' });
    await world.school({ openCohorts: [] });
    try {
      for (const reader of readers) expect(alertsOf(await all(reader), review.id)).toEqual(['EMPLOYER_SUSPENDED', 'GRADUATE_NOT_ELIGIBLE', 'COHORT_NOT_OPEN']);
      const [own] = (await world.employerClient().listInvitations({ status: 'department_review', limit: 200 })).items.filter(row => row.id === review.id);
      expect(own?.alerts).toEqual((await world.as(schoolActor(place)).getInvitation({ id: review.id })).alerts);
      expect(alertsOf(await all(schoolActor(place)), offer.id)).toEqual([]);
    } finally {
      await world.employer(employerCode);
      await world.correct(inReview, {});
      await world.school({});
    }
    expect(alertsOf(await all(schoolActor(place)), review.id)).toEqual([]);
  });

  it('find an employer’s own by the beginning of a name and by a part of the position', async () => {
    const [one, other] = await world.graduates(2);
    await world.offered(one);
    await world.filled(other, employerCode, { position: 'Java 开发工程师（杭州）' });
    const own = world.employerClient();
    const found = async (filter: object) => (await own.searchInvitations({ limit: 200, ...filter })).items.map(row => row.graduateName);
    expect(await found({ search: one.name })).toEqual([one.name]);
    expect(await found({ position: 'java 开发' })).toEqual([other.name]);
    expect(await found({ position: '%' })).toEqual([]);
    expect((await world.employerClient(otherEmployerCode).searchInvitations({ search: one.name, limit: 200 })).items).toEqual([]);
  });

  it('leave out, when asked, what its employer has begun anew, until that draft is discarded', async () => {
    const one = await world.graduate();
    const offer = await world.offered(one);
    await world.employerClient().withdraw({ id: offer.id });
    const ended = async () => (await world.employerClient().listInvitations({ status: 'withdrawn', notSentAgain: 'true', limit: 200 })).items.map(row => row.id);
    expect(await ended()).toContain(offer.id);
    const draft = await world.employerClient().sendAgain({ id: offer.id });
    expect(await ended()).not.toContain(offer.id);
    expect((await world.employerClient().listInvitations({ status: 'withdrawn', limit: 200 })).items.map(row => row.id)).toContain(offer.id);
    await world.employerClient().discard({ id: draft.id });
    expect(await ended()).toContain(offer.id);
  });

  it('keep to a place below the reader’s own and a year, and show nothing of a foreign place', async () => {
    const here = await world.offered(await world.graduate());
    const there = await world.offered(await world.graduate(otherPlace));
    const ids = async (actor: Parameters<World['as']>[0], filter: object) => (await all(actor, { status: 'offered', ...filter })).map(row => row.id);
    for (const at of [place.school, place.department]) {
      const found = await ids(provinceActor('33'), { place: at });
      expect(found).toContain(here.id);
      expect(found).not.toContain(there.id);
    }
    expect(await ids(ministryActor(), { place: '33', year })).toEqual(expect.arrayContaining([here.id, there.id]));
    expect(await ids(ministryActor(), { year: year - 1 })).toEqual([]);
    expect(await ids(schoolActor(place), { place: otherPlace.school })).toEqual([]);
    await expect(all(ministryActor(), { place: 'x' })).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
  });

  it('are counted by status for a reviewer as they are listed, with what is past its due time', async () => {
    const [first, second, third] = await world.graduates(3);
    await world.inReview(first);
    await world.withSchool(second);
    await world.certified(third);
    const counted = async (actor: Parameters<World['as']>[0]) => (await world.as(actor).invitationCounts({ year })).items;
    const listed = async (status: string) => (await all(schoolActor(place), { status, year })).length;
    const items = await counted(schoolActor(place));
    expect(items.map(item => item.status).sort()).toEqual(['department_review', 'offered', 'school_review']);
    for (const { status, count, overdue } of items) {
      expect(count).toBe(await listed(status));
      expect(overdue).toBe(0);
    }
    await world.clock(20 * DAY);
    try {
      expect((await counted(schoolActor(place))).find(item => item.status === 'school_review')).toEqual({ status: 'school_review', count: await listed('school_review'), overdue: await listed('school_review') });
    } finally {
      await world.clock(0);
    }
  });
});
