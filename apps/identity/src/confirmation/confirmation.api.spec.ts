import { codeOf, GAO, idNumber, openSchool, registerTree, startIdentity, YEAR, type Identity } from '../identity.fixture.js';

const gateway = { role: 'gateway' } as const;
const PHONE = '19900000001';
const OTHER_PHONE = '19900000002';

describe('信息确认', () => {
  let identity: Identity;
  let session: Awaited<ReturnType<Identity['signIn']>>;
  beforeAll(async () => { identity = await startIdentity(); });
  beforeEach(async () => {
    await identity.reset();
    await registerTree(identity);
    await openSchool(identity);
    await identity.tellOf({ person: GAO });
    session = await identity.signIn('student', 'g0001', GAO);
  });
  afterAll(() => identity.close());

  const me = () => identity.client(session.actor);
  const codeTo = async (phone: string): Promise<string> => { await me().sendPhoneCode({ phone }); return identity.outside.codeTo(phone); };
  const resumed = async () => (await identity.client(gateway).resume({ end: 'student', secret: session.secret })).actor;
  const confirm = async (recordVersion = 1, phone = PHONE) => me().confirmRecord({ recordVersion, phone, code: await codeTo(phone) });

  test('with the code sent to the phone the record is confirmed, and the session knows at once', async () => {
    expect(await me().sendPhoneCode({ phone: PHONE })).toMatchObject({ sentTo: '199****0001' });
    expect(identity.outside.messages).toMatchObject([{ to: PHONE, token: 'ops' }]);
    await me().confirmRecord({ recordVersion: 1, phone: PHONE, code: identity.outside.codeTo(PHONE) });
    expect(await resumed()).toMatchObject({ confirmed: true });
    expect((await me().me({})).phoneMasked).toBe('199****0001');
    expect(await codeOf(confirm())).toBe('RECORD_ALREADY_CONFIRMED');
  });

  test('a repeat with one key gets the same answer, although its code is spent', async () => {
    const input = { recordVersion: 1, phone: PHONE, code: await codeTo(PHONE) };
    const key = { idempotencyKey: 'confirmation-1' };
    const [one, two] = await Promise.all([me().confirmRecord(input, key), me().confirmRecord(input, key)]);
    expect(two).toEqual(one);
    expect(await me().confirmRecord(input, key)).toEqual(one);
    expect(await codeOf(me().confirmRecord({ ...input, code: '000000x' }, key))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('of two confirmations at once with two keys one wins', async () => {
    const input = { recordVersion: 1, phone: PHONE, code: await codeTo(PHONE) };
    const told = (call: Promise<unknown>) => call.then(() => 'confirmed', (error: { code: string }) => error.code);
    const both = await Promise.all([told(me().confirmRecord(input)), told(me().confirmRecord(input))]);
    expect(both.filter(answer => answer === 'confirmed')).toHaveLength(1);
    expect(['RECORD_ALREADY_CONFIRMED', 'PROOF_USED']).toContain(both.find(answer => answer !== 'confirmed'));
  });

  test('a record that has changed since it was read is refused, and nothing is confirmed', async () => {
    await identity.tellOf({ version: 2, person: GAO });
    expect(await codeOf(confirm(1))).toBe('RECORD_CHANGED');
    expect(await resumed()).toMatchObject({ confirmed: false });
    await confirm(2);
  });

  test('a wrong code is counted, the fifth voids it, and the right one is then of no use', async () => {
    const code = await codeTo(PHONE);
    const wrong = code === '000000' ? '000001' : '000000';
    const attempt = (entered: string) => codeOf(me().confirmRecord({ recordVersion: 1, phone: PHONE, code: entered }));
    for (let time = 1; time <= 5; time++) expect(await attempt(wrong)).toBe('CODE_WRONG');
    expect(await attempt(wrong)).toBe('CODE_TOO_MANY_TRIES');
    expect(await attempt(code)).toBe('CODE_TOO_MANY_TRIES');
    await confirm();
  });

  test('a code that is too old, or was sent to another phone, or was followed by a newer one, is worth nothing', async () => {
    const code = await codeTo(PHONE);
    expect(await codeOf(me().confirmRecord({ recordVersion: 1, phone: OTHER_PHONE, code }))).toBe('CODE_EXPIRED');
    await identity.database.query(`update one_time_code set expires_at = now() - interval '1 second'`);
    expect(await codeOf(me().confirmRecord({ recordVersion: 1, phone: PHONE, code }))).toBe('CODE_EXPIRED');
    let newer = await codeTo(PHONE);
    while (newer === code) newer = await codeTo(PHONE);
    expect(await codeOf(me().confirmRecord({ recordVersion: 1, phone: PHONE, code }))).toBe('CODE_WRONG');
  });

  test('a later correction keeps the confirmation; another name or ID number asks for it again', async () => {
    await confirm();
    await identity.tellOf({ version: 2, person: GAO, department: '99331-02' });
    expect(await resumed()).toMatchObject({ confirmed: true, department: '99331-02' });
    await identity.tellOf({ version: 3, person: { ...GAO, name: '高岭之雪' } });
    expect(await resumed()).toMatchObject({ confirmed: false });
    await confirm(3);
    expect(await resumed()).toMatchObject({ confirmed: true });
    const [{ n }] = await identity.database.query<{ n: number }>('select count(*)::int as n from confirmation') as [{ n: number }];
    expect(n).toBe(2);
    await identity.tellOf({ version: 4, person: { name: '高岭之雪', idNumber: idNumber(7) } });
    const anew = await identity.signIn('student', 'g0007', { name: '高岭之雪', idNumber: idNumber(7) });
    expect(anew.actor.confirmed).toBe(false);
  });

  test('another phone later waits a day, the old one is told and serves until then', async () => {
    await confirm();
    await openSchool(identity, '99331', YEAR + 2);
    const later = await identity.tellOf({ person: GAO, year: YEAR + 2 });
    session = await identity.signIn('student', 'g0001', GAO);
    expect(session.actor).toMatchObject({ graduate: later, confirmed: false });
    await confirm(1, OTHER_PHONE);
    expect(identity.outside.messages.at(-1)).toMatchObject({ to: PHONE });
    expect((await me().me({})).phoneMasked).toBe('199****0001');
    await identity.database.query(`update confirmation set phone_from = phone_from - interval '1 day'`);
    expect((await me().me({})).phoneMasked).toBe('199****0002');
  });

  test('a phone that is none is refused, and so is a message the operator does not take', async () => {
    expect(await codeOf(me().sendPhoneCode({ phone: '123' }))).toBe('MOBILE_FORM');
    identity.outside.refuseMessages(true);
    expect(await codeOf(me().sendPhoneCode({ phone: PHONE }))).toBe('UNAVAILABLE');
    identity.outside.refuseMessages(false);
  });

  test('the phone is kept for the second factor alone: no event speaks of a confirmation', async () => {
    await confirm();
    expect(JSON.stringify(await identity.emitted())).not.toContain(PHONE);
  });
});

describe('beyond the sandbox', () => {
  test('the eleventh code within ten minutes is refused, to one account as to one phone', async () => {
    const identity = await startIdentity({ config: { sandbox: false } });
    try {
      await registerTree(identity);
      await openSchool(identity);
      await identity.tellOf({ person: GAO });
      await identity.tellOf({ name: 'lu', person: { name: '陆清澜', idNumber: idNumber(2) } });
      const gao = await identity.signIn('student', 'g0001', GAO);
      const lu = await identity.signIn('student', 'g0002', { name: '陆清澜', idNumber: idNumber(2) });
      const answers = await Promise.all(Array.from({ length: 12 }, () => identity.client(gao.actor).sendPhoneCode({ phone: PHONE }).then(() => 'sent', (error: { code: string }) => error.code)));
      expect(answers.filter(answer => answer === 'sent')).toHaveLength(10);
      expect(answers.filter(answer => answer === 'TOO_MANY_REQUESTS')).toHaveLength(2);
      expect(await codeOf(identity.client(gao.actor).sendPhoneCode({ phone: OTHER_PHONE }))).toBe('TOO_MANY_REQUESTS');
      expect(await codeOf(identity.client(lu.actor).sendPhoneCode({ phone: PHONE }))).toBe('TOO_MANY_REQUESTS');
      await identity.client(lu.actor).sendPhoneCode({ phone: OTHER_PHONE });
    } finally {
      await identity.close();
    }
  });
});
