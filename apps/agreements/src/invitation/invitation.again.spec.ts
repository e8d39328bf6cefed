import { departmentActor, employerActor, ministryActor } from '@netsign/testing';
import { employerCode, otherEmployerCode, otherPlace, place, World } from '../agreements.fixture.js';
import { ExpiryJob } from '../jobs/expiry.job.js';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const refused = (code: string) => expect.objectContaining({ code });
const refusal = { reasonCode: 'terms' as const, reason: '工资没有谈拢' };

describe('sending again', () => {
  it('begins a draft with the terms of the refused one and says what reads otherwise, to the graduate too once it is sent', async () => {
    const one = await world.graduate();
    const first = await world.offered(one);
    const graduate = world.as(world.graduateOf(one));
    await graduate.refuse({ id: first.id, ...refusal });
    const closed = await world.employerClient().getInvitation({ id: first.id });
    expect(closed.actions).toEqual([{ action: 'send_again', allowed: true, code: null }]);
    const draft = await world.employerClient().sendAgain({ id: first.id });
    expect(draft).toMatchObject({ status: 'draft', earlierId: first.id, terms: first.terms, difference: [], missing: [], graduateName: one.name, departmentName: '样例学院' });
    const changed = await world.employerClient().save({ id: draft.id, terms: { monthlyPay: 16_000, probationPay: 13_000 } });
    expect(changed.difference).toEqual([
      { key: 'monthlyPay', label: '转正后月工资（税前）', before: '14\u2009000 元', after: '16\u2009000 元' }, { key: 'probationPay', label: '试用期月工资（税前）', before: '11\u2009200 元', after: '13\u2009000 元' },
    ]);
    await world.employerClient().send({ id: draft.id, textHash: changed.textHash, proof: world.sendProof(changed) });
    expect(await graduate.getInvitation({ id: draft.id })).toMatchObject({ status: 'offered', earlierId: first.id, difference: changed.difference });
    expect(await world.employerClient().getInvitation({ id: first.id })).toMatchObject({ status: 'refused', actions: [{ action: 'send_again', allowed: false, code: 'INVITATION_ALREADY_OPEN' }] });
  });

  it('is refused while the first is open or was never sent, and to anybody but its employer', async () => {
    const one = await world.graduate();
    const draft = await world.filled(one);
    await expect(world.employerClient().sendAgain({ id: draft.id })).rejects.toEqual(refused('INVITATION_STILL_DRAFT'));
    const open = await world.employerClient().send({ id: draft.id, textHash: draft.textHash, proof: world.sendProof(draft) });
    await expect(world.employerClient().sendAgain({ id: open.id })).rejects.toEqual(refused('INVITATION_ALREADY_SENT'));
    await world.employerClient().withdraw({ id: open.id });
    await expect(world.employerClient(otherEmployerCode).sendAgain({ id: open.id })).rejects.toEqual(refused('NOT_FOUND'));
    await world.employer(employerCode, { status: 'suspended' });
    await expect(world.employerClient().sendAgain({ id: open.id })).rejects.toEqual(refused('EMPLOYER_SUSPENDED'));
    await world.employer(employerCode);
    expect(await world.employerClient().sendAgain({ id: open.id })).toMatchObject({ status: 'draft', earlierId: open.id });
  });

  it('of two clicks under one key makes one draft', async () => {
    const one = await world.graduate();
    const { id } = await world.offered(one);
    await world.employerClient().withdraw({ id });
    const [left, right] = await Promise.all([1, 2].map(() => world.employerClient().sendAgain({ id }, { idempotencyKey: 'again-once' })));
    expect(left.id).toBe(right.id);
  });
});

describe('a refusal that is being written', () => {
  it('is kept for the graduate alone, whatever it holds so far, and is gone once it is sent', async () => {
    const one = await world.graduate();
    const { id } = await world.offered(one);
    const graduate = world.as(world.graduateOf(one));
    expect((await graduate.getInvitation({ id })).refusalDraft).toBeNull();
    expect(await graduate.saveRefusal({ id, reasonCode: null, reason: '工' })).toMatchObject({ status: 'offered', version: 1, refusalDraft: { reasonCode: null, reason: '工' } });
    await graduate.saveRefusal({ id, ...refusal });
    expect((await graduate.getInvitation({ id })).refusalDraft).toEqual(refusal);
    for (const other of [employerActor(employerCode), departmentActor(place), ministryActor()]) expect((await world.as(other).getInvitation({ id })).refusalDraft).toBeNull();
    await graduate.refuse({ id, ...refusal });
    expect(await world.service.database.query('select 1 from refusal_draft where invitation_id = $1', [id])).toEqual([]);
    await expect(graduate.saveRefusal({ id, ...refusal })).rejects.toEqual(refused('INVITATION_REFUSED'));
  });

  it('goes with invitations that end without an answer, when the clock comes round', async () => {
    const one = await world.graduate();
    const [late, withdrawn] = [await world.offered(one), await world.offered(one, otherEmployerCode)];
    for (const { id } of [late, withdrawn]) await world.as(world.graduateOf(one)).saveRefusal({ id, ...refusal });
    await world.employerClient(otherEmployerCode).withdraw({ id: withdrawn.id });
    await world.service.database.query(`update invitation set valid_until = clock_timestamp() - interval '1 second' where id = $1`, [late.id]);
    await world.service.app.get(ExpiryJob).run();
    expect(await world.service.database.query('select 1 from refusal_draft where graduate_id = $1', [one.graduate])).toEqual([]);
  });

  it('cannot be kept by a stranger', async () => {
    const [one, stranger] = await world.graduates(2);
    const { id } = await world.offered(one);
    await expect(world.as(world.graduateOf(stranger)).saveRefusal({ id, ...refusal })).rejects.toEqual(refused('NOT_FOUND'));
  });
});

describe('counts', () => {
  it('of an employer are those of its own list', async () => {
    const counts = async () => new Map((await world.employerClient(otherEmployerCode).invitationCounts({})).items.map(item => [item.status, item.count]));
    const before = await counts();
    const [one, two, three] = await world.graduates(3);
    await world.draft(one, otherEmployerCode);
    await world.offered(two, otherEmployerCode);
    await world.offered(three, employerCode);
    expect(await counts()).toEqual(new Map([...before, ['draft', (before.get('draft') ?? 0) + 1], ['offered', (before.get('offered') ?? 0) + 1]]));
  });
});

describe('usual times', () => {
  it('stand at the steps of the progress line once ten reviews were seen, and are unknown before', async () => {
    // A 院系 nobody has looked at yet: what is known is remembered for a minute.
    const busy = { ...place, department: '99331-02' };
    const [one, elsewhere] = [await world.graduate(), await world.graduate(otherPlace)];
    const { id } = await world.certified(one);
    // Ten more like it: 院系 took 1 to 10 hours, the school a day each.
    await world.service.database.query(`insert into invitation select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'department', '99331-02', 'reached', jsonb_build_object(
      'department_review', now() - interval '3 days', 'school_review', now() - interval '3 days' + hours * interval '1 hour', 'certified', now() - interval '2 days' + hours * interval '1 hour')))).*
      from invitation i, generate_series(1, 10) hours where id = $1`, [id]);
    const fresh = await world.graduate(busy);
    const offered = await world.offered(fresh);
    const usual = new Map((await world.as(world.graduateOf(fresh)).getInvitation({ id: offered.id })).progress.map(step => [step.state, step.usual]));
    expect(usual).toEqual(new Map([
      ['draft', null], ['offered', null], ['department_review', { p50: 330, p90: 546 }], ['school_review', { p50: 1440, p90: 1440 }], ['certified', null], ['in_force', null],
    ]));
    expect(await world.as(departmentActor(place)).usualTimes({ school: place.school, department: busy.department })).toMatchObject({ department_review: { p50: 330, p90: 546 } });
    const other = await world.offered(elsewhere);
    expect(other.progress.every(step => step.usual === null)).toBe(true);
  });
});
