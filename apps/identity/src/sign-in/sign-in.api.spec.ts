import { EventPath } from '@netsign/platform';
import { codeOf, creditCode, EMPLOYER, employerItem, GAO, idNumber, ministry, openSchool, refusal, registerTree, startIdentity, YEAR, type Identity } from '../identity.fixture.js';

const gateway = { role: 'gateway' } as const;
const LU = { name: '陆清澜', idNumber: idNumber(2) };
const accounts = (identity: Identity) => identity.database.query<{ n: number }>('select count(*)::int as n from account').then(rows => rows[0].n);

describe('a graduate signs in', () => {
  let identity: Identity;
  let graduate: string;
  beforeAll(async () => { identity = await startIdentity(); });
  beforeEach(async () => {
    await identity.reset();
    await registerTree(identity);
    await openSchool(identity);
    graduate = await identity.tellOf({ person: GAO });
  });
  afterAll(() => identity.close());

  test('by ID number and name, and is the actor with the keys of the own place, not confirmed yet', async () => {
    const session = await identity.signIn('student', 'g0001', GAO);
    expect(session.actor).toMatchObject({ role: 'graduate', graduate, department: '99331-01', school: '99331', province: '33', confirmed: false });
    expect(session.secret).toMatch(/^[\w-]{43}$/);
    const me = await identity.client(session.actor).me({});
    expect(me).toMatchObject({ name: GAO.name, organisation: '越州理工大学', phoneMasked: null, graduates: [{ graduate, year: YEAR, school: '越州理工大学', department: '计算机学院' }] });
  });

  test('the database keeps neither the secret nor the ID number', async () => {
    const { secret } = await identity.signIn('student', 'g0001', GAO);
    const rows = JSON.stringify(await identity.database.query('select * from session, account, graduate_replica'));
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(GAO.idNumber);
  });

  test('written another way it is still the same person', async () => {
    expect((await identity.signIn('student', 'g0001', { name: ` ${GAO.name} `, idNumber: GAO.idNumber.toLowerCase() })).actor.graduate).toBe(graduate);
  });

  test('whoever is in no roster is refused, told whom to ask when the number is known, and leaves no account', async () => {
    expect(await refusal(identity.signIn('student', 'g0002', LU))).toMatchObject({ code: 'NOT_IN_ROSTER', details: { contacts: [] } });
    expect(await refusal(identity.signIn('student', 'g0001', { ...GAO, name: '高岭' }))).toMatchObject({ code: 'NOT_IN_ROSTER', details: { contacts: ['越州理工大学就业指导中心'] } });
    expect(await accounts(identity)).toBe(0);
  });

  test('a school that the province has not opened for the year does not let in', async () => {
    await identity.tellOf({ name: 'lu', person: LU, school: '99332' });
    expect(await codeOf(identity.signIn('student', 'g0002', LU))).toBe('COHORT_NOT_OPEN');
    expect(await accounts(identity)).toBe(0);
  });

  test('with two records the newest year comes first, and the session may turn to the other', async () => {
    await openSchool(identity, '99331', YEAR + 2);
    const later = await identity.tellOf({ person: GAO, year: YEAR + 2, department: '99331-02' });
    const session = await identity.signIn('student', 'g0001', GAO);
    expect(session.actor.graduate).toBe(later);
    expect((await identity.client(session.actor).me({})).graduates.map(one => one.graduate)).toEqual([later, graduate]);
    const chosen = await identity.client(session.actor).chooseGraduate({ graduate });
    expect(chosen.actor).toMatchObject({ graduate, department: '99331-01', session: session.actor.session });
    expect((await identity.client(gateway).resume({ end: 'student', secret: session.secret })).actor.graduate).toBe(graduate);
  });

  test('nobody turns to a record that is another\'s', async () => {
    const stranger = await identity.tellOf({ name: 'lu', person: LU });
    const session = await identity.signIn('student', 'g0001', GAO);
    expect(await codeOf(identity.client(session.actor).chooseGraduate({ graduate: stranger }))).toBe('GRADUATE_NOT_YOURS');
  });

  test('a corrected ID number ends the sessions, tells the gateways, and unbinds the account', async () => {
    const told = jest.spyOn(identity.app.get(EventPath), 'signal');
    const session = await identity.signIn('student', 'g0001', GAO);
    await identity.tellOf({ version: 2, person: LU });
    expect(told.mock.calls.flat(2)).toEqual([{ kind: 'session.ended', id: session.actor.session, audience: '' }]);
    expect(await codeOf(identity.client(gateway).resume({ end: 'student', secret: session.secret }))).toBe('SESSION_ENDED');
    expect(await codeOf(identity.signIn('student', 'g0001', GAO))).toBe('NOT_IN_ROSTER');
    expect((await identity.signIn('student', 'g0009', LU)).actor.graduate).toBe(graduate);
  });

  test('another correction leaves the session, and its place is new at once', async () => {
    const session = await identity.signIn('student', 'g0001', GAO);
    await identity.tellOf({ version: 2, person: GAO, department: '99331-02' });
    expect((await identity.client(gateway).resume({ end: 'student', secret: session.secret })).actor.department).toBe('99331-02');
    await identity.tellOf({ version: 1, person: GAO });
    expect((await identity.client(gateway).resume({ end: 'student', secret: session.secret })).actor.department).toBe('99331-02');
  });
});

describe('tickets', () => {
  let identity: Identity;
  beforeAll(async () => { identity = await startIdentity(); });
  afterAll(() => identity.close());
  const service = 'http://localhost:8080/api/admin/cas?to=%2Fadmin%2F';
  const official = { role: 'ministry', organisation: '00', name: '闻人甲', phone: '19900009001' };
  const enter = (ticket: string, over: { service?: string; end?: 'admin' | 'student' } = {}) => identity.client(gateway).signIn({ end: 'admin', ticket, service, device: '', ...over });

  test('a ticket is good once, for its own address and its own system', async () => {
    const ticket = identity.outside.ticket('jygl', 'm1', official, service);
    expect((await enter(ticket)).actor.role).toBe('ministry');
    expect(await codeOf(enter(ticket))).toBe('TICKET_INVALID');
    expect(await codeOf(enter(identity.outside.ticket('jygl', 'm1', official, service), { service: `${service}x` }))).toBe('TICKET_INVALID');
    expect(await codeOf(enter(identity.outside.ticket('jygl', 'm1', official, service), { end: 'student' }))).toBe('TICKET_INVALID');
    expect(await codeOf(enter('ST-never-given'))).toBe('TICKET_INVALID');
  });

  test('attributes that do not say who it is are the other system\'s failure', async () => {
    expect(await codeOf(enter(identity.outside.ticket('jygl', 'm1', { name: '闻人甲' }, service)))).toBe('UNAVAILABLE');
  });

  test('only the gateway signs in and resumes', async () => {
    expect(await codeOf(identity.client(ministry).signIn({ end: 'admin', ticket: 'x', service, device: '' }))).toBe('ROLE_MAY_NOT');
    expect(await codeOf(identity.client(ministry).resume({ end: 'admin', secret: 'x' }))).toBe('ROLE_MAY_NOT');
    expect(await codeOf(identity.client(gateway).me({}))).toBe('ROLE_MAY_NOT');
  });
});

describe('while the outside system is away', () => {
  test('nobody signs in, and it is said', async () => {
    const identity = await startIdentity({ config: { sandboxUrl: 'http://127.0.0.1:1' } });
    try {
      expect(await codeOf(identity.signIn('admin', 'm1', { role: 'ministry', organisation: '00', name: '闻人甲' }))).toBe('UNAVAILABLE');
    } finally {
      await identity.close();
    }
  });
});

describe('officials and employers sign in', () => {
  let identity: Identity;
  beforeAll(async () => { identity = await startIdentity(); await registerTree(identity); await identity.client(ministry).importEmployers({ items: [employerItem] }); });
  afterAll(() => identity.close());
  const official = (role: string, organisation: string) => ({ role, organisation, name: '闻人甲', phone: '19900009001' });
  const clerk = { creditCode: EMPLOYER, name: employerItem.operator.name, phone: '19900007777' };

  test.each([
    ['department', '99331-01', { department: '99331-01', school: '99331', province: '33' }],
    ['school', '99331', { school: '99331', province: '33' }],
    ['province', '33', { province: '33' }],
    ['ministry', '00', {}],
  ])('a %s has the keys of its place and no others', async (role, organisation, keys) => {
    const { actor } = await identity.signIn('admin', `${role}-1`, official(role, organisation));
    expect(actor).toEqual({ account: actor.account, session: actor.session, role, ...keys });
    expect(await identity.client(actor).me({})).toMatchObject({ name: '闻人甲', phoneMasked: '199****9001', graduates: [] });
  });

  test.each([['school', '99999'], ['school', '33'], ['department', '99331'], ['ministry', '99331']])('a %s of %s is in no tree', async (role, organisation) => {
    expect(await codeOf(identity.signIn('admin', 'nobody', official(role, organisation)))).toBe('ORGANISATION_UNKNOWN');
  });

  test('an account that changes its place in 就业管理系统 has the new keys at the next sign-in, under the same account', async () => {
    const before = await identity.signIn('admin', 'moves', official('school', '99331'));
    const after = await identity.signIn('admin', 'moves', official('school', '99421'));
    expect(after.actor).toMatchObject({ account: before.actor.account, school: '99421', province: '42' });
  });

  test('an employer enters by the operator of its 授权书 alone', async () => {
    const { actor } = await identity.signIn('corp', 'e01', clerk);
    expect(actor).toEqual({ account: actor.account, session: actor.session, role: 'employer', employer: EMPLOYER });
    expect(await identity.client(actor).me({})).toMatchObject({ organisation: employerItem.name, phoneMasked: '199****8001' });
    expect(await codeOf(identity.signIn('corp', 'e99', clerk))).toBe('EMPLOYER_NOT_AUTHORISED');
    expect(await codeOf(identity.signIn('corp', 'e01', { ...clerk, creditCode: creditCode(2) }))).toBe('EMPLOYER_UNKNOWN');
  });

  test('a suspended employer still enters, and so does one whose authorisation has run out', async () => {
    await identity.client(ministry).suspendEmployer({ creditCode: EMPLOYER, reason: '被多名毕业生投诉' });
    await identity.client(ministry).importEmployers({ items: [{ ...employerItem, authorisation: null }] });
    expect((await identity.signIn('corp', 'e01', clerk)).actor.employer).toBe(EMPLOYER);
  });

  test('a new operator ends the sessions of the one before', async () => {
    const told = jest.spyOn(identity.app.get(EventPath), 'signal');
    const former = await identity.signIn('corp', 'e01', clerk);
    await identity.client(ministry).importEmployers({ items: [{ ...employerItem, operator: { account: 'e77', name: '钟离川', phone: '19900008077' } }] });
    expect(told.mock.calls.flat(2)).toContainEqual({ kind: 'session.ended', id: former.actor.session, audience: '' });
    expect(await codeOf(identity.client(gateway).resume({ end: 'corp', secret: former.secret }))).toBe('SESSION_ENDED');
    expect((await identity.signIn('corp', 'e77', clerk)).actor.employer).toBe(EMPLOYER);
  });
});

describe('a session', () => {
  let identity: Identity;
  beforeAll(async () => { identity = await startIdentity(); await registerTree(identity); });
  afterAll(() => identity.close());
  const enter = () => identity.signIn('admin', 'school-1', { role: 'school', organisation: '99331', name: '闻人甲' });
  const resume = (secret: string) => identity.client(gateway).resume({ end: 'admin', secret });
  const set = (session: string, change: string) => identity.database.query(`update session set ${change} where id = $1`, [session]);

  test('resumes with the same actor and the same token against forgery, which no other session has', async () => {
    const [one, other] = [await enter(), await enter()];
    const { secret: _secret, ...facts } = one;
    expect(await resume(one.secret)).toMatchObject({ actor: facts.actor, csrf: facts.csrf });
    expect(other.csrf).not.toBe(one.csrf);
  });

  test('is not known at another end, nor by another secret', async () => {
    const { secret } = await enter();
    expect(await codeOf(identity.client(gateway).resume({ end: 'student', secret }))).toBe('NOT_SIGNED_IN');
    expect(await codeOf(resume('never-given-out'))).toBe('NOT_SIGNED_IN');
  });

  test('ends after half an hour of silence, and lives on while it is used', async () => {
    const { secret, actor } = await enter();
    await set(actor.session, `seen_at = now() - interval '29 minutes'`);
    await resume(secret);
    const [row] = await identity.database.query<{ fresh: boolean }>(`select seen_at > now() - interval '1 minute' as fresh from session where id = $1`, [actor.session]);
    expect(row).toEqual({ fresh: true });
    await set(actor.session, `seen_at = now() - interval '31 minutes'`);
    expect(await codeOf(resume(secret))).toBe('SESSION_ENDED');
  });

  test('ends at its last hour, however busy', async () => {
    const { secret, actor } = await enter();
    await set(actor.session, `expires_at = now() - interval '1 second'`);
    expect(await codeOf(resume(secret))).toBe('SESSION_ENDED');
  });

  test('is ended by its owner: this one, or all of the account, and nobody else\'s', async () => {
    const told = jest.spyOn(identity.app.get(EventPath), 'signal');
    const [one, two] = [await enter(), await enter()];
    const stranger = await identity.signIn('admin', 'school-2', { role: 'school', organisation: '99332', name: '闻人乙' });
    expect(await identity.client(one.actor).signOut({})).toEqual({ ended: 1 });
    expect(told.mock.lastCall![0]).toEqual([{ kind: 'session.ended', id: one.actor.session, audience: '' }]);
    expect(await codeOf(resume(one.secret))).toBe('SESSION_ENDED');
    await resume(two.secret);
    await identity.client(two.actor).signOut({ everywhere: true });
    expect(await codeOf(resume(two.secret))).toBe('SESSION_ENDED');
    await resume(stranger.secret);
  });

  test('does not heed the sandbox\'s clock', async () => {
    const { secret } = await enter();
    await identity.database.query('update clock set offset_ms = 86400000');
    await resume(secret);
    await identity.database.query('update clock set offset_ms = 0');
  });
});
