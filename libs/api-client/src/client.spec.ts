import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { agreementsApi, identityApi, nationalSyncApi } from '@netsign/contracts';
import { ApiProblem, browserLink, createClient, isUncertain, NoAnswer, serviceTransport, takeApart, agreementsClient } from './index.js';

const id = '0197f7a4-0000-7000-8000-000000000001';

describe('taking an input apart', () => {
  it('puts path names into the path and the rest of a POST into its body', () => {
    const request = takeApart(agreementsApi.refuse, { id, reasonCode: 'terms', reason: '工资没有谈拢' });
    expect(request.path).toBe(`/invitations/${id}/refuse`);
    expect(request.body).toEqual({ reasonCode: 'terms', reason: '工资没有谈拢' });
    expect(request.query).toEqual({});
    expect(request.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('puts the rest of a GET into the query and leaves out what is undefined', () => {
    const request = takeApart(agreementsApi.listInvitations, { status: 'offered,refused', limit: 20, cursor: undefined });
    expect(request.query).toEqual({ status: 'offered,refused', limit: '20' });
    expect(request.body).toBeUndefined();
    expect(request.headers).toEqual({});
  });

  it('keeps a given key, makes a new one for each act, and sends none where nothing changes', () => {
    const key = (options?: { idempotencyKey: string }) => takeApart(agreementsApi.takeBack, { id }, options).headers['idempotency-key'];
    expect(key({ idempotencyKey: 'the-first' })).toBe('the-first');
    expect(key()).not.toBe(key());
    expect(takeApart(identityApi.challenge, {}).headers['idempotency-key']).toBeUndefined();
  });

  it('sends a file as the body and its description in the query', () => {
    const file = new Uint8Array([80, 75]);
    const request = takeApart(nationalSyncApi.sendRosterPart, { id: 'a', offset: 5 }, { file });
    expect(request.body).toBe(file);
    expect(request.path).toBe('/rosters/a/parts');
    expect(request.query).toEqual({ offset: '5' });
    expect(request.headers['content-type']).toBe('application/octet-stream');
  });

  it('escapes what stands in a path and refuses to call without it', () => {
    expect(takeApart(identityApi.openSchool, { code: 'a/b', year: 2027 }).path).toBe('/schools/a%2Fb/open');
    expect(() => takeApart(agreementsApi.getInvitation, {})).toThrow('needs id');
  });
});

describe('a client over HTTP', () => {
  let server: http.Server;
  let base: string;
  let answer: (request: http.IncomingMessage, body: string) => { status: number; text: string };
  const seen: { method?: string; url?: string; body: string; headers: http.IncomingHttpHeaders }[] = [];

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      request.on('end', () => {
        seen.push({ method: request.method, url: request.url, body, headers: request.headers });
        const { status, text } = answer(request, body);
        response.writeHead(status).end(text);
      });
    });
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise(resolve => { server.close(resolve); }));
  beforeEach(() => { seen.length = 0; });

  it('gives the answer of a call', async () => {
    answer = () => ({ status: 200, text: '{"items":[]}' });
    const client = agreementsClient(serviceTransport(base, () => ({ authorization: 'Bearer x' })));
    await expect(client.invitationHistory({ id })).resolves.toEqual({ items: [] });
    expect(seen[0]).toMatchObject({ method: 'GET', url: `/invitations/${id}/history`, headers: { authorization: 'Bearer x' } });
  });

  it('holds an answer against the contract when asked to', async () => {
    answer = () => ({ status: 200, text: '{"items":[{"version":"one"}]}' });
    const rows = { history: agreementsApi.invitationHistory };
    await expect(createClient(rows, serviceTransport(base), { check: true }).history({ id })).rejects.toThrow('version');
    await expect(createClient(rows, serviceTransport(base)).history({ id })).resolves.toBeDefined();
  });

  it('turns a problem into ApiProblem with code, title and fields', async () => {
    answer = () => ({ status: 422, text: JSON.stringify({ code: 'TERMS_INCOMPLETE', status: 422, title: '条款不全', fields: [{ at: '/position', code: 'INPUT_INVALID' }] }) });
    const error: unknown = await agreementsClient(serviceTransport(base)).takeBack({ id }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ code: 'TERMS_INCOMPLETE', status: 422, title: '条款不全', fields: [{ at: '/position' }] });
    expect(isUncertain(error)).toBe(false);
  });

  it('says that no answer came when the connection fails or a proxy answers in its place', async () => {
    answer = () => ({ status: 502, text: '<h1>Bad gateway</h1>' });
    const proxied: unknown = await agreementsClient(serviceTransport(base)).takeBack({ id }).catch((e: unknown) => e);
    const closed: unknown = await agreementsClient(serviceTransport('http://127.0.0.1:1')).takeBack({ id }).catch((e: unknown) => e);
    expect(proxied).toBeInstanceOf(NoAnswer);
    expect(closed).toBeInstanceOf(NoAnswer);
    expect([proxied, closed].every(isUncertain)).toBe(true);
  });

  it('fetches the CSRF token before the first act and once more when it has gone stale, repeating the same key', async () => {
    let token = 0;
    answer = (request) => {
      if (request.url === '/api/student/session') return { status: 200, text: JSON.stringify({ me: {}, csrf: `t${++token}` }) };
      return request.headers['x-csrf-token'] === 't2' ? { status: 200, text: '{}' } : { status: 403, text: '{"code":"CSRF_MISSING"}' };
    };
    const link = browserLink('student', 'en', (address, init) => fetch(`${base}${address as string}`, init));
    await agreementsClient(link.transport).takeBack({ id });
    expect(seen.map(one => one.url)).toEqual(['/api/student/session', `/api/student/agreements/invitations/${id}/take-back`, '/api/student/session', `/api/student/agreements/invitations/${id}/take-back`]);
    expect(seen[1].headers['idempotency-key']).toBe(seen[3].headers['idempotency-key']);
    expect(seen[1].headers['accept-language']).toBe('en');
  });
});
