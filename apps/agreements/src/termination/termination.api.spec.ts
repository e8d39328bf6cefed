import { noTerminationRules, type Actor, type TerminationView } from '@netsign/contracts';
import { departmentActor, employerActor, graduateActor, ministryActor, proofOf, provinceActor, schoolActor } from '@netsign/testing';
import { employerCode, otherEmployerCode, otherPlace, place, World } from '../agreements.fixture.js';
import { SilenceJob } from '../jobs/silence.job.js';
import { Ending, paper, reason } from './termination.fixture.js';

const DAY = 86_400_000;
let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const refused = (code: string) => expect.objectContaining({ code });
const ending = async (employer = employerCode) => Ending.of(world, await world.graduate(), employer);
const eventsOf = async ({ one }: Ending) => (await world.service.emitted()).filter(event => event.partitionkey === one.graduate).map(event => event.type).filter(type => /^termination|ended/.test(type));
const agreementOf = (case_: Ending) => case_.as('graduate').getAgreement({ id: case_.agreement });
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  await world.clock(ms);
  try { return await work(); } finally { await world.clock(0); }
}

describe('ending an agreement by consent', () => {
  it.each([['graduate', 'employer'], ['employer', 'graduate']] as const)('asked by the %s, goes over the %s, 院系 and the school, and says at each step whose turn it is', async (asker, answerer) => {
    const case_ = await ending();
    const asked = await case_.asked(asker, { files: [paper] });
    expect(asked).toMatchObject({ status: `awaiting_${answerer}`, owner: answerer, askedBy: asker, silent: false, files: [paper], version: 1, agreementNumber: expect.stringMatching(/^2027-99331-31-\d{6}-\d$/), actions: [{ action: 'withdraw', allowed: true, code: null }] });
    expect(Date.parse(asked.until!) - Date.parse(asked.askedAt)).toBe(7 * DAY);
    expect(asked.progress.map(step => [step.state, step.mark])).toEqual([[`awaiting_${answerer}`, 'now'], ['department_review', 'next'], ['school_review', 'next'], ['terminated', 'next']]);
    const read = await case_.read(answerer, asked);
    expect(read).toMatchObject({ reason, text: asked.text, textHash: asked.textHash, actions: [{ action: 'consent', allowed: true, code: null }, { action: 'refuse', allowed: true, code: null }] });
    expect(await case_.consent(read)).toMatchObject({ status: 'department_review', owner: 'department' });
    expect(await case_.office('department').passTermination({ id: asked.id })).toMatchObject({ status: 'school_review', owner: 'school' });
    expect(await agreementOf(case_)).toMatchObject({ status: 'in_force' });
    expect(await case_.office().certifyTermination({ id: asked.id })).toMatchObject({ status: 'terminated', owner: null, closing: { by: 'school' } });
    expect(await agreementOf(case_)).toMatchObject({ status: 'ended', number: asked.agreementNumber });
    expect(await eventsOf(case_)).toEqual(['termination.asked.v1', 'termination.consented.v1', 'termination.department-passed.v1', 'termination.done.v1', 'agreement.ended.v1']);
    const history = await case_.as('graduate').terminationHistory({ id: asked.id });
    expect(history.items.map(line => [line.by, line.action, line.to])).toEqual([[asker, 'ask', `awaiting_${answerer}`], [answerer, 'consent', 'department_review'], ['department', 'pass', 'school_review'], ['school', 'certify', 'terminated']]);
    expect(await world.service.database.query('select files from event_log where subject = $1 and version = 1', [asked.id])).toEqual([{ files: [paper] }]);
  });

  it('frees the graduate: an older invitation still valid can be answered again, and a new agreement made', async () => {
    const one = await world.graduate();
    const older = await world.offered(one, otherEmployerCode);
    const case_ = await Ending.of(world, one);
    await expect(world.accept(older, one)).rejects.toEqual(refused('SIGNED_ELSEWHERE'));
    const view = await case_.withSchool();
    await expect(world.accept(older, one)).rejects.toEqual(refused('SIGNED_ELSEWHERE'));
    await case_.office().certifyTermination({ id: view.id });
    expect(await world.service.database.query('select 1 from live_case where graduate_id = $1', [one.graduate])).toEqual([]);
    expect((await world.as(world.graduateOf(one)).getInvitation({ id: older.id })).actions[0]).toEqual({ action: 'accept', allowed: true, code: null });
    expect(await world.accept(older, one)).toMatchObject({ status: 'department_review' });
    expect(await world.offered(one)).toMatchObject({ status: 'offered' });
  });

  it('only what is in force can be ended, and by one request at a time', async () => {
    const one = await world.graduate();
    const certified = await world.certified(one);
    const id = certified.agreementId!;
    const input = { id, reasonCode: 'abroad' as const, reason, files: [] };
    const { agreementVersion, textHash } = await world.as(world.graduateOf(one)).terminationLetter(input);
    const proof = () => proofOf(world.graduateOf(one), { endpoint: 'agreements.askTermination', caseId: id, caseVersion: agreementVersion, textHash });
    await expect(world.as(world.graduateOf(one)).askTermination({ ...input, textHash, proof: proof() })).rejects.toEqual(refused('AGREEMENT_IN_LEDGER'));
    expect(await world.as(world.graduateOf(one)).agreementTerminations({ id })).toEqual({ items: [], actions: [{ action: 'ask', allowed: false, code: 'AGREEMENT_IN_LEDGER' }] });

    const case_ = await ending();
    const asked = await case_.asked();
    await expect(case_.asked()).rejects.toEqual(refused('TERMINATION_ALREADY_OPEN'));
    await expect(case_.asked('employer')).rejects.toEqual(refused('TERMINATION_ALREADY_OPEN'));
    expect(await case_.as('employer').agreementTerminations({ id: case_.agreement })).toMatchObject({ items: [{ id: asked.id }], actions: [{ allowed: false, code: 'TERMINATION_ALREADY_OPEN' }] });
    expect((await case_.office().agreementTerminations({ id: case_.agreement })).actions).toEqual([]);
    await case_.as('graduate').withdrawTermination({ id: asked.id });
    const again = await case_.asked('employer');
    expect(again.status).toBe('awaiting_graduate');
    await case_.consent(again);
    await case_.office('department').passTermination({ id: again.id });
    await case_.office().certifyTermination({ id: again.id });
    await expect(case_.asked()).rejects.toEqual(refused('AGREEMENT_ENDED'));
    expect((await case_.as('graduate').agreementTerminations({ id: case_.agreement })).items.map(row => row.status)).toEqual(['terminated', 'withdrawn']);
  });

  it('a no ends the request with a reason that the other reads; the agreement stays, and may be asked about again', async () => {
    const case_ = await ending();
    const asked = await case_.asked();
    await expect(case_.as('employer').refuseTermination({ id: asked.id, reasonCode: 'still_wanted', reason: '短' })).rejects.toEqual(refused('REASON_TOO_SHORT'));
    await case_.refuse(asked);
    expect(await case_.read('graduate', asked)).toMatchObject({ status: 'refused', owner: null, closing: { by: 'employer', reasonCode: 'still_wanted', reason: '希望继续履行协议' }, actions: [] });
    expect(await agreementOf(case_)).toMatchObject({ status: 'in_force' });
    await expect(case_.consent(asked)).rejects.toEqual(refused('TERMINATION_REFUSED'));
    expect(await case_.asked()).toMatchObject({ status: 'awaiting_employer' });
  });

  it('is not passed by 院系 or school with a reason; the agreement stays', async () => {
    const why = { reasonCode: 'data_wrong' as const, reason: '解约材料不一致' };
    const [first, second] = [await ending(), await ending()];
    const view = await first.consent(await first.asked());
    await expect(first.office().certifyTermination({ id: view.id })).rejects.toEqual(refused('TERMINATION_IN_REVIEW'));
    expect(await first.office('department').failTermination({ id: view.id, ...why })).toMatchObject({ status: 'rejected', closing: { by: 'department', ...why } });
    const other = await second.withSchool('employer');
    await expect(second.office('department').passTermination({ id: other.id })).rejects.toEqual(refused('TERMINATION_WITH_SCHOOL'));
    expect(await second.office().failTermination({ id: other.id, ...why })).toMatchObject({ status: 'rejected', closing: { by: 'school' } });
    expect(await agreementOf(second)).toMatchObject({ status: 'in_force' });
  });

  it('silence is never consent: after seven days it is marked, told once and on the school’s list, and can still be answered', async () => {
    const case_ = await ending();
    const asked = await case_.asked();
    await later(7 * DAY + 1000, async () => {
      expect(await world.service.app.get(SilenceJob).run()).toBeGreaterThan(0);
      expect(await world.service.app.get(SilenceJob).run()).toBe(0);
    });
    expect(await case_.read('employer', asked)).toMatchObject({ status: 'awaiting_employer', silent: true, owner: 'employer' });
    expect(await agreementOf(case_)).toMatchObject({ status: 'in_force' });
    expect((await eventsOf(case_)).filter(type => type === 'termination.unanswered.v1')).toHaveLength(1);
    expect((await case_.office().listTerminations({ silent: 'true' })).items.map(row => row.id)).toContain(asked.id);
    expect((await world.as(schoolActor(otherPlace)).listTerminations({ silent: 'true' })).items).toEqual([]);
    expect(await case_.consent(await case_.read('employer', asked))).toMatchObject({ status: 'department_review', silent: false });
    expect((await case_.office().listTerminations({ silent: 'true' })).items.map(row => row.id)).not.toContain(asked.id);
  });

  it('a proof is good for one act, one letter, one version, once; the letter is the one that was read', async () => {
    const case_ = await ending();
    const letter = await case_.letter('graduate');
    await expect(case_.as('graduate').askTermination({ ...letter, reason: '另一个说法，没有读过' })).rejects.toEqual(refused('TEXT_CHANGED'));
    await expect(case_.as('employer').askTermination({ ...letter })).rejects.toEqual(refused('CODE_UNKNOWN'));
    await expect(case_.as('graduate').askTermination({ ...letter, proof: proofOf(case_.actor('graduate'), { endpoint: 'agreements.accept', caseId: case_.agreement, caseVersion: 2, textHash: letter.textHash }) })).rejects.toEqual(refused('PROOF_FOR_ANOTHER_ACT'));
    const asked = await case_.as('graduate').askTermination(letter);
    await case_.as('graduate').withdrawTermination({ id: asked.id });
    await expect(case_.as('graduate').askTermination(letter)).rejects.toEqual(refused('PROOF_USED'));
    const again = await case_.asked();
    await expect(case_.as('employer').consentTermination({ id: again.id, textHash: again.textHash, proof: case_.proof(case_.actor('employer'), 'consentTermination', asked, asked.textHash) })).rejects.toEqual(refused('PROOF_FOR_ANOTHER_ACT'));
    await expect(case_.as('employer').consentTermination({ id: again.id, textHash: 'f'.repeat(64), proof: 'x.y' })).rejects.toEqual(refused('TEXT_CHANGED'));
  });

  it('a repeat under the same key is answered alike and changes nothing', async () => {
    const case_ = await ending();
    const letter = await case_.letter('graduate');
    const ask = () => case_.as('graduate').askTermination(letter, { idempotencyKey: `ask-${case_.agreement}` });
    const first = await ask();
    expect(await ask()).toMatchObject({ id: first.id, version: 1 });
    expect(await world.service.database.query('select count(*)::int as n from termination where agreement_id = $1', [case_.agreement])).toEqual([{ n: 1 }]);
  });
});

describe('the school’s rules', () => {
  afterEach(() => world.school({}));

  it('are frozen when it is asked for: review chain, days and public notice', async () => {
    await world.school({ departmentReview: false, reviewDays: 5, terminationRules: { ...noTerminationRules, noticeDays: 7 } });
    const case_ = await ending();
    const asked = await case_.asked();
    expect(asked.notice).toEqual({ days: 7, until: null });
    await world.school({ departmentReview: true });
    const view = await case_.consent(asked);
    expect(view).toMatchObject({ status: 'school_review', departmentTakesPart: false, notice: { days: 7, until: expect.any(String) } });
    expect(Date.parse(view.until!)).toBeGreaterThan(Date.parse(view.notice!.until!));
    await expect(case_.office().certifyTermination({ id: view.id })).rejects.toEqual(refused('PUBLIC_NOTICE_RUNNING'));
    expect((await case_.office().getTermination({ id: view.id })).actions).toContainEqual({ action: 'certify', allowed: false, code: 'PUBLIC_NOTICE_RUNNING' });
    await later(7 * DAY + 1000, async () => { expect(await case_.office().certifyTermination({ id: view.id })).toMatchObject({ status: 'terminated' }); });
  });

  it('outside of the window nobody asks; what was asked before goes on', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(5, 10);
    const far = new Date(Date.now() + 100 * DAY).toISOString().slice(5, 10);
    const [early, late] = [await ending(), await ending()];
    const asked = await early.asked();
    await world.school({ terminationRules: { ...noTerminationRules, window: { from: far, to: far } } });
    await expect(late.asked()).rejects.toEqual(refused('TERMINATION_WINDOW_CLOSED'));
    await expect(late.asked('employer')).rejects.toEqual(refused('TERMINATION_WINDOW_CLOSED'));
    expect(await early.consent(asked)).toMatchObject({ status: 'department_review' });
    await world.school({ terminationRules: { ...noTerminationRules, window: { from: today, to: far } } });
    expect(await late.asked()).toMatchObject({ status: 'awaiting_employer' });
  });

  it('the cap counts what has ended at the graduate’s own request, and stops only him', async () => {
    await world.school({ terminationRules: { ...noTerminationRules, cap: 1 } });
    const one = await world.graduate();
    const first = await Ending.of(world, one);
    await first.refuse(await first.asked());
    await first.terminated();
    const second = await Ending.of(world, one, otherEmployerCode);
    await expect(second.asked()).rejects.toEqual(refused('TERMINATION_CAP_REACHED'));
    expect(await second.asked('employer')).toMatchObject({ status: 'awaiting_graduate' });
  });
});

describe('forcing', () => {
  it('after the employer’s no: one of the school requests, another confirms; all of it stands in the history', async () => {
    const case_ = await ending();
    const view = await case_.refuse(await case_.asked());
    const requested = await case_.requestForce(view);
    expect(requested).toMatchObject({ status: 'force_requested', owner: 'school', force: { ground: 'agreed_with_employer', files: [paper] }, actions: [{ action: 'force', allowed: false, code: 'FORCE_NEEDS_ANOTHER_PERSON' }, { action: 'drop_force', allowed: true }] });
    await expect(case_.force(requested, 'one')).rejects.toEqual(refused('FORCE_NEEDS_ANOTHER_PERSON'));
    expect(await agreementOf(case_)).toMatchObject({ status: 'in_force' });
    expect(await case_.force(requested)).toMatchObject({ status: 'forced', closing: { by: 'school', reasonCode: 'agreed_with_employer' } });
    expect(await agreementOf(case_)).toMatchObject({ status: 'ended' });
    expect(await eventsOf(case_)).toEqual(['termination.asked.v1', 'termination.refused.v1', 'termination.force-requested.v1', 'termination.forced.v1', 'agreement.ended.v1']);
    expect((await case_.as('employer').terminationHistory({ id: view.id })).items.slice(-2)).toMatchObject([{ by: 'school', action: 'request_force', reasonCode: 'agreed_with_employer' }, { by: 'school', action: 'force' }]);
    expect(await world.service.database.query('select files from event_log where subject = $1 and version >= 3 order by version', [view.id])).toEqual([{ files: [paper] }, { files: [paper] }]);
    expect(await world.service.database.query('select 1 from live_case where graduate_id = $1', [case_.one.graduate])).toEqual([]);
  });

  it('while the employer has time nobody forces; silent, it may be, also on the ground that it cannot be reached, with the record of the attempts', async () => {
    const case_ = await ending();
    const asked = await case_.asked();
    await expect(case_.requestForce(asked)).rejects.toEqual(refused('EMPLOYER_STILL_HAS_TIME'));
    await later(7 * DAY + 1000, async () => {
      const input = { ...case_.forceInput(asked), ground: 'employer_unreachable' as const };
      await expect(case_.office().requestForce(input)).rejects.toEqual(refused('FORCE_RECORD_MISSING'));
      const requested = await case_.office().requestForce({ ...input, record: '三次致电登记电话，均为空号' });
      expect(requested.force).toMatchObject({ record: '三次致电登记电话，均为空号' });
      for (const side of ['graduate', 'employer'] as const) expect((await case_.read(side, asked)).force).toMatchObject({ ground: 'employer_unreachable', record: null });
      expect((await world.service.database.query('select files from event_log where subject = $1 and version = $2', [asked.id, requested.version]))[0]).toEqual({ files: [paper, expect.stringMatching(/^[0-9a-f]{64}$/)] });
      expect(await case_.force(requested)).toMatchObject({ status: 'forced' });
    });
  });

  it('needs a file, the tick and a reason, and is never for the employer’s request', async () => {
    const case_ = await ending();
    const view = await case_.refuse(await case_.asked());
    const input = case_.forceInput(view);
    await expect(case_.office().requestForce({ ...input, files: [] })).rejects.toEqual(refused('FORCE_FILE_MISSING'));
    await expect(case_.office().requestForce({ ...input, confirmed: false as unknown as true })).rejects.toEqual(refused('FORCE_NOT_CONFIRMED'));
    await expect(case_.office().requestForce({ ...input, reason: '短' })).rejects.toEqual(refused('REASON_TOO_SHORT'));
    const other = await ending();
    const theirs = await other.refuse(await other.asked('employer'));
    await expect(other.requestForce(theirs)).rejects.toEqual(refused('FORCE_FOR_GRADUATES_ONLY'));
  });

  it('is refused to 院系, province and ministry by name', async () => {
    const case_ = await ending();
    const view = await case_.refuse(await case_.asked());
    for (const actor of [departmentActor(place), provinceActor('33'), ministryActor()]) {
      await expect(world.as(actor).requestForce(case_.forceInput(view))).rejects.toEqual(refused('ROLE_MAY_NOT'));
      await expect(world.as(actor).force({ id: view.id, textHash: view.textHash, proof: 'x.y' })).rejects.toEqual(refused('ROLE_MAY_NOT'));
    }
  });

  it('consent or withdrawal in between ends it, the school may drop it, and it goes back to where it was', async () => {
    const [consented, withdrawn, dropped] = [await ending(), await ending(), await ending()];
    const view = await consented.forceRequested();
    expect(await consented.consent(view)).toMatchObject({ status: 'department_review', force: null });
    await expect(consented.force(view)).rejects.toEqual(refused('TERMINATION_IN_REVIEW'));
    const other = await withdrawn.forceRequested();
    expect(await withdrawn.as('graduate').withdrawTermination({ id: other.id })).toMatchObject({ status: 'withdrawn', force: null });
    const third = await dropped.forceRequested();
    expect(await dropped.office('school', 'three').dropForce({ id: third.id })).toMatchObject({ status: 'refused', force: null });
    expect(await dropped.asked()).toMatchObject({ status: 'awaiting_employer' });
    await expect(dropped.requestForce(await dropped.read('graduate', third))).rejects.toEqual(refused('TERMINATION_ALREADY_OPEN'));
  });

  it('the second person signs by what the first has stated', async () => {
    const case_ = await ending();
    const requested = await case_.forceRequested();
    await expect(case_.office('school', 'two').force({ id: requested.id, textHash: requested.textHash, proof: 'x.y' })).rejects.toEqual(refused('TEXT_CHANGED'));
  });
});

describe('strangers', () => {
  const strangers = (): [string, Actor][] => [
    ['another graduate', graduateActor('00000000-0000-7000-8000-000000000001', place)], ['another employer', employerActor(otherEmployerCode)],
    ['another 院系', departmentActor({ ...place, department: '99331-02' })], ['another school', schoolActor(otherPlace)], ['another province', provinceActor('42')],
  ];
  it('are answered as if there were nothing, in reads and in acts', async () => {
    const case_ = await ending();
    const asked = await case_.asked();
    const { id } = asked;
    const missing = '00000000-0000-7000-8000-00000000ffff';
    const answered = (work: Promise<unknown>) => work.then(() => 'OK', (error: { code: string }) => error.code);
    for (const [name, actor] of strangers()) {
      const client = world.as(actor);
      const calls = (at: string, agreement: string): Promise<unknown>[] => [
        client.getTermination({ id: at }), client.terminationHistory({ id: at }), client.agreementTerminations({ id: agreement }),
        ...(actor.role === 'graduate' || actor.role === 'employer' ? [
          client.terminationLetter({ id: agreement, reasonCode: 'other', reason, files: [] }), client.askTermination({ id: agreement, reasonCode: 'other', reason, textHash: asked.textHash, proof: 'x.y' }),
          client.consentTermination({ id: at, textHash: asked.textHash, proof: 'x.y' }), client.refuseTermination({ id: at, reasonCode: 'other', reason }), client.withdrawTermination({ id: at }),
        ] : []),
        ...(actor.role === 'department' ? [client.passTermination({ id: at }), client.failTermination({ id: at, reasonCode: 'other', reason })] : []),
        ...(actor.role === 'school' ? [
          client.certifyTermination({ id: at }), client.failTermination({ id: at, reasonCode: 'other', reason }), client.dropForce({ id: at }),
          client.requestForce({ ...case_.forceInput(asked), id: at }), client.force({ id: at, textHash: asked.textHash, proof: 'x.y' }),
        ] : []),
      ];
      const theirs = await Promise.all(calls(id, case_.agreement).map(answered));
      expect([name, theirs]).toEqual([name, await Promise.all(calls(missing, missing).map(answered))]);
      expect(new Set(theirs)).toEqual(new Set(['NOT_FOUND']));
      expect((await client.listTerminations({})).items.map(row => row.id)).not.toContain(id);
    }
    expect(await case_.read('graduate', asked)).toMatchObject({ version: 1, status: 'awaiting_employer' });
  });
});

describe('lists', () => {
  it('a queue begins with its oldest, pages on, and is counted', async () => {
    const school = schoolActor(otherPlace);
    const cases: TerminationView[] = [];
    for (const one of await world.graduates(3, otherPlace)) cases.push(await (await Ending.of(world, one)).withSchool());
    const first = await world.as(school).listTerminations({ status: 'school_review', limit: 2 });
    expect(first.items.map(row => row.id)).toEqual(cases.slice(0, 2).map(view => view.id));
    expect((await world.as(school).listTerminations({ status: 'school_review', limit: 2, cursor: first.next! })).items.map(row => row.id)).toEqual([cases[2].id]);
    expect((await world.as(school).listTerminations({})).items.map(row => row.id)).toEqual(cases.map(view => view.id).toReversed());
    expect((await world.as(school).terminationCounts({})).items).toEqual([{ status: 'school_review', count: 3, overdue: 0, silent: 0 }]);
    await expect(world.as(school).listTerminations({ status: 'draft' })).rejects.toEqual(refused('CODE_UNKNOWN'));
    await later(12 * DAY, async () => {
      expect((await world.as(provinceActor('33')).listTerminations({ overdue: 'true' })).items.map(row => row.id)).toEqual(expect.arrayContaining(cases.map(view => view.id)));
    });
  });

  it('the usual time of a step comes from terminations alone', async () => {
    const school = world.as(schoolActor(otherPlace));
    expect(await school.usualTimes({ school: otherPlace.school, flow: 'termination' })).toEqual({ department_review: null, school_review: null });
    await world.service.database.query(`insert into termination select (json_populate_record(t, json_build_object('id', gen_random_uuid(), 'agreement_id', gen_random_uuid(), 'status', 'terminated', 'reached',
      json_build_object('school_review', now() - interval '3 hours', 'terminated', now() - interval '1 hour')))).* from termination t, generate_series(1, 10) where t.id = (select id from termination where school = $1 limit 1)`, [otherPlace.school]);
    expect((await school.usualTimes({ school: '99999', flow: 'termination' })).school_review).toBeNull();
    expect(await world.as(ministryActor()).usualTimes({ school: otherPlace.school, department: '99332-09', flow: 'termination' })).toMatchObject({ school_review: { p50: 120, p90: 120 } });
    expect(await school.usualTimes({ school: otherPlace.school, flow: 'signing' })).toMatchObject({ school_review: null });
  });
});
