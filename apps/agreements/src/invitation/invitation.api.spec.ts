import { departmentActor, employerActor, graduateActor, ministryActor, proofOf, provinceActor, schoolActor } from '@netsign/testing';
import { employerCode, otherEmployerCode, otherPlace, place, terms, World, year } from '../agreements.fixture.js';
import { ExpiryJob } from '../jobs/expiry.job.js';

const DAY = 86_400_000;
let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const refused = (code: string) => expect.objectContaining({ code });

describe('an invitation', () => {
  it('goes from draft to certified, and says at each step whose turn it is', async () => {
    const one = await world.graduate();
    const draft = await world.filled(one);
    expect(draft).toMatchObject({ status: 'draft', owner: 'employer', missing: [], mode: 'two_party', graduate: { idMasked: expect.stringMatching(/^\d{4}\*{10}\w{4}$/) } });
    const offered = await world.employerClient().send({ id: draft.id, textHash: draft.textHash, proof: world.sendProof(draft) });
    expect(offered).toMatchObject({ status: 'offered', owner: 'graduate', version: 1, textHash: draft.textHash });
    const read = await world.as(world.graduateOf(one)).getInvitation({ id: draft.id });
    expect(read.actions).toEqual([{ action: 'accept', allowed: true, code: null }, { action: 'refuse', allowed: true, code: null }]);
    expect(read.progress.map(step => [step.state, step.mark])).toEqual([['draft', 'done'], ['offered', 'now'], ['department_review', 'next'], ['school_review', 'next'], ['certified', 'next'], ['in_force', 'next']]);
    expect(await world.accept(read, one)).toMatchObject({ status: 'department_review', owner: 'department' });
    expect(await world.as(departmentActor(place)).pass({ id: draft.id })).toMatchObject({ status: 'school_review', owner: 'school' });
    expect(await world.as(schoolActor(place)).certify({ id: draft.id })).toMatchObject({ status: 'certified', version: 4, agreementId: expect.any(String), agreementNumber: null });
    const types = (await world.service.emitted()).filter(event => event.partitionkey === one.graduate).map(event => event.type);
    expect(types).toEqual(['invitation.sent.v1', 'invitation.accepted.v1', 'invitation.department-passed.v1', 'invitation.certified.v1', 'agreement.certified.v1']);
    const history = await world.as(world.graduateOf(one)).invitationHistory({ id: draft.id });
    expect(history.items.map(line => [line.by, line.action, line.to])).toEqual([['employer', 'send', 'offered'], ['graduate', 'accept', 'department_review'], ['department', 'pass', 'school_review'], ['school', 'certify', 'certified']]);
  });

  it('skips 院系 where the school has switched it off, for cases accepted from then on', async () => {
    const [before, after] = await world.graduates(2);
    const early = await world.inReview(before);
    const offered = await world.offered(after);
    await world.school({ departmentReview: false });
    expect(await world.accept(offered, after)).toMatchObject({ status: 'school_review', departmentTakesPart: false });
    expect(await world.as(departmentActor(place)).pass({ id: early.id })).toMatchObject({ status: 'school_review', departmentTakesPart: true });
    await world.school({ departmentReview: true });
  });

  it('is refused with a reason that the employer reads, and may then be sent again', async () => {
    const one = await world.graduate();
    const offered = await world.offered(one);
    await expect(world.as(world.graduateOf(one)).refuse({ id: offered.id, reasonCode: 'terms', reason: '短' })).rejects.toEqual(refused('REASON_TOO_SHORT'));
    await world.as(world.graduateOf(one)).refuse({ id: offered.id, reasonCode: 'terms', reason: '工资没有谈拢' });
    expect(await world.employerClient().getInvitation({ id: offered.id })).toMatchObject({ status: 'refused', closing: { by: 'graduate', reasonCode: 'terms', reason: '工资没有谈拢' } });
    expect(await world.offered(one)).toMatchObject({ status: 'offered' });
  });

  it('is withdrawn before the answer, not after', async () => {
    const one = await world.graduate();
    const offered = await world.offered(one);
    expect(await world.employerClient().withdraw({ id: offered.id })).toMatchObject({ status: 'withdrawn' });
    await expect(world.accept(offered, one)).rejects.toEqual(refused('INVITATION_WITHDRAWN'));
    const again = await world.inReview(one);
    await expect(world.employerClient().withdraw({ id: again.id })).rejects.toEqual(refused('INVITATION_IN_REVIEW'));
  });

  it('one second late is late, whether the clock has come round or not; then it expires, and may be sent again', async () => {
    const one = await world.graduate();
    const offered = await world.offered(one);
    await world.clock(5 * DAY + 1000);
    try {
      await expect(world.accept(offered, one)).rejects.toEqual(refused('INVITATION_EXPIRED'));
      expect(await world.service.app.get(ExpiryJob).run()).toBeGreaterThan(0);
      expect(await world.as(world.graduateOf(one)).getInvitation({ id: offered.id })).toMatchObject({ status: 'expired', closing: { by: 'clock' } });
      expect(await world.offered(one)).toMatchObject({ status: 'offered' });
    } finally {
      await world.clock(0);
    }
  });

  it('past its end but not yet marked does not stand in the way of a new one', async () => {
    const one = await world.graduate();
    const offered = await world.offered(one);
    await world.service.database.query(`update invitation set valid_until = clock_timestamp() - interval '1 second' where id = $1`, [offered.id]);
    expect(await world.offered(one)).toMatchObject({ status: 'offered' });
    expect(await world.employerClient().getInvitation({ id: offered.id })).toMatchObject({ status: 'expired' });
  });

  it('is taken back until somebody has decided; then the graduate is free again', async () => {
    const [early, late] = await world.graduates(2);
    const first = await world.inReview(early);
    expect(await world.as(world.graduateOf(early)).takeBack({ id: first.id })).toMatchObject({ status: 'taken_back' });
    expect(await world.inReview(early)).toMatchObject({ status: 'department_review' });
    const passed = await world.withSchool(late);
    await expect(world.as(world.graduateOf(late)).takeBack({ id: passed.id })).rejects.toEqual(refused('REVIEW_HAS_BEGUN'));
    await world.clock(10 * DAY);
    try {
      expect(await world.as(world.graduateOf(late)).takeBack({ id: passed.id })).toMatchObject({ status: 'taken_back' });
    } finally {
      await world.clock(0);
    }
  });

  it('fails at 院系 or school with a reason, and the only way on is a new one', async () => {
    const [one, other] = await world.graduates(2);
    const reason = { reasonCode: 'data_wrong' as const, reason: '专业名称不符' };
    const first = await world.inReview(one);
    expect(await world.as(departmentActor(place)).fail({ id: first.id, ...reason })).toMatchObject({ status: 'failed', closing: { by: 'department', ...reason } });
    await expect(world.accept(first, one)).rejects.toEqual(refused('INVITATION_FAILED'));
    expect(await world.inReview(one)).toMatchObject({ status: 'department_review' });
    const second = await world.withSchool(other);
    expect(await world.as(schoolActor(place)).fail({ id: second.id, ...reason })).toMatchObject({ status: 'failed', closing: { by: 'school' } });
  });
});

describe('one agreement per graduate', () => {
  it('while one signing is in flight others can only be refused; they open again when it fails', async () => {
    const one = await world.graduate();
    const [first, second] = [await world.offered(one), await world.offered(one, otherEmployerCode)];
    await world.accept(first, one);
    expect((await world.as(world.graduateOf(one)).getInvitation({ id: second.id })).actions).toEqual([{ action: 'accept', allowed: false, code: 'SIGNING_IN_FLIGHT' }, { action: 'refuse', allowed: true, code: null }]);
    await expect(world.accept(second, one)).rejects.toEqual(refused('SIGNING_IN_FLIGHT'));
    await world.as(departmentActor(place)).fail({ id: first.id, reasonCode: 'other', reason: '材料不齐全' });
    expect(await world.accept(second, one)).toMatchObject({ status: 'department_review' });
  });

  it('after the school has certified others are locked with the reason, and new ones still arrive', async () => {
    const one = await world.graduate();
    const other = await world.offered(one, otherEmployerCode);
    await world.certified(one);
    await expect(world.accept(other, one)).rejects.toEqual(refused('SIGNED_ELSEWHERE'));
    const late = await world.graduate();
    await world.certified(late);
    expect(await world.offered(late, otherEmployerCode)).toMatchObject({ status: 'offered' });
  });

  it('the same employer cannot have two open', async () => {
    const one = await world.graduate();
    await world.offered(one);
    const second = await world.filled(one);
    await expect(world.employerClient().send({ id: second.id, textHash: second.textHash, proof: world.sendProof(second) })).rejects.toEqual(refused('INVITATION_ALREADY_OPEN'));
    const signed = await world.graduate();
    await world.certified(signed);
    const again = await world.filled(signed);
    await expect(world.employerClient().send({ id: again.id, textHash: again.textHash, proof: world.sendProof(again) })).rejects.toEqual(refused('ALREADY_SIGNED_WITH_YOU'));
  });
});

describe('bad input', () => {
  it('names nobody: unknown, wrong check digit, not eligible, closed cohort, suspended employer', async () => {
    const one = await world.graduate();
    const call = (over: Partial<{ name: string; idNumber: string; school: string }>) => world.employerClient().draft({ school: place.school, name: one.name, idNumber: one.idNumber, year, ...over });
    await expect(call({ name: '查无此人' })).rejects.toEqual(refused('GRADUATE_NOT_FOUND'));
    await expect(call({ school: otherPlace.school })).rejects.toEqual(refused('GRADUATE_NOT_FOUND'));
    await expect(call({ idNumber: one.idNumber.slice(0, 17) + (one.idNumber.endsWith('1') ? '2' : '1') })).rejects.toEqual(refused('ID_NUMBER_CHECK_DIGIT'));
    const bound = await world.graduate(place, { eligible: false, trainingMode: '21' });
    await expect(world.draft(bound)).rejects.toEqual(refused('GRADUATE_NOT_ELIGIBLE'));
    await world.school({ openCohorts: [] }, otherPlace);
    const closed = await world.graduate(otherPlace);
    await expect(world.draft(closed)).rejects.toEqual(refused('COHORT_NOT_OPEN'));
    await world.school({}, otherPlace);
    await world.employer(otherEmployerCode, { status: 'suspended' });
    await expect(world.draft(one, otherEmployerCode)).rejects.toEqual(refused('EMPLOYER_SUSPENDED'));
    await world.employer(otherEmployerCode, { authorisedUntil: null });
    await expect(world.draft(one, otherEmployerCode)).rejects.toEqual(refused('EMPLOYER_NOT_AUTHORISED'));
    await world.employer(otherEmployerCode);
  });

  it('a suspended employer, lost eligibility or a closed cohort stop accept and certify, which change nothing', async () => {
    const [one, two] = await world.graduates(2);
    const offered = await world.offered(one);
    const reviewed = await world.withSchool(two);
    await world.employer(employerCode, { status: 'suspended' });
    await expect(world.accept(offered, one)).rejects.toEqual(refused('EMPLOYER_SUSPENDED'));
    await expect(world.as(schoolActor(place)).certify({ id: reviewed.id })).rejects.toEqual(refused('EMPLOYER_SUSPENDED'));
    expect(await world.as(schoolActor(place)).getInvitation({ id: reviewed.id })).toMatchObject({ status: 'school_review', alerts: ['EMPLOYER_SUSPENDED'], version: reviewed.version });
    await world.employer(employerCode);
    await world.correct(two, { eligible: false, trainingMode: '21' });
    await expect(world.as(schoolActor(place)).certify({ id: reviewed.id })).rejects.toEqual(refused('GRADUATE_NOT_ELIGIBLE'));
    await world.school({ openCohorts: [] });
    await expect(world.accept(offered, one)).rejects.toEqual(refused('COHORT_NOT_OPEN'));
    await world.school({});
  });

  it('incomplete terms and a stale text are not sent', async () => {
    const one = await world.graduate();
    const empty = await world.draft(one);
    await expect(world.employerClient().send({ id: empty.id, textHash: empty.textHash, proof: world.sendProof(empty) })).rejects.toEqual(refused('TERMS_INCOMPLETE'));
    const filled = await world.employerClient().save({ id: empty.id, terms });
    const changed = await world.employerClient().save({ id: empty.id, terms: { monthlyPay: 9000, probationPay: 8000 } });
    expect(changed.textHash).not.toBe(filled.textHash);
    await expect(world.employerClient().send({ id: filled.id, textHash: filled.textHash, proof: world.sendProof(filled) })).rejects.toEqual(refused('TEXT_CHANGED'));
    expect(changed.lawChecks).toContainEqual({ term: 'probationPay', ok: true, law: '劳动合同法第二十条' });
  });

  it('a proof is good for one act of one person on one text, once, and not for long', async () => {
    const one = await world.graduate();
    const offered = await world.offered(one);
    const graduate = world.graduateOf(one);
    const act = { endpoint: 'agreements.accept', caseId: offered.id, caseVersion: offered.version, textHash: offered.textHash };
    const accept = (proof: string) => world.as(graduate).accept({ id: offered.id, textHash: offered.textHash, proof });
    await expect(accept('not.a-proof')).rejects.toEqual(refused('PROOF_INVALID'));
    await expect(accept(proofOf(graduate, act, { exp: 1 }))).rejects.toEqual(refused('PROOF_EXPIRED'));
    await expect(accept(proofOf(graduate, { ...act, endpoint: 'agreements.send' }))).rejects.toEqual(refused('PROOF_FOR_ANOTHER_ACT'));
    await expect(accept(proofOf(graduate, { ...act, caseVersion: 7 }))).rejects.toEqual(refused('PROOF_FOR_ANOTHER_ACT'));
    await expect(accept(proofOf(employerActor(employerCode), act))).rejects.toEqual(refused('PROOF_FOR_ANOTHER_ACT'));
    const used = proofOf(graduate, act);
    const [, , jti] = [0, 0, JSON.parse(Buffer.from(used.split('.')[0], 'base64url').toString()).jti as string];
    await world.service.database.query('insert into burnt_proof (jti, account) values ($1, $2)', [jti, graduate.account]);
    await expect(accept(used)).rejects.toEqual(refused('PROOF_USED'));
    expect(await world.as(graduate).getInvitation({ id: offered.id })).toMatchObject({ status: 'offered', version: offered.version });
  });

  it('a key repeated gives the same answer once done, and another body under it is refused', async () => {
    const one = await world.graduate();
    const offered = await world.offered(one);
    const proof = world.acceptProof(offered, one);
    const call = (textHash: string) => world.as(world.graduateOf(one)).accept({ id: offered.id, textHash, proof }, { idempotencyKey: 'one-key-for-all' });
    const first = await call(offered.textHash);
    expect({ ...(await call(offered.textHash)), now: '' }).toEqual({ ...first, now: '' });
    await expect(call('0'.repeat(64))).rejects.toEqual(refused('IDEMPOTENCY_KEY_REUSED'));
    expect((await world.service.emitted()).filter(event => event.type === 'invitation.accepted.v1' && event.subject === offered.id)).toHaveLength(1);
  });
});

describe('input that no database keeps', () => {
  it('is refused by name, wherever it stands, and nothing answers 500', async () => {
    const one = await world.graduate();
    const draft = await world.draft(one);
    await expect(world.employerClient().save({ id: draft.id, terms: { position: 'a\0b' } })).rejects.toMatchObject({ code: 'CHARACTER_INVALID', fields: [{ at: '/terms/position', code: 'CHARACTER_INVALID' }] });
    await expect(world.employerClient().draft({ school: 'x\0', name: one.name, idNumber: one.idNumber, year })).rejects.toEqual(refused('CHARACTER_INVALID'));
    await expect(world.employerClient().draft({ school: place.school, name: '\ud800', idNumber: one.idNumber, year })).rejects.toEqual(refused('CHARACTER_INVALID'));
    const forged = Buffer.from('["x","y"]').toString('base64url');
    await expect(world.employerClient().listInvitations({ cursor: forged })).rejects.toEqual(refused('CURSOR_INVALID'));
    await expect(world.employerClient().listInvitations({ status: 'offered,nonsense' })).rejects.toEqual(refused('CODE_UNKNOWN'));
  });

  it('of an unknown term or an endless one is not kept', async () => {
    const draft = await world.draft(await world.graduate());
    const saved = await world.employerClient().save({ id: draft.id, terms: { position: '工程师', salary: 1 } as never });
    expect(saved.terms).toEqual({ position: '工程师' });
    await expect(world.employerClient().save({ id: draft.id, terms: { position: 'x'.repeat(2001) } })).rejects.toEqual(refused('INPUT_INVALID'));
  });
});

describe('sight', () => {
  const unknown = '00000000-0000-7000-8000-000000000000';
  it('another school, 院系, employer or graduate gets what an unknown id gets, in reads and in commands', async () => {
    const [one, other] = await world.graduates(2);
    const view = await world.withSchool(one);
    const strangers = [schoolActor(otherPlace), departmentActor(otherPlace), employerActor(otherEmployerCode), graduateActor(other.graduate, other.place), provinceActor('42')];
    for (const stranger of strangers) {
      await expect(world.as(stranger).getInvitation({ id: view.id })).rejects.toEqual(refused('NOT_FOUND'));
      await expect(world.as(stranger).getInvitation({ id: unknown })).rejects.toEqual(refused('NOT_FOUND'));
      expect((await world.as(stranger).listInvitations({ limit: 200 })).items.map(row => row.id)).not.toContain(view.id);
    }
    await expect(world.as(schoolActor(otherPlace)).certify({ id: view.id })).rejects.toEqual(refused('NOT_FOUND'));
    await expect(world.as(schoolActor(otherPlace)).fail({ id: view.id, reasonCode: 'other', reason: '与我校无关' })).rejects.toEqual(refused('NOT_FOUND'));
    await expect(world.as(graduateActor(other.graduate, other.place)).takeBack({ id: view.id })).rejects.toEqual(refused('NOT_FOUND'));
    for (const reader of [schoolActor(place), departmentActor(place), provinceActor('33'), ministryActor(), world.graduateOf(one)]) {
      expect((await world.as(reader).getInvitation({ id: view.id })).id).toBe(view.id);
    }
  });

  it('a draft does not exist for anybody but its employer', async () => {
    const one = await world.graduate();
    const draft = await world.filled(one);
    for (const actor of [world.graduateOf(one), schoolActor(place), departmentActor(place)]) await expect(world.as(actor).getInvitation({ id: draft.id })).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('a role that may not act is told so', async () => {
    const one = await world.graduate();
    const view = await world.withSchool(one);
    await expect(world.as(departmentActor(place)).certify({ id: view.id })).rejects.toEqual(refused('ROLE_MAY_NOT'));
    await expect(world.as({ ...world.graduateOf(one), confirmed: false }).getInvitation({ id: view.id })).rejects.toEqual(refused('RECORD_NOT_CONFIRMED'));
  });
});

describe('lists', () => {
  it('show what is past its due time one tier up', async () => {
    const [early, late] = await world.graduates(2);
    const inDepartment = await world.inReview(early);
    const inSchool = await world.withSchool(late);
    const overdue = async (actor: Parameters<World['as']>[0], status: string) => (await world.as(actor).listInvitations({ status, overdue: 'true', limit: 200 })).items.map(row => row.id);
    expect(await overdue(schoolActor(place), 'department_review')).not.toContain(inDepartment.id);
    await world.clock(10 * DAY);
    try {
      expect(await overdue(schoolActor(place), 'department_review')).toContain(inDepartment.id);
      expect(await overdue(provinceActor('33'), 'school_review')).toContain(inSchool.id);
      expect(await world.as(schoolActor(place)).getInvitation({ id: inSchool.id })).toMatchObject({ overdue: true });
    } finally {
      await world.clock(0);
    }
  });

  it('find by the beginning of the graduate’s name', async () => {
    const people = await world.graduates(2);
    for (const one of people) await world.inReview(one);
    const found = async (search: string) => (await world.as(departmentActor(place)).searchInvitations({ status: 'department_review', search, limit: 200 })).items.map(row => row.graduateName);
    const [one] = people;
    expect(await found(one.name)).toContain(one.name);
    expect((await found(one.name.slice(0, 1))).every(name => name.startsWith(one.name.slice(0, 1)))).toBe(true);
    expect(await found('%')).toEqual([]);
  });

  it('are paged without loss or repetition, queues oldest first', async () => {
    const people = await world.graduates(5, otherPlace);
    for (const one of people) await world.inReview(one);
    const client = world.as(departmentActor(otherPlace));
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await client.listInvitations({ status: 'department_review', limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map(row => row.graduateName));
      cursor = page.next;
    }
    expect(seen).toEqual(people.map(one => one.name));
    await expect(client.listInvitations({ cursor: 'nonsense', limit: 2 })).rejects.toEqual(refused('CURSOR_INVALID'));
  });
});
