import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { ROSTER_PART_BYTES } from '@netsign/contracts';
import type { RunningGateway } from '../start.js';
import { gatewayBefore, headersOf, type Person, type StandIn, startStandIn, until } from '../stand-in.fixture.js';
import { openEndpoints } from './proxy.routes.js';

let standIn: StandIn;
let gateway: RunningGateway;
let school: Person;

beforeAll(async () => {
  standIn = await startStandIn();
  gateway = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS });
});
afterAll(async () => {
  await gateway.close();
  await standIn.close();
});
beforeEach(() => {
  school = standIn.signedIn('school', { school: '10999', province: '33' });
  standIn.asked.length = 0;
  standIn.answers.clear();
});

const get = (path: string, headers: Record<string, string> = headersOf(school)) => fetch(gateway.url + path, { headers, redirect: 'manual' });
const post = (path: string, body: unknown = {}, headers: Record<string, string> = headersOf(school, true)) =>
  fetch(gateway.url + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;
const reached = (path: string) => standIn.asked.filter(one => one.url.startsWith(path));

describe('a request of someone signed in', () => {
  it('reaches its service with path, query, actor and the headers that belong to it', async () => {
    const answer = await get('/api/admin/agreements/invitations?limit=5&status=a%20b', { ...headersOf(school), 'accept-language': 'en', 'user-agent': 'spec', 'x-request-id': 'mine', authorization: 'Bearer forged', 'x-address': '6.6.6.6' });
    expect(answer.status).toBe(200);
    const [one] = reached('/invitations');
    expect(one).toMatchObject({ method: 'GET', url: '/invitations?limit=5&status=a%20b', claims: school.actor });
    expect(one.headers).toMatchObject({ 'accept-language': 'en', 'x-device': 'spec', 'x-address': '127.0.0.1' });
    expect(one.headers.cookie).toBeUndefined();
    expect(one.headers['x-request-id']).not.toBe('mine');
    expect(answer.headers.get('x-request-id')).toBe(one.headers['x-request-id']);
  });

  it('passes a body byte for byte, with its idempotency key', async () => {
    const key = randomUUID();
    const answer = await post(`/api/admin/agreements/invitations/${key}/certify`, { name: '张三·李', n: 1 }, { ...headersOf(school, true), 'idempotency-key': key });
    expect(await answer.json()).toEqual({ method: 'POST', url: `/invitations/${key}/certify`, body: '{"name":"张三·李","n":1}' });
    expect(reached('/invitations')[0].headers).toMatchObject({ 'idempotency-key': key, 'content-type': 'application/json' });
  });

  it('gets refusals of the service as they are, without its cookies', async () => {
    standIn.answers.set('GET /board', (_asked, response) => response.writeHead(409, { 'content-type': 'application/problem+json', 'set-cookie': 'a=b', 'x-more': 'yes' }).end('{"code":"COHORT_NOT_OPEN"}'));
    const answer = await get('/api/admin/national-sync/board');
    expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('x-more'), answer.headers.get('cache-control')]).toEqual([409, null, 'yes', 'no-store']);
    expect(await codeOf(answer)).toBe('COHORT_NOT_OPEN');
  });

  it('signs one token for many requests, and asks identity once when they come together', async () => {
    await Promise.all(Array.from({ length: 20 }, () => get('/api/admin/national-sync/board')));
    expect(reached('/resume')).toHaveLength(1);
    expect(new Set(reached('/board').map(one => one.headers.authorization)).size).toBe(1);
  });
});

describe('a request that is not passed on', () => {
  it('comes without a session, or with one of another end', async () => {
    const none = await get('/api/admin/national-sync/board', {});
    expect([none.status, await codeOf(none), none.headers.get('content-type')]).toEqual([401, 'NOT_SIGNED_IN', 'application/problem+json; charset=utf-8']);
    const other = await get('/api/corp/agreements/invitations', { cookie: `admin_session=${school.secret}; corp_session=${school.secret}` });
    expect([other.status, reached('/invitations')]).toEqual([401, []]);
    expect(other.headers.get('set-cookie')).toContain('corp_session=; Path=/api/corp; HttpOnly; SameSite=Lax; Max-Age=0');
  });

  it('names an address or method that is not in the endpoint table', async () => {
    for (const path of ['/api/admin/identity/nonsense', '/api/nobody/identity/me', '/api/admin/identity', '/api', '/api/admin/identity/health/ready', '/api/%61dmin/identity/me'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect(await codeOf(await get('/api/admin/agreements/nonsense'))).toBe('ROUTE_NOT_FOUND');
    expect((await post('/api/admin/identity/me')).status).toBe(404);
    expect((await fetch(`${gateway.url}/api/admin/identity/me`, { method: 'DELETE', headers: headersOf(school, true) })).status).toBe(404);
  });

  it('names an endpoint that only the gateway may call', async () => {
    expect(openEndpoints().map(endpoint => endpoint.name)).not.toEqual(expect.arrayContaining(['identity.signIn']));
    expect(openEndpoints().length).toBeGreaterThan(30);
    for (const path of ['/sign-in', '/resume', '/%72esume', '/./resume']) expect([path, (await post(`/api/admin/identity${path}`, { end: 'admin', secret: school.secret })).status]).toEqual([path, 404]);
    expect(standIn.asked).toEqual([]);
  });

  it('changes something and does not come from our page', async () => {
    const path = '/api/admin/identity/cohorts/open';
    const refused: [string, Record<string, string>][] = [
      ['no token', headersOf(school)],
      ['another session\'s token', { ...headersOf(school), 'x-csrf-token': randomUUID() }],
      ['another origin', { ...headersOf(school, true), origin: 'http://evil.example' }],
      ['an opaque origin', { ...headersOf(school, true), origin: 'null' }],
    ];
    for (const [why, headers] of refused) {
      const answer = await post(path, { year: 2027 }, headers);
      expect([why, answer.status, await codeOf(answer)]).toEqual([why, 403, 'CSRF_MISSING']);
    }
    expect(reached('/cohorts')).toEqual([]);
    expect((await post(path, { year: 2027 }, { ...headersOf(school, true), origin: 'http://localhost:8080' })).status).toBe(200);
  });

  it('carries too large a body, stated or not', async () => {
    const large = 'x'.repeat(1_000_001);
    expect(await codeOf(await post('/api/admin/identity/cohorts/open', large))).toBe('BODY_TOO_LARGE');
    const inChunks = await fetch(`${gateway.url}/api/admin/identity/cohorts/open`, {
      method: 'POST', headers: headersOf(school, true), body: new Blob([large]).stream(), duplex: 'half',
    } as RequestInit);
    expect([inChunks.status, await codeOf(inChunks)]).toEqual([413, 'BODY_TOO_LARGE']);
    expect(reached('/cohorts')).toEqual([]);
  });

  it('comes too often', async () => {
    const answers = await Promise.all(Array.from({ length: 260 }, () => get('/api/admin/national-sync/board')));
    const refused = answers.filter(answer => answer.status === 429);
    expect(refused.length).toBeGreaterThan(20);
    expect(refused[0].headers.get('retry-after')).toBe('1');
    expect((await get('/api/admin/national-sync/board', headersOf(standIn.signedIn('school')))).status).toBe(200);
  });
});

describe('a file', () => {
  const path = '/rosters/00000000-0000-7000-8000-000000000001/parts';
  const address = () => `${gateway.url}/api/admin/national-sync${path}?offset=0`;
  const upload = (body: BodyInit, more: Record<string, string> = {}) => fetch(address(), {
    method: 'POST', body, duplex: 'half', headers: { ...headersOf(school, true), 'content-type': 'application/octet-stream', ...more },
  } as RequestInit);

  it('passes through as it comes', async () => {
    standIn.answers.set(`POST ${path}`, (asked, response) => response.end(JSON.stringify({ length: asked.body.length, stated: asked.headers['content-length'] ?? null })));
    expect(await (await upload(new Uint8Array(3_000_000).fill(65))).json()).toEqual({ length: 3_000_000, stated: '3000000' });
    expect(await (await upload(new Blob(['A'.repeat(2_000_000)]).stream())).json()).toEqual({ length: 2_000_000, stated: null });
  });

  it('is refused at the byte too many', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = http.request(address(), { method: 'POST', headers: { ...headersOf(school, true), 'content-type': 'application/octet-stream' } });
      request.once('error', reject).once('response', response => resolve(response.resume().statusCode));
      for (let sent = 0; sent <= ROSTER_PART_BYTES; sent += 1_000_000) request.write(Buffer.alloc(1_000_000));
      request.end();
    });
    expect(status).toBe(413);
    expect(standIn.asked.find(one => one.url.startsWith(path))?.body).toBe('');
  });

  it('gets its answer when the service refuses before it has come in', async () => {
    standIn.answers.set(`early POST ${path}`, (_asked, response) => { response.writeHead(503, { connection: 'close' }).end('{}'); });
    expect((await upload(new Uint8Array(ROSTER_PART_BYTES))).status).toBe(503);
  });
});

describe('a service', () => {
  it('that is away is UNAVAILABLE, at once and with the time to ask again', async () => {
    const gone = await startStandIn();
    const before = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS, AGREEMENTS_URL: gone.url });
    await gone.close();
    try {
      const answer = await fetch(`${before.url}/api/admin/agreements/invitations`, { headers: headersOf(school) });
      expect([answer.status, answer.headers.get('retry-after'), await codeOf(answer)]).toEqual([503, '2', 'UNAVAILABLE']);
    } finally {
      await before.close();
    }
  });

  it('that hangs up without a word is UNAVAILABLE', async () => {
    standIn.answers.set('GET /board', (_asked, response) => response.destroy());
    const answer = await get('/api/admin/national-sync/board', { ...headersOf(school), 'accept-language': 'en' });
    expect([answer.status, answer.headers.get('content-language'), await codeOf(answer)]).toEqual([503, 'en', 'UNAVAILABLE']);
  });

  it('that breaks off in the middle breaks off for the browser too', async () => {
    standIn.answers.set('GET /board', (_asked, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setTimeout(() => response.destroy(), 50);
    });
    await expect(get('/api/admin/national-sync/board').then(answer => answer.text())).rejects.toThrow();
  });

  it('hears that the browser has gone away', async () => {
    let gone = false;
    standIn.answers.set('GET /board', (_asked, response) => { response.once('close', () => { gone = true; }); });
    const request = http.get(`${gateway.url}/api/admin/national-sync/board`, { headers: headersOf(school) });
    request.on('error', () => undefined);
    await until(() => reached('/board').length === 1);
    request.destroy();
    await until(() => gone);
  });

  it('is not read faster than the browser takes it', async () => {
    let written = 0;
    standIn.answers.set('GET /board', (_asked, response) => {
      const more = (): void => {
        while (written < 200_000_000) {
          written += 1_000_000;
          if (!response.write(Buffer.alloc(1_000_000))) return;
        }
        response.end();
      };
      response.on('drain', more);
      more();
    });
    const request = http.get(`${gateway.url}/api/admin/national-sync/board`, { headers: headersOf(school) }, response => response.pause());
    request.on('error', () => undefined);
    await new Promise(resolve => setTimeout(resolve, 1000));
    request.destroy();
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(60_000_000);
  });
});
