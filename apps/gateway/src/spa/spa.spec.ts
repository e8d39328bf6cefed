import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request } from 'undici';
import type { RunningGateway } from '../start.js';
import { gatewayBefore, type StandIn, startStandIn } from '../stand-in.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'spa spec '));
const script = 'document.documentElement.lang = "zh-CN"';
const page = `<!doctype html><title>x</title><script>${script}</script><script type="module" src="/student/assets/main-a1b2.js"></script>${' '.repeat(2000)}`;
let standIn: StandIn;
let gateway: RunningGateway;

beforeAll(async () => {
  for (const end of ['student', 'admin']) {
    mkdirSync(path.join(folder, end, 'assets'), { recursive: true });
    writeFileSync(path.join(folder, end, 'index.html'), page);
    writeFileSync(path.join(folder, end, 'assets', 'main-a1b2.js'), `console.log(1);${'//'.repeat(2000)}`);
    writeFileSync(path.join(folder, end, 'assets', 'main-a1b2.js.br'), 'under brotli');
    writeFileSync(path.join(folder, end, 'assets', 'main-a1b2.js.gz'), 'under gzip');
    writeFileSync(path.join(folder, end, 'assets', 'main-a1b2.js.map'), '{}');
    writeFileSync(path.join(folder, end, 'icon.svg'), '<svg/>');
  }
  standIn = await startStandIn();
  gateway = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS, SPA_DIR: folder });
});
afterAll(async () => {
  await gateway.close();
  await standIn.close();
  rmSync(folder, { recursive: true });
});

const get = (address: string, headers: Record<string, string> = {}) => request(gateway.url + address, { headers });

describe('the pages of an end', () => {
  it('are one page for every address below it, never kept without asking', async () => {
    for (const address of ['/student/', '/student/invitations/1', '/student/index.html']) {
      const { statusCode, headers, body } = await get(address);
      expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
      expect(await body.text()).toBe(page);
    }
    const { headers } = await get('/student/');
    expect((await get('/student/', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
    expect((await get('/student')).headers.location).toBe('/student/');
  });

  it('have files that are kept for ever when their name tells their content', async () => {
    const asset = await get('/student/assets/main-a1b2.js', { 'accept-encoding': 'gzip, br' });
    expect(asset.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br', vary: 'accept-encoding', 'content-type': 'text/javascript; charset=utf-8' });
    expect(await asset.body.text()).toBe('under brotli');
    expect((await get('/student/icon.svg')).headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' });
  });

  it('come as small as the browser can read them', async () => {
    const codingFor = async (accepted: Record<string, string>) => (await get('/student/assets/main-a1b2.js', accepted)).headers['content-encoding'];
    expect(await codingFor({ 'accept-encoding': 'gzip, deflate' })).toBe('gzip');
    expect(await codingFor({ 'accept-encoding': 'br;q=0, gzip;q=0.5' })).toBe('gzip');
    expect(await codingFor({ 'accept-encoding': 'deflate' })).toBeUndefined();
    expect(await codingFor({})).toBeUndefined();
    expect((await get('/student/assets/main-a1b2.js.br')).statusCode).toBe(404);
  });

  it('do not answer for a file that is gone, and keep source maps back', async () => {
    for (const name of ['main-old.js', 'main-a1b2.js.map', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/index.html'])
      expect([name, (await get(`/student/assets/${name}`)).statusCode]).toEqual([name, 404]);
  });

  it('may run their own scripts only, and may not be framed', async () => {
    const { headers } = await get('/student/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
    expect(String((await get('/admin/')).headers['content-security-policy'])).toMatch(/script-src 'self' 'sha256-[^']+'; style-src 'self' 'unsafe-inline'/);
  });

  it('that were not built say so', async () => {
    const { statusCode, body } = await get('/corp/anything');
    expect([statusCode, (await body.text()).includes('npm start')]).toEqual([503, true]);
  });
});

describe('the front page', () => {
  it('has a door for each end', async () => {
    const { statusCode, headers, body } = await get('/');
    const html = await body.text();
    expect(statusCode).toBe(200);
    for (const end of ['student', 'corp', 'admin']) expect(html).toContain(`href="/${end}/"`);
    expect(String(headers['content-security-policy'])).toMatch(/style-src 'self' 'sha256-/);
  });

  it('leads from the printed address to the page that verifies papers', async () => {
    const { statusCode, headers } = await get('/verify');
    expect([statusCode, headers.location]).toEqual([302, '/student/verify']);
  });

  it('stands alone: what is nowhere is a problem', async () => {
    const { statusCode, body } = await get('/nowhere');
    expect([statusCode, await body.json()]).toEqual([404, expect.objectContaining({ code: 'ROUTE_NOT_FOUND' })]);
  });
});
