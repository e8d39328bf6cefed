import { readFile, stat, writeFile } from 'node:fs/promises';
import { graduate, OPS, PASSWORD, putAccounts, SERVICE, startSandbox, ticketFor, validateUrl } from '../sandbox.fixture.js';
import type { Sandbox } from '../sandbox.fixture.js';

describe('accounts', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const put = (accounts: unknown, headers: Record<string, string> = OPS, realm = 'chsi') =>
    sandbox.inject({ method: 'PUT', url: `/accounts/${realm}`, payload: accounts as object, headers });

  it('survive a restart', async () => {
    await putAccounts(sandbox, 'chsi', [graduate]);
    await sandbox.restart();
    const ticket = await ticketFor(sandbox);
    expect((await sandbox.inject(validateUrl(ticket))).json().serviceResponse.authenticationSuccess.user).toBe('graduate-1');
  });

  it('are on the disk when the answer comes, without passwords, for the owner alone', async () => {
    await putAccounts(sandbox, 'chsi', [graduate]);
    const text = await readFile(sandbox.stateFile, 'utf8');
    expect(text).toContain('graduate-1');
    expect(text).not.toContain(PASSWORD);
    expect((await stat(sandbox.stateFile)).mode & 0o777).toBe(0o600);
  });

  it('are all written when several batches come at once', async () => {
    const batches = Array.from({ length: 20 }, (_, i) => [{ ...graduate, account: `graduate-${i}` }]);
    await Promise.all(batches.map((batch) => putAccounts(sandbox, 'chsi', batch)));
    const state = JSON.parse(await readFile(sandbox.stateFile, 'utf8'));
    expect(state.realms.chsi.accounts).toHaveLength(20);
  });

  it('are added and replaced', async () => {
    expect((await put([graduate])).json()).toEqual({ added: 1, replaced: 0 });
    expect((await put([{ ...graduate, password: 'another' }, { ...graduate, account: 'b' }])).json()).toEqual({ added: 1, replaced: 1 });
    const old = await sandbox.post('/cas/chsi/tickets', { account: graduate.account, password: PASSWORD, service: SERVICE });
    expect(old.json().code).toBe('PASSWORD_WRONG');
  });

  it('take five thousand with one password in a few seconds, and not one more', async () => {
    const many = Array.from({ length: 5_001 }, (_, i) => ({ ...graduate, account: `graduate-${i}` }));
    const began = performance.now();
    expect((await put(many.slice(0, 5_000))).json()).toEqual({ added: 5_000, replaced: 0 });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect((await put(many)).statusCode).toBe(400);
  });

  it('are changed only by who knows the token', async () => {
    expect((await put([graduate], {})).json().code).toBe('OPS_TOKEN_WRONG');
    expect((await put([graduate], { 'x-ops-token': 'a token for spec' })).statusCode).toBe(401);
    expect((await sandbox.inject({ url: '/accounts/chsi', headers: OPS })).json()).toEqual({ count: 0 });
  });

  it('are refused with the place that is wrong, not the value; then none is taken', async () => {
    const answer = await put([graduate, { ...graduate, attributes: { name: '赵\u0000', idNumber: '990101209901010019' } }]);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'REQUEST_MALFORMED', issues: [{ path: '1.attributes.name' }] });
    expect(answer.body).not.toContain('赵');
    expect((await put([graduate], OPS, 'jygl')).statusCode).toBe(400);
    expect((await sandbox.inject({ url: '/accounts/chsi', headers: OPS })).json()).toEqual({ count: 0 });
  });

  it('are not thrown away when the file is damaged: the sandbox refuses to start and names it', async () => {
    await putAccounts(sandbox, 'chsi', [graduate]);
    await sandbox.app.close();
    const good = await readFile(sandbox.stateFile, 'utf8');
    await writeFile(sandbox.stateFile, good.slice(0, -20));
    await expect(sandbox.restart()).rejects.toThrow(sandbox.stateFile);
    await writeFile(sandbox.stateFile, good);
  });
});
