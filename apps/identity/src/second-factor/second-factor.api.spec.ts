import { createHash, randomUUID } from 'node:crypto';
import { verifyProof } from '@netsign/platform';
import { proofKeys } from '@netsign/testing';
import { codeOf, EMPLOYER, employerItem, GAO, ministry, openSchool, registerTree, startIdentity, zhejiang, type Identity } from '../identity.fixture.js';

const textHash = createHash('sha256').update('the text').digest('hex');
const act = { endpoint: 'agreements.send', caseId: randomUUID(), caseVersion: 3, textHash };
const PHONE = employerItem.operator.phone;

describe('the second factor', () => {
  let identity: Identity;
  let actor: Awaited<ReturnType<Identity['signIn']>>['actor'];
  beforeAll(async () => {
    identity = await startIdentity();
    await registerTree(identity);
    await openSchool(identity);
    await identity.client(ministry).importEmployers({ items: [employerItem] });
    ({ actor } = await identity.signIn('corp', 'e01', { creditCode: EMPLOYER, name: employerItem.operator.name, phone: PHONE }));
  });
  afterAll(() => identity.close());

  const me = () => identity.client(actor);
  const asked = async (): Promise<{ challengeId: string; code: string; wrong: string }> => {
    const { challengeId } = await me().challenge(act);
    const code = identity.outside.codeTo(PHONE);
    return { challengeId, code, wrong: code === '000000' ? '000001' : '000000' };
  };

  test('the code becomes a proof of this person for this act, case, version and text', async () => {
    const { challengeId, sentTo } = await me().challenge(act);
    expect(sentTo).toBe('199****8001');
    const { proof, expiresAt } = await me().prove({ challengeId, code: identity.outside.codeTo(PHONE) });
    const claims = { sub: actor.account, ...act };
    expect(verifyProof(proof, claims, proofKeys.publicKey, Date.now())).toBe(challengeId);
    expect(() => verifyProof(proof, { ...claims, caseVersion: 4 }, proofKeys.publicKey, Date.now())).toThrow('PROOF_FOR_ANOTHER_ACT');
    expect(() => verifyProof(proof, claims, proofKeys.publicKey, Date.parse(expiresAt))).toThrow('PROOF_EXPIRED');
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(300_000);
  });

  test('a challenge is worth one act however often it is answered: an answer may be lost on its way', async () => {
    const { challengeId, code } = await asked();
    const proofs = await Promise.all([me().prove({ challengeId, code }), me().prove({ challengeId, code })]);
    const later = await me().prove({ challengeId, code });
    // Every one is burnt under the same id, so the act that spends one spends all.
    for (const { proof } of [...proofs, later]) expect(verifyProof(proof, { sub: actor.account, ...act }, proofKeys.publicKey, Date.now())).toBe(challengeId);
  });

  test('what is wrong with a code is told at the field it was typed into', async () => {
    const { challengeId, wrong } = await asked();
    await expect(me().prove({ challengeId, code: wrong })).rejects.toMatchObject({ code: 'CODE_WRONG', fields: [{ at: '/code', code: 'CODE_WRONG' }] });
  });

  test('five wrong codes void it, however fast they come; another challenge is untouched', async () => {
    const other = await asked();
    const { challengeId, code, wrong } = await asked();
    const answers = await Promise.all(Array.from({ length: 8 }, () => codeOf(me().prove({ challengeId, code: wrong }))));
    expect(answers.filter(answer => answer === 'CODE_WRONG')).toHaveLength(5);
    expect(answers.filter(answer => answer === 'CODE_TOO_MANY_TRIES')).toHaveLength(3);
    expect(await codeOf(me().prove({ challengeId, code }))).toBe('CODE_TOO_MANY_TRIES');
    await me().prove({ challengeId: other.challengeId, code: other.code });
  });

  test('after five minutes of real time it is over, whatever the sandbox\'s clock says before', async () => {
    const { challengeId, code } = await asked();
    await identity.database.query('update clock set offset_ms = 86400000');
    await identity.database.query(`update one_time_code set expires_at = now() + interval '1 second' where id = $1`, [challengeId]);
    await me().prove({ challengeId, code });
    await identity.database.query('update clock set offset_ms = 0');
    const late = await asked();
    await identity.database.query(`update one_time_code set expires_at = now() where id = $1`, [late.challengeId]);
    expect(await codeOf(me().prove(late))).toBe('CODE_EXPIRED');
  });

  test('a stranger\'s challenge is not found, and his guess costs it nothing', async () => {
    const { challengeId, code } = await asked();
    const stranger = await identity.signIn('admin', 'school-1', { role: 'school', organisation: '99331', name: '闻人甲', phone: '19900009001' });
    for (let time = 0; time < 6; time++) expect(await codeOf(identity.client(stranger.actor).prove({ challengeId, code }))).toBe('NOT_FOUND');
    expect(await codeOf(me().prove({ challengeId: randomUUID(), code }))).toBe('NOT_FOUND');
    await me().prove({ challengeId, code });
  });

  test('the code stands nowhere in the database', async () => {
    const { code } = await asked();
    const [row] = await identity.database.query<{ hash: string }>('select hash from one_time_code order by sent_at desc limit 1');
    expect(row.hash).not.toContain(code);
    expect(row.hash).not.toBe(createHash('sha256').update(code).digest('hex'));
  });

  test('there is none for an act that does not exist or is not this role\'s, nor for other roles', async () => {
    expect(await codeOf(me().challenge({ ...act, endpoint: 'agreements.accept' }))).toBe('INPUT_INVALID');
    expect(await codeOf(me().challenge({ ...act, endpoint: 'agreements.nothing' }))).toBe('INPUT_INVALID');
    expect(await codeOf(identity.client(zhejiang).challenge(act))).toBe('ROLE_MAY_NOT');
  });

  test('without a phone there is none', async () => {
    const school = await identity.signIn('admin', 'school-2', { role: 'school', organisation: '99332', name: '闻人乙' });
    expect(await codeOf(identity.client(school.actor).challenge({ ...act, endpoint: 'agreements.certify' }))).toBe('PHONE_UNKNOWN');
  });

  test('a graduate gets the code on the phone confirmed with the record, and none before', async () => {
    await identity.tellOf({ person: GAO });
    const before = await identity.signIn('student', 'g0001', GAO);
    expect(await codeOf(identity.client(before.actor).challenge({ ...act, endpoint: 'agreements.accept' }))).toBe('RECORD_NOT_CONFIRMED');
    await identity.client(before.actor).sendPhoneCode({ phone: '19900000001' });
    await identity.client(before.actor).confirmRecord({ recordVersion: 1, phone: '19900000001', code: identity.outside.codeTo('19900000001') });
    const { actor: graduate } = await identity.client({ role: 'gateway' }).resume({ end: 'student', secret: before.secret });
    const { challengeId, sentTo } = await identity.client(graduate).challenge({ ...act, endpoint: 'agreements.accept' });
    expect(sentTo).toBe('199****0001');
    await identity.client(graduate).prove({ challengeId, code: identity.outside.codeTo('19900000001') });
  });
});
