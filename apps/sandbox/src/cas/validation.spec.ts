import { graduate, PASSWORD, putAccounts, reviewer, SERVICE, startSandbox, ticketFor, validateUrl } from '../sandbox.fixture.js';
import type { Sandbox } from '../sandbox.fixture.js';

describe('a service ticket', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
    await putAccounts(sandbox, 'chsi', [graduate]);
    await putAccounts(sandbox, 'jygl', [reviewer]);
  });
  afterAll(() => sandbox.stop());

  const validate = async (...args: Parameters<typeof validateUrl>) => (await sandbox.inject(validateUrl(...args))).json().serviceResponse;

  it('tells who signed in, with the attributes of the realm', async () => {
    const { authenticationSuccess } = await validate(await ticketFor(sandbox));
    expect(authenticationSuccess.user).toBe('graduate-1');
    expect(authenticationSuccess.attributes).toMatchObject({ ...graduate.attributes, isFromNewLogin: true, authenticationDate: '2026-11-24T08:00:00.000Z' });
  });

  it('is good once', async () => {
    const ticket = await ticketFor(sandbox);
    expect(await validate(ticket)).toHaveProperty('authenticationSuccess');
    expect((await validate(ticket)).authenticationFailure.code).toBe('INVALID_TICKET');
  });

  it('is good for one of two servers that ask at the same time', async () => {
    const ticket = await ticketFor(sandbox);
    const answers = await Promise.all([validate(ticket), validate(ticket)]);
    expect(answers.filter((answer) => answer.authenticationSuccess)).toHaveLength(1);
  });

  it('is good for its exact service, and used up by asking for another', async () => {
    const ticket = await ticketFor(sandbox);
    expect((await validate(ticket, `${SERVICE}&x=1`)).authenticationFailure.code).toBe('INVALID_SERVICE');
    expect((await validate(ticket)).authenticationFailure.code).toBe('INVALID_TICKET');
  });

  it('is good in its own realm only', async () => {
    const ticket = await ticketFor(sandbox);
    expect((await validate(ticket, SERVICE, '&format=JSON', 'jygl')).authenticationFailure.code).toBe('INVALID_TICKET');
  });

  it('is good just short of thirty seconds and not at thirty', async () => {
    const [early, late] = [await ticketFor(sandbox), await ticketFor(sandbox)];
    sandbox.pass(29_999);
    expect(await validate(early)).toHaveProperty('authenticationSuccess');
    sandbox.pass(1);
    expect((await validate(late)).authenticationFailure.code).toBe('INVALID_TICKET');
  });

  it('asks for both parameters', async () => {
    expect((await validate('')).authenticationFailure.code).toBe('INVALID_REQUEST');
    const twice = await sandbox.inject(`${validateUrl(await ticketFor(sandbox))}&service=x`);
    expect(twice.json().serviceResponse.authenticationFailure.code).toBe('INVALID_REQUEST');
  });

  it('is answered in XML with everything escaped', async () => {
    const answer = await sandbox.inject(validateUrl(await ticketFor(sandbox), SERVICE, ''));
    expect(answer.headers['content-type']).toContain('application/xml');
    expect(answer.body).toContain('<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>graduate-1</cas:user>');
    expect(answer.body).toContain('<cas:name>林&lt;晚&amp;舟&quot;</cas:name>');
    const refused = await sandbox.inject(validateUrl('ST-1', SERVICE, ''));
    expect(refused.body).toContain('<cas:authenticationFailure code="INVALID_TICKET">');
  });

  it.each([
    'https://localhost:8080/api/student/cas',
    'http://localhost:8081/api/student/cas',
    'http://localhost:8080.evil.example/',
    'http://localhost:8080@evil.example/',
    'http://user@localhost:8080/',
    'http://localhost:8080\\@evil.example/',
    '//localhost:8080/',
    'javascript:alert(1)',
    'http://localhost:8080/a b',
    'http://localhost:8080/学',
  ])('is refused for %s', async (service) => {
    const demand = { account: graduate.account, password: PASSWORD, service };
    const answer = await sandbox.post('/cas/chsi/tickets', demand);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'SERVICE_REFUSED']);
    const page = await sandbox.inject(`/cas/chsi/login?gateway=true&service=${encodeURIComponent(service)}`);
    expect([page.statusCode, page.headers.location]).toEqual([403, undefined]);
  });

  it('is refused for a wrong password, an unknown account and an unknown realm', async () => {
    const demand = { account: graduate.account, password: 'wrong', service: SERVICE };
    expect((await sandbox.post('/cas/chsi/tickets', demand)).json().code).toBe('PASSWORD_WRONG');
    expect((await sandbox.post('/cas/chsi/tickets', { ...demand, account: '__proto__' })).json().code).toBe('PASSWORD_WRONG');
    expect((await sandbox.post('/cas/toString/tickets', demand)).json().code).toBe('REALM_UNKNOWN');
  });
});

describe('guessing passwords', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
    await putAccounts(sandbox, 'chsi', [graduate, { ...graduate, account: 'graduate-2' }]);
  });
  afterEach(() => sandbox.stop());

  const attempt = async (password: string, account = graduate.account) =>
    (await sandbox.post('/cas/chsi/tickets', { account, password, service: SERVICE })).statusCode;

  it('makes the account wait a minute after ten, even when all are sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 15 }, (_, i) => attempt(`guess ${i}`)));
    expect(answers.filter((status) => status === 401)).toHaveLength(10);
    expect(answers.filter((status) => status === 429)).toHaveLength(5);
    expect(await attempt(PASSWORD)).toBe(429);
    expect(await attempt(PASSWORD, 'graduate-2')).toBe(200);
    sandbox.pass(60_000);
    expect(await attempt(PASSWORD)).toBe(200);
  });

  it('is forgotten once the right password came', async () => {
    for (let i = 0; i < 9; i += 1) expect(await attempt('wrong')).toBe(401);
    expect(await attempt(PASSWORD)).toBe(200);
    expect(await attempt('wrong')).toBe(401);
    expect(await attempt(PASSWORD)).toBe(200);
  });

  it('does not hinder many right sign-ins at once', async () => {
    await sandbox.restart();
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(PASSWORD)));
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});
