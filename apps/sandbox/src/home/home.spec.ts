import { startSandbox } from '../sandbox.fixture.js';
import type { Sandbox } from '../sandbox.fixture.js';

describe('the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  it('says what it is and leads to its parts', async () => {
    const { body, headers } = await sandbox.inject('/');
    for (const part of ['/cas/chsi/login', '/cas/jygl/login', '/cas/xzyw/login', '/sms', '/mail', 'http://localhost:8080/student/']) {
      expect(body).toContain(`href="${part}"`);
    }
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('is alive and ready', async () => {
    expect((await sandbox.inject('/health/live')).statusCode).toBe(200);
    expect((await sandbox.inject('/health/ready')).statusCode).toBe(200);
  });

  it('answers what it does not know, and what it cannot read, in words of its own', async () => {
    expect((await sandbox.inject('/nothing/here')).json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const broken = await sandbox.inject({ method: 'POST', url: '/sms/search', headers: { 'content-type': 'application/json' }, payload: '{"to":"1990000' });
    expect(broken.statusCode).toBe(400);
    expect(broken.body).not.toContain('1990000');
  });
});
