import { graduate, PASSWORD, putAccounts, reviewer, SERVICE, startSandbox, validateUrl } from '../sandbox.fixture.js';
import type { Sandbox } from '../sandbox.fixture.js';

const LOGIN = `/cas/chsi/login?service=${encodeURIComponent(SERVICE)}`;

describe('the login page', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
    await putAccounts(sandbox, 'chsi', [graduate, { ...graduate, account: 'graduate-2' }]);
  });
  afterEach(() => sandbox.stop());

  /** A browser: keeps cookies and posts forms. */
  function browser() {
    const jar = new Map<string, string>();
    async function open(url: string, form?: Record<string, string>) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const payload = form && new URLSearchParams(form).toString();
      const headers = { cookie, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) };
      const answer = await sandbox.inject({ method: form ? 'POST' : 'GET', url, headers, payload });
      for (const { name, value } of answer.cookies) jar.set(name, value);
      return answer;
    }
    const drawnTicket = (body: string) => /name="lt" value="(LT-[0-9a-f]+)"/.exec(body)?.[1] ?? '';
    async function signIn(url = LOGIN, username = graduate.account, password = PASSWORD) {
      const lt = drawnTicket((await open(url)).body);
      const [path, query] = url.split('?');
      const asked = Object.fromEntries(new URLSearchParams(query));
      return { lt, answer: await open(path, { ...asked, username, password, lt }) };
    }
    return { jar, open, signIn, drawnTicket };
  }

  const ticketIn = (location: unknown) => /[?&]ticket=(ST-[0-9a-f]+)$/.exec(String(location))?.[1] ?? 'none';
  const validated = async (location: unknown, more = '&format=JSON') => (await sandbox.inject(validateUrl(ticketIn(location), SERVICE, more))).json().serviceResponse;

  it('signs a person in and sends them on with a ticket', async () => {
    const { answer } = await browser().signIn();
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toMatch(/^http:\/\/localhost:8080\/api\/student\/cas\?to=%2Fhome&ticket=ST-/);
    expect((await validated(answer.headers.location)).authenticationSuccess.user).toBe('graduate-1');
  });

  it('does not ask again while the session lasts, but says that no password was given', async () => {
    const visitor = browser();
    await visitor.signIn();
    const again = await visitor.open(LOGIN);
    expect(again.statusCode).toBe(302);
    const { authenticationSuccess } = await validated(again.headers.location);
    expect(authenticationSuccess.attributes.isFromNewLogin).toBe(false);
    const renewed = await visitor.open(LOGIN);
    expect((await validated(renewed.headers.location, '&format=JSON&renew=true')).authenticationFailure.code).toBe('INVALID_TICKET');
  });

  it('asks again with renew, after signing out, and after eight hours', async () => {
    const visitor = browser();
    await visitor.signIn();
    expect((await visitor.open(`${LOGIN}&renew=true`)).statusCode).toBe(200);
    const renewed = await visitor.signIn(`${LOGIN}&renew=true`);
    expect((await validated(renewed.answer.headers.location, '&format=JSON&renew=true')).authenticationSuccess.user).toBe('graduate-1');
    sandbox.pass(8 * 3_600_000);
    expect((await visitor.open(LOGIN)).statusCode).toBe(200);
    await visitor.signIn();
    const kept = new Map(visitor.jar);
    const out = await visitor.open(`/cas/chsi/logout?service=${encodeURIComponent('http://localhost:8080/student/')}`);
    expect([out.statusCode, out.headers.location]).toEqual([302, 'http://localhost:8080/student/']);
    for (const [name, value] of kept) visitor.jar.set(name, value);
    expect((await visitor.open(LOGIN)).statusCode).toBe(200);
  });

  it('with gateway goes back without a ticket instead of asking, unless renew is there too', async () => {
    const visitor = browser();
    const back = await visitor.open(`${LOGIN}&gateway=true`);
    expect([back.statusCode, back.headers.location]).toEqual([302, SERVICE]);
    expect((await visitor.open(`${LOGIN}&gateway=true&renew=true`)).statusCode).toBe(200);
    await visitor.signIn();
    expect(ticketIn((await visitor.open(`${LOGIN}&gateway=true`)).headers.location)).not.toBe('none');
  });

  it('keeps the sessions of the realms apart', async () => {
    await putAccounts(sandbox, 'jygl', [reviewer]);
    const visitor = browser();
    await visitor.signIn();
    expect((await visitor.open(LOGIN.replace('chsi', 'jygl'))).statusCode).toBe(200);
  });

  it('says in words that the password is wrong and keeps the account typed', async () => {
    const { answer } = await browser().signIn(LOGIN, graduate.account, 'wrong');
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain('账号或密码不正确');
    expect(answer.body).toContain('value="graduate-1"');
    expect(answer.body).not.toContain('value="wrong"');
  });

  it('refuses a form that was drawn for another browser, used before or too old', async () => {
    const [stranger, visitor] = [browser(), browser()];
    const lt = stranger.drawnTicket((await stranger.open(LOGIN)).body);
    const form = { service: SERVICE, username: graduate.account, password: PASSWORD };
    expect((await visitor.open('/cas/chsi/login', { ...form, lt })).statusCode).toBe(403);

    const wrong = await visitor.signIn(LOGIN, graduate.account, 'wrong');
    expect((await visitor.open('/cas/chsi/login', { ...form, lt: wrong.lt })).statusCode).toBe(403);

    const late = visitor.drawnTicket((await visitor.open(LOGIN)).body);
    sandbox.pass(900_000);
    const answer = await visitor.open('/cas/chsi/login', { ...form, lt: late });
    expect([answer.statusCode, answer.headers.location]).toEqual([403, undefined]);
    expect(answer.body).toContain('登录页打开太久');
  });

  it('goes on when the form is sent twice', async () => {
    const visitor = browser();
    const { lt } = await visitor.signIn();
    const second = await visitor.open('/cas/chsi/login', { service: SERVICE, username: graduate.account, password: PASSWORD, lt });
    expect(second.statusCode).toBe(303);
    expect((await validated(second.headers.location)).authenticationSuccess.user).toBe('graduate-1');
    const another = await visitor.open('/cas/chsi/login', { service: SERVICE, username: 'graduate-2', password: PASSWORD, lt });
    expect(another.statusCode).toBe(403);
  });

  it('lists demo accounts with names escaped, the demo password, and no ID number', async () => {
    const { body } = await browser().open(LOGIN);
    expect(body).toContain('林&#60;晚&#38;舟&#34;');
    expect(body).toContain('netsign-demo');
    expect(body).not.toContain(graduate.attributes.idNumber);
  });

  it('finds accounts and fills in the chosen one without a script', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...graduate, account: `other-${i}`, attributes: { ...graduate.attributes, name: `某${i}` } }));
    await putAccounts(sandbox, 'chsi', many);
    const visitor = browser();
    const found = await visitor.open('/cas/chsi/login', { service: SERVICE, find: 'OTHER-29' });
    expect(found.body.match(/name="pick"/g)).toHaveLength(1);
    const picked = await visitor.open('/cas/chsi/login', { service: SERVICE, find: '', pick: 'other-29' });
    expect(picked.body).toContain('value="other-29"');
    expect(picked.body.match(/name="pick"/g)).toHaveLength(12);
    expect((await sandbox.post('/cas/chsi/accounts/search', { text: '某2' })).json()).toHaveLength(11);
  });

  it('does not show a demo password that the accounts do not have', async () => {
    await putAccounts(sandbox, 'chsi', [{ ...graduate, password: 'my own' }]);
    expect((await browser().open(LOGIN)).body).not.toContain('netsign-demo');
  });
});
