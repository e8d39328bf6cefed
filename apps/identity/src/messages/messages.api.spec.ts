import { agreementInForce, departmentPassed, graduateCorrected, graduateRegistered, invitationAccepted, invitationSent, type CaseFact, type Envelope, type MessageView } from '@netsign/contracts';
import { EventPath } from '@netsign/platform';
import { departmentActor, employerActor, envelopeOf, graduateActor, schoolActor, uuidOf } from '@netsign/testing';
import pg from 'pg';
import { MESSAGES } from '../groups.js';
import { codeOf, EMPLOYER, GAO, startIdentity, creditCode, registerTree, openSchool, type Identity } from '../identity.fixture.js';

const place = { department: '99331-01', school: '99331', province: '33' };
const gao = graduateActor(uuidOf('gao 2027'), place);
const another = graduateActor(uuidOf('lin 2027'), place);
const employer = employerActor(EMPLOYER);
const school = schoolActor(place);
const department = departmentActor(place);
const caseId = uuidOf('invitation');
const agreementId = uuidOf('agreement');

const fact = (over: Partial<CaseFact> = {}): CaseFact => ({ caseId, kind: 'invitation', graduateId: uuidOf('gao 2027'), year: 2027, ...place, employer: EMPLOYER, from: null, to: 'offered', ...over });
const about = (version: number, time = '2026-11-24T02:00:00.000Z', subject = caseId) => ({ subject, key: uuidOf('gao 2027'), version, time });
const sent = (time?: string, version = 1) => envelopeOf(invitationSent, { ...fact(), validUntil: '2026-12-01T00:00:00.000Z' }, about(version, time));
const accepted = (time = '2026-11-24T03:00:00.000Z') => envelopeOf(invitationAccepted, fact({ from: 'offered', to: 'department_review' }), about(2, time));
const passed = () => envelopeOf(departmentPassed, fact({ from: 'department_review', to: 'school_review' }), about(3, '2026-11-24T04:00:00.000Z'));
const inForce = () => envelopeOf(agreementInForce, { ...fact({ caseId: agreementId, kind: 'agreement', from: 'certified', to: 'in_force' }), number: '2027993310000001' }, about(2, '2026-11-24T05:00:00.000Z', agreementId));

let identity: Identity;
beforeAll(async () => { identity = await startIdentity(); });
afterAll(() => identity.close());
beforeEach(() => identity.reset());

const deliver = (...events: Envelope[]) => identity.deliver(MESSAGES, events);
const box = (actor: typeof gao, limit = 50) => identity.client(actor).listMessages({ limit });
const typesOf = (items: readonly MessageView[]) => items.map(item => item.type);

describe('the message box', () => {
  it('tells a graduate of each correction of the record, and nobody of a registration', async () => {
    const fact = { graduateId: uuidOf('gao 2027'), year: 2027, cohort: '2027-99331', ...place, educationLevel: '31', trainingMode: '1', eligible: true, idMatch: 'x', person: { iv: '', tag: '', body: '' } };
    const record = (type: typeof graduateCorrected, version: number) => envelopeOf(type, { ...fact, version }, { subject: fact.graduateId, key: fact.graduateId, version });
    const corrected = record(graduateCorrected, 2);
    await deliver(record(graduateRegistered, 1), corrected, corrected);
    const { items, unread } = await box(gao);
    expect(items).toMatchObject([{ kind: 'record', caseId: null, type: 'graduate.corrected.v1', count: 1 }]);
    expect([unread, (await box(another)).items]).toEqual([1, []]);
  });

  it('has one message for each event of one’s cases, newest first, whatever the order they came in', async () => {
    await deliver(sent(), inForce(), passed());
    const { items, unread, next } = await box(gao);
    expect(typesOf(items)).toEqual(['agreement.in-force.v1', 'invitation.department-passed.v1', 'invitation.sent.v1']);
    expect(items[0]).toMatchObject({ kind: 'agreement', caseId: agreementId, at: '2026-11-24T05:00:00.000Z', readAt: null, count: 1 });
    expect([unread, next]).toEqual([3, null]);
  });

  it('is not changed by an event that comes again, not even where the inbox has forgotten it', async () => {
    const event = sent();
    await deliver(event);
    await identity.client(gao).markRead({ ids: 'all' });
    await deliver(event, event);
    await identity.database.query('truncate inbox');
    await deliver(event);
    const { items, unread } = await box(gao);
    expect([items.length, unread]).toEqual([1, 0]);
    expect(items[0].readAt).not.toBeNull();
  });

  it('holds nothing of what stands in the case', async () => {
    await deliver(sent(), accepted(), inForce());
    const columns = await identity.database.query<{ columnName: string }>(`select column_name as "columnName" from information_schema.columns where table_name = 'message' order by 1`);
    expect(columns.map(row => row.columnName)).toEqual(['about', 'at', 'case_id', 'count', 'department', 'employer', 'graduate', 'id', 'kind', 'read_at', 'receiver', 'school', 'type']);
  });

  it('tells the open pages of those concerned, and nobody else, and nothing twice', async () => {
    const signal = jest.spyOn(EventPath.prototype, 'signal');
    const event = accepted();
    await deliver(event);
    const receivers = ['department:99331-01', `employer:${EMPLOYER}`];
    expect(signal.mock.calls.flatMap(([signals]) => signals)).toEqual(receivers.map(receiver => ({ kind: 'message.changed', id: receiver, audience: receiver })));
    await deliver(event);
    expect(signal).toHaveBeenCalledTimes(1);
    signal.mockRestore();
  });

  it('waits for a graduate who has never signed in', async () => {
    await registerTree(identity);
    await openSchool(identity);
    await deliver(sent());
    const graduate = await identity.tellOf({ person: GAO });
    const { actor } = await identity.signIn('student', 'g01', GAO);
    expect(actor.graduate).toBe(graduate);
    expect(typesOf((await box({ ...actor, confirmed: true })).items)).toEqual(['invitation.sent.v1']);
  });

  it('is nobody else’s: a stranger sees nothing and marks nothing', async () => {
    await deliver(sent(), accepted());
    const [mine] = (await box(gao)).items;
    for (const stranger of [another, employerActor(creditCode(2)), departmentActor({ ...place, department: '99331-02' }), schoolActor({ school: '99332', province: '33' })]) {
      expect(await box(stranger)).toEqual({ items: [], next: null, unread: 0 });
      await identity.client(stranger).markRead({ ids: [mine.id] });
      await identity.client(stranger).markRead({ ids: 'all' });
    }
    expect((await box(gao)).items[0].readAt).toBeNull();
    expect(typesOf((await box(employer)).items)).toEqual(['invitation.accepted.v1']);
  });

  it('is kept apart by the database itself, where a query forgets whose it is', async () => {
    await deliver(sent(), accepted());
    const login = new pg.Client({ connectionString: identity.database.requestUrl });
    await login.connect();
    await login.query('begin');
    await login.query(`select set_config('app.role', 'graduate', true), set_config('app.graduate', $1, true)`, [gao.graduate]);
    const { rows } = await login.query<{ receiver: string }>('select receiver from message');
    await login.end();
    expect(rows).toEqual([{ receiver: `graduate:${gao.graduate}` }]);
  });

  it('counts the papers that came to an office, one line a day, and is unread again when more come', async () => {
    await deliver(accepted());
    expect((await box(department)).items).toMatchObject([{ kind: 'papers', type: 'papers.arrived', caseId: null, count: 1 }]);
    await identity.client(department).markRead({ ids: 'all' });
    await deliver(accepted('2026-11-24T06:00:00.000Z'), accepted('2026-11-25T06:00:00.000Z'), passed());
    const { items, unread } = await box(department);
    expect(items.map(({ count, at }) => [count, at])).toEqual([[1, '2026-11-25T06:00:00.000Z'], [2, '2026-11-24T06:00:00.000Z']]);
    expect(unread).toBe(2);
    expect((await box(school)).items.map(({ count }) => count)).toEqual([1]);
  });

  it('counts a paper once, though everything comes again after the inbox forgot it', async () => {
    const paper = accepted();
    await deliver(paper);
    await identity.database.query('delete from inbox');
    await deliver(paper);
    expect((await box(department)).items.map(({ count }) => count)).toEqual([1]);
  });

  it('marks these or all as read, once: the first time stays', async () => {
    await deliver(sent(), passed(), inForce());
    const [newest] = (await box(gao)).items;
    expect(await identity.client(gao).markRead({ ids: [newest.id] })).toEqual({ unread: 2 });
    const first = (await box(gao)).items[0].readAt;
    expect(await identity.client(gao).markRead({ ids: 'all' })).toEqual({ unread: 0 });
    expect((await box(gao)).items[0].readAt).toBe(first);
  });

  it('pages by cursor and refuses a forged one', async () => {
    await deliver(...[1, 2, 3, 4, 5].map(version => sent('2026-11-24T02:00:00.000Z', version)));
    const first = await box(gao, 2);
    const second = await identity.client(gao).listMessages({ limit: 2, cursor: first.next! });
    const third = await identity.client(gao).listMessages({ limit: 2, cursor: second.next! });
    const ids = [first, second, third].flatMap(page => page.items.map(item => item.id));
    expect([new Set(ids).size, ids.length, third.next]).toEqual([5, 5, null]);
    expect(await codeOf(identity.client(gao).listMessages({ cursor: 'nonsense' }))).toBe('CURSOR_INVALID');
  });
});

describe('signing out everywhere', () => {
  it('says before how many other sessions are open, and ends them', async () => {
    await registerTree(identity);
    await openSchool(identity);
    await identity.tellOf({ person: GAO });
    const [{ actor }] = [await identity.signIn('student', 'g01', GAO), await identity.signIn('student', 'g01', GAO), await identity.signIn('student', 'g01', GAO)];
    expect(await identity.client(actor).otherSessions({})).toEqual({ others: 2 });
    expect(await identity.client(actor).signOut({ everywhere: true })).toEqual({ ended: 3 });
    expect(await identity.client(actor).otherSessions({})).toEqual({ others: 0 });
  });
});
