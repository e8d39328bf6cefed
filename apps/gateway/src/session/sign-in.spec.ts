import type { RunningGateway } from '../start.js';
import { gatewayBefore, headersOf, type StandIn, startStandIn } from '../stand-in.fixture.js';

let standIn: StandIn;
let gateway: RunningGateway;

beforeAll(async () => {
  standIn = await startStandIn();
  gateway = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS });
});
afterAll(async () => {
  await gateway.close();
  await standIn.close();
});
beforeEach(() => { standIn.asked.length = 0; });

const get = (path: string, headers: Record<string, string> = {}, from = gateway) => fetch(from.url + path, { headers, redirect: 'manual' });
const leadsTo = (answer: Response): string => answer.headers.get('location') ?? '';
/** A browser that has begun to sign in, with this state. */
const STATE = 'state-of-the-spec-0123456789';
const begun = (end: string) => ({ cookie: `${end}_state=${STATE}` });
const cookieOf = (answer: Response, name: string): string =>
  answer.headers.getSetCookie().find(cookie => cookie.startsWith(`${name}=`))?.split(';')[0].slice(name.length + 1) ?? '';
const stateOf = (answer: Response, end: string): string => cookieOf(answer, `${end}_state`);
const refusalIn = (answer: Response, end: string) => JSON.parse(Buffer.from(cookieOf(answer, `${end}_refusal`), 'base64url').toString()) as { code: string; contacts: string[] };

describe('signing in', () => {
  it.each([['student', 'chsi'], ['corp', 'xzyw'], ['admin', 'jygl']])('leads from %s to the CAS realm %s and names the way back', async (end, realm) => {
    const answer = await get(`/api/${end}/sign-in?to=${encodeURIComponent(`/${end}/a?b=1`)}`);
    const address = new URL(leadsTo(answer));
    expect([answer.status, address.origin, address.pathname]).toEqual([302, 'http://localhost:8090', `/cas/${realm}/login`]);
    const state = stateOf(answer, end);
    expect(address.searchParams.get('service')).toBe(`http://localhost:8080/api/${end}/cas?to=${encodeURIComponent(`/${end}/a?b=1`)}&state=${state}`);
    expect(answer.headers.getSetCookie()).toEqual([`${end}_state=${state}; Path=/api/${end}; HttpOnly; SameSite=Lax; Max-Age=900`]);
    expect(address.searchParams.get('renew')).toBeNull();
  });

  it('asks the CAS for an account even where it knows one, on request', async () => {
    expect(new URL(leadsTo(await get('/api/student/sign-in?to=%2Fstudent%2F&renew=1'))).searchParams.get('renew')).toBe('true');
  });

  it('gives each browser a state of its own, and two tabs of one browser the same', async () => {
    const first = stateOf(await get('/api/corp/sign-in'), 'corp');
    const other = stateOf(await get('/api/corp/sign-in'), 'corp');
    const again = stateOf(await get('/api/corp/sign-in', { cookie: `corp_state=${first}` }), 'corp');
    expect([first === other, first === again]).toEqual([false, true]);
    expect(first).toMatch(/^[\w-]{32}$/);
  });

  it('comes back with a ticket, sets the cookie of that end alone, and goes on to the page', async () => {
    const person = standIn.signedIn('employer', { employer: '91330000000000000X' });
    const answer = await get(`/api/corp/cas?to=%2Fcorp%2Finvitations&state=${STATE}&ticket=ST-${person.secret}`, { 'user-agent': 'spec', ...begun('corp') });
    expect([answer.status, leadsTo(answer)]).toEqual([302, '/corp/invitations']);
    expect(answer.headers.getSetCookie()).toEqual([
      `corp_session=${person.secret}; Path=/api/corp; HttpOnly; SameSite=Lax`, 'corp_state=; Path=/api/corp; HttpOnly; SameSite=Lax; Max-Age=0',
    ]);
    const [asked] = standIn.asked;
    expect(asked.claims).toEqual({ role: 'gateway' });
    expect(JSON.parse(asked.body)).toEqual({ end: 'corp', ticket: `ST-${person.secret}`, service: `http://localhost:8080/api/corp/cas?to=%2Fcorp%2Finvitations&state=${STATE}`, device: 'spec' });
  });

  it('names the service it was asked by, wherever the ticket stands', async () => {
    for (const [path, service] of [[`?state=${STATE}&ticket=ST-x`, `?state=${STATE}`], [`?ticket=ST-x&to=%2Fcorp%2F&state=${STATE}`, `?to=%2Fcorp%2F&state=${STATE}`]]) {
      await get(`/api/corp/cas${path}`, begun('corp'));
      expect(JSON.parse(standIn.asked.at(-1)!.body)).toMatchObject({ service: `http://localhost:8080/api/corp/cas${service}` });
    }
  });

  it('is refused with a code and nobody\'s data in the address', async () => {
    for (const query of ['ticket=ST-unknown&to=%2Fcorp%2F', 'to=%2Fcorp%2F', 'ticket=a&ticket=b']) {
      const answer = await get(`/api/corp/cas?${query}&state=${STATE}`, begun('corp'));
      expect([answer.status, leadsTo(answer), refusalIn(answer, 'corp')]).toEqual([302, '/corp/sign-in-refused?code=TICKET_INVALID', { code: 'TICKET_INVALID', contacts: [] }]);
    }
  });

  it('is refused, the ticket unused, in a browser that did not begin it', async () => {
    const person = standIn.signedIn('employer', { employer: '91330000000000000X' });
    const slipped = `ticket=ST-${person.secret}&to=%2Fcorp%2F`;
    for (const [query, headers] of [[`${slipped}&state=${STATE}`, {}], [slipped, begun('corp')], [`${slipped}&state=${STATE}x`, begun('corp')], [`${slipped}&state=${STATE}`, begun('admin')], [`${slipped}&state=`, { cookie: 'corp_state=' }]] as const) {
      const answer = await get(`/api/corp/cas?${query}`, headers);
      expect([leadsTo(answer), answer.headers.getSetCookie().some(cookie => cookie.startsWith('corp_session='))]).toEqual(['/corp/sign-in-refused?code=TICKET_INVALID', false]);
    }
    expect(standIn.asked).toEqual([]);
  });

  it('tells the page of a refusal whom to ask, in a cookie of two minutes and not in the address', async () => {
    const refused = (contacts: unknown) => standIn.answers.set('POST /sign-in', (_asked, response) => { response.writeHead(403).end(JSON.stringify({ code: 'NOT_IN_ROSTER', contacts })); });
    const come = () => get(`/api/student/cas?ticket=ST-x&state=${STATE}`, begun('student'));
    try {
      refused(['越州理工大学就业指导中心 0571-00000000']);
      const answer = await come();
      expect(leadsTo(answer)).toBe('/student/sign-in-refused?code=NOT_IN_ROSTER');
      expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^student_refusal=[\w-]+; Path=\/student\/; SameSite=Lax; Max-Age=120$/)]);
      expect(refusalIn(answer, 'student')).toEqual({ code: 'NOT_IN_ROSTER', contacts: ['越州理工大学就业指导中心 0571-00000000'] });
      refused(Array.from({ length: 5 }, (_, i) => `${i}${'字'.repeat(299)}`));
      const long = await come();
      expect(refusalIn(long, 'student').contacts).toHaveLength(2);
      expect(long.headers.getSetCookie()[0].length).toBeLessThan(4096);
    } finally {
      standIn.answers.delete('POST /sign-in');
    }
  });

  it.each([['student', 'chsi'], ['corp', 'xzyw'], ['admin', 'jygl']])('of the CAS ends by way of %s, which leads to the realm %s and back', async (end, realm) => {
    expect(leadsTo(await get(`/api/${end}/cas-sign-out`))).toBe(`http://localhost:8090/cas/${realm}/logout?service=${encodeURIComponent(`http://localhost:8080/${end}/`)}`);
  });

  it('is refused while identity is away', async () => {
    const gone = await startStandIn();
    const before = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS, IDENTITY_URL: gone.url });
    await gone.close();
    try {
      expect(leadsTo(await get(`/api/admin/cas?ticket=ST-x&state=${STATE}`, begun('admin'), before))).toBe('/admin/sign-in-refused?code=UNAVAILABLE');
    } finally {
      await before.close();
    }
  });

  it('is limited by address, except for the machine itself beside a sandbox', async () => {
    const beside = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS, SANDBOX: '1' });
    const alone = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS });
    const refusals = async (from: RunningGateway): Promise<number> => {
      const answers = await Promise.all(Array.from({ length: 340 }, () => get('/api/student/cas?ticket=ST-x', {}, from)));
      return answers.filter(answer => leadsTo(answer).endsWith('TOO_MANY_REQUESTS')).length;
    };
    try {
      expect(await refusals(beside)).toBe(0);
      const refused = await refusals(alone);
      // 300 at once, and what flows in while these are on their way.
      expect(refused).toBeGreaterThan(0);
      expect(refused).toBeLessThanOrEqual(40);
    } finally {
      await Promise.all([beside.close(), alone.close()]);
    }
  });

  it('over HTTPS keeps the cookie to it', async () => {
    const person = standIn.signedIn('ministry');
    const secure = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS, PUBLIC_URL: 'https://sign.example' });
    try {
      const answers = [await get('/api/admin/sign-in', {}, secure), await get(`/api/admin/cas?ticket=ST-${person.secret}&state=${STATE}`, begun('admin'), secure), await get('/api/admin/cas', {}, secure)];
      const cookies = answers.flatMap(answer => answer.headers.getSetCookie());
      expect(cookies).toHaveLength(4);
      for (const cookie of cookies) expect(cookie).toMatch(/; SameSite=Lax.*; Secure$/);
    } finally {
      await secure.close();
    }
  });
});

describe('a session', () => {
  it('tells the page who is signed in and the token for changes', async () => {
    const person = standIn.signedIn('graduate', { graduate: '01890000-0000-7000-8000-000000000001' });
    const answer = await get('/api/student/session', headersOf(person));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ me: { actor: person.actor }, csrf: person.csrf });
  });

  it('of one end does not disturb that of another', async () => {
    const school = standIn.signedIn('school', { school: '10999' });
    const graduate = standIn.signedIn('graduate', { graduate: '01890000-0000-7000-8000-000000000002' });
    const cookie = `${headersOf(school).cookie}; ${headersOf(graduate).cookie}`;
    const actorOf = async (end: string): Promise<unknown> => ((await (await get(`/api/${end}/session`, { cookie })).json()) as { me: { actor: unknown } }).me.actor;
    expect([await actorOf('admin'), await actorOf('student')]).toEqual([school.actor, graduate.actor]);
    expect((await get('/api/corp/session', { cookie })).status).toBe(401);
  });

  it('ends at once with signing out, and takes its cookie away', async () => {
    const person = standIn.signedIn('school', { school: '10999' });
    const signOut = () => fetch(`${gateway.url}/api/admin/identity/sign-out`, { method: 'POST', body: '{}', headers: { ...headersOf(person, true), 'content-type': 'application/json' } });
    const answer = await signOut();
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, 'admin_session=; Path=/api/admin; HttpOnly; SameSite=Lax; Max-Age=0']);
    expect((await get('/api/admin/session', headersOf(person))).status).toBe(401);
  });

  it('acts for whom identity says from the very next request on', async () => {
    const person = standIn.signedIn('graduate', { graduate: '01890000-0000-7000-8000-000000000003' });
    await get('/api/student/session', headersOf(person));
    const chosen = '01890000-0000-7000-8000-000000000004';
    standIn.answers.set('POST /choose-graduate', (_asked, response) => {
      person.actor.graduate = chosen;
      response.end('{}');
    });
    await fetch(`${gateway.url}/api/student/identity/choose-graduate`, { method: 'POST', body: '{}', headers: headersOf(person, true) });
    expect(await (await get('/api/student/session', headersOf(person))).json()).toMatchObject({ me: { actor: { graduate: chosen } } });
  });
});
