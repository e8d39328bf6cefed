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

describe('signing in', () => {
  it.each([['student', 'chsi'], ['corp', 'xzyw'], ['admin', 'jygl']])('leads from %s to the CAS realm %s and names the way back', async (end, realm) => {
    const answer = await get(`/api/${end}/sign-in?to=${encodeURIComponent(`/${end}/a?b=1`)}`);
    const address = new URL(leadsTo(answer));
    expect([answer.status, address.origin, address.pathname]).toEqual([302, 'http://localhost:8090', `/cas/${realm}/login`]);
    expect(address.searchParams.get('service')).toBe(`http://localhost:8080/api/${end}/cas?to=${encodeURIComponent(`/${end}/a?b=1`)}`);
  });

  it('comes back with a ticket, sets the cookie of that end alone, and goes on to the page', async () => {
    const person = standIn.signedIn('employer', { employer: '91330000000000000X' });
    const answer = await get(`/api/corp/cas?to=%2Fcorp%2Finvitations&ticket=ST-${person.secret}`, { 'user-agent': 'spec' });
    expect([answer.status, leadsTo(answer)]).toEqual([302, '/corp/invitations']);
    expect(answer.headers.get('set-cookie')).toBe(`corp_session=${person.secret}; Path=/api/corp; HttpOnly; SameSite=Lax`);
    const [asked] = standIn.asked;
    expect(asked.claims).toEqual({ role: 'gateway' });
    expect(JSON.parse(asked.body)).toEqual({ end: 'corp', ticket: `ST-${person.secret}`, service: 'http://localhost:8080/api/corp/cas?to=%2Fcorp%2Finvitations', device: 'spec' });
  });

  it('names the service it was asked by, wherever the ticket stands', async () => {
    for (const [path, service] of [['/api/corp/cas?ticket=ST-x', '/api/corp/cas'], ['/api/corp/cas?ticket=ST-x&to=%2Fcorp%2F', '/api/corp/cas?to=%2Fcorp%2F']]) {
      await get(path);
      expect(JSON.parse(standIn.asked.at(-1)!.body)).toMatchObject({ service: `http://localhost:8080${service}` });
    }
  });

  it('is refused with a code and nobody\'s data in the address', async () => {
    for (const query of ['ticket=ST-unknown&to=%2Fcorp%2F', 'to=%2Fcorp%2F', 'ticket=a&ticket=b']) {
      const answer = await get(`/api/corp/cas?${query}`);
      expect([answer.status, leadsTo(answer), answer.headers.get('set-cookie')]).toEqual([302, '/corp/sign-in-refused?code=TICKET_INVALID', null]);
    }
  });

  it('is refused while identity is away', async () => {
    const gone = await startStandIn();
    const before = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS, IDENTITY_URL: gone.url });
    await gone.close();
    try {
      expect(leadsTo(await get('/api/admin/cas?ticket=ST-x', {}, before))).toBe('/admin/sign-in-refused?code=UNAVAILABLE');
    } finally {
      await before.close();
    }
  });

  it('is limited by address, except for the machine itself beside a sandbox', async () => {
    const beside = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS, SANDBOX: '1' });
    const alone = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS });
    const refusals = async (from: RunningGateway): Promise<number> => {
      const answers = await Promise.all(Array.from({ length: 25 }, () => get('/api/student/cas?ticket=ST-x', {}, from)));
      return answers.filter(answer => leadsTo(answer).endsWith('TOO_MANY_REQUESTS')).length;
    };
    try {
      expect([await refusals(beside), await refusals(alone)]).toEqual([0, 5]);
    } finally {
      await Promise.all([beside.close(), alone.close()]);
    }
  });

  it('over HTTPS keeps the cookie to it', async () => {
    const person = standIn.signedIn('ministry');
    const secure = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS, PUBLIC_URL: 'https://sign.example' });
    try {
      expect((await get(`/api/admin/cas?ticket=ST-${person.secret}`, {}, secure)).headers.get('set-cookie')).toMatch(/; SameSite=Lax; Secure$/);
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
    expect(await answer.json()).toMatchObject({ me: { actor: person.actor }, csrf: person.csrf, pollEvents: expect.any(Boolean) as boolean });
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
