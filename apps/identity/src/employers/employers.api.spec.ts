import { employerActor } from '@netsign/testing';
import { authorisation, codeOf, creditCode, EMPLOYER, employerItem, ministry, refusal, startIdentity, yuezhou, zhejiang, type Identity } from '../identity.fixture.js';

const another = { ...employerItem, creditCode: creditCode(2), name: '宁波潮平信息技术有限公司', operator: { account: 'e02', name: '钟离川', phone: '19900008002' } };
const reason = { reason: '被多名毕业生投诉' };

describe('the import of employers', () => {
  let identity: Identity;
  beforeAll(async () => { identity = await startIdentity(); });
  beforeEach(() => identity.reset());
  afterAll(() => identity.close());

  test('a new employer is verified and carries the last day of its authorisation; one without is told of as well', async () => {
    expect(await identity.client(ministry).importEmployers({ items: [employerItem, { ...another, authorisation: null }] })).toEqual({ verified: 2, unchanged: 0 });
    const events = (await identity.emitted()).filter(event => event.type === 'employer.verified.v1');
    expect(events).toMatchObject([
      { subject: EMPLOYER, partitionkey: EMPLOYER, caseversion: 1, data: { status: 'verified', authorisedUntil: '2027-12-31', version: 1 } },
      { subject: another.creditCode, data: { authorisedUntil: null } },
    ]);
  });

  test('the same again is unchanged, a new authorisation or operator is a new version', async () => {
    const imported = (item: typeof employerItem) => identity.client(ministry).importEmployers({ items: [item] });
    await imported(employerItem);
    expect(await imported({ ...employerItem, creditCode: ` ${EMPLOYER.toLowerCase()} ` })).toEqual({ verified: 0, unchanged: 1 });
    expect(await imported({ ...employerItem, authorisation: { ...authorisation, validUntil: '2028-12-31' } })).toEqual({ verified: 1, unchanged: 0 });
    expect(await imported({ ...employerItem, operator: another.operator })).toEqual({ verified: 1, unchanged: 0 });
    const { items } = await identity.client(ministry).listEmployers({});
    expect(items).toMatchObject([{ creditCode: EMPLOYER, version: 3, authorisedUntil: '2027-12-31' }]);
  });

  test.each([
    ['a wrong check digit', { creditCode: `${EMPLOYER.slice(0, 17)}${EMPLOYER.endsWith('0') ? '1' : '0'}` }, 'creditCode', 'CREDIT_CODE_CHECK_DIGIT'],
    ['a letter O', { creditCode: EMPLOYER.replace(/.$/, 'O') }, 'creditCode', 'CREDIT_CODE_LETTER'],
    ['a short number', { creditCode: '9133' }, 'creditCode', 'CREDIT_CODE_FORM'],
    ['zeros', { creditCode: '0'.repeat(18) }, 'creditCode', 'CREDIT_CODE_PREFIX'],
    ['a nature no longer in use', { nature: '33' }, 'nature', 'CODE_UNKNOWN'],
    ['an unknown industry', { industry: '99' }, 'industry', 'CODE_UNKNOWN'],
    ['a region of no province', { region: '990101' }, 'region', 'CODE_UNKNOWN'],
    ['an authorisation that ends before it begins', { authorisation: { ...authorisation, validUntil: '2026-02-01' } }, 'authorisation/validUntil', 'DATE_FORM'],
  ])('%s is refused with its place, and nothing of the call is kept', async (_what, wrong, place, code) => {
    expect(await refusal(identity.client(ministry).importEmployers({ items: [another, { ...employerItem, ...wrong }] }))).toMatchObject({ code, fields: [{ at: `/items/1/${place}`, code }] });
    expect(await identity.client(ministry).listEmployers({})).toEqual({ items: [] });
  });

  test('one code twice in a call is refused', async () => {
    expect(await refusal(identity.client(ministry).importEmployers({ items: [employerItem, employerItem] }))).toMatchObject({ code: 'INPUT_INVALID', fields: [{ at: '/items/1/creditCode' }] });
  });

  test('a repeat with one key answers alike; two imports at once verify once', async () => {
    const key = { idempotencyKey: 'import-of-march' };
    const first = await identity.client(ministry).importEmployers({ items: [employerItem] }, key);
    expect(await identity.client(ministry).importEmployers({ items: [employerItem] }, key)).toEqual(first);
    expect(await codeOf(identity.client(ministry).importEmployers({ items: [another] }, key))).toBe('IDEMPOTENCY_KEY_REUSED');
    const told = (call: Promise<{ verified: number }>) => call.then(answer => String(answer.verified), (error: { code: string }) => error.code);
    const both = await Promise.all([1, 2].map(() => told(identity.client(ministry).importEmployers({ items: [another] }))));
    expect(both).toContain('1');
    expect(both.filter(answer => answer === '1')).toHaveLength(1);
    expect((await identity.emitted()).filter(event => event.subject === another.creditCode)).toHaveLength(1);
  });
});

describe('suspension', () => {
  let identity: Identity;
  beforeAll(async () => { identity = await startIdentity(); });
  beforeEach(async () => { await identity.reset(); await identity.client(ministry).importEmployers({ items: [employerItem, another] }); });
  afterAll(() => identity.close());

  test('suspends once, restores once, each with its event; the reason stays in the log', async () => {
    expect(await identity.client(ministry).suspendEmployer({ creditCode: EMPLOYER, ...reason })).toMatchObject({ status: 'suspended', version: 2 });
    expect(await codeOf(identity.client(ministry).suspendEmployer({ creditCode: EMPLOYER, ...reason }))).toBe('EMPLOYER_SUSPENDED');
    expect(await identity.client(ministry).restoreEmployer({ creditCode: EMPLOYER, ...reason })).toMatchObject({ status: 'verified', version: 3 });
    expect(await codeOf(identity.client(ministry).restoreEmployer({ creditCode: EMPLOYER, ...reason }))).toBe('EMPLOYER_NOT_SUSPENDED');
    expect((await identity.emitted()).filter(event => event.subject === EMPLOYER).map(event => event.type)).toEqual(['employer.verified.v1', 'employer.suspended.v1', 'employer.restored.v1']);
    expect(JSON.stringify(await identity.emitted())).not.toContain(reason.reason);
    expect(await identity.database.query(`select reason, employer from event_log where action = 'suspend'`)).toEqual([{ reason: reason.reason, employer: EMPLOYER }]);
  });

  test('an import while suspended changes the facts, not the status', async () => {
    await identity.client(ministry).suspendEmployer({ creditCode: EMPLOYER, ...reason });
    await identity.client(ministry).importEmployers({ items: [{ ...employerItem, address: '杭州市滨江区虚拟路2号' }] });
    const { items } = await identity.client(ministry).listEmployers({});
    expect(items.find(item => item.creditCode === EMPLOYER)).toMatchObject({ status: 'suspended', version: 3 });
  });

  test('of two suspensions at once one wins', async () => {
    const told = (call: Promise<unknown>) => call.then(() => 'suspended', (error: { code: string }) => error.code);
    const both = await Promise.all([1, 2].map(() => told(identity.client(ministry).suspendEmployer({ creditCode: EMPLOYER, ...reason }))));
    expect(both.sort()).toEqual(['EMPLOYER_SUSPENDED', 'suspended']);
  });

  test('strangers: an unknown code is not found, other roles may not, a short reason is refused', async () => {
    expect(await codeOf(identity.client(ministry).suspendEmployer({ creditCode: creditCode(9), ...reason }))).toBe('NOT_FOUND');
    for (const actor of [zhejiang, yuezhou, employerActor(EMPLOYER)]) expect(await codeOf(identity.client(actor).suspendEmployer({ creditCode: EMPLOYER, ...reason }))).toBe('ROLE_MAY_NOT');
    expect(await codeOf(identity.client(ministry).suspendEmployer({ creditCode: EMPLOYER, reason: '坏' }))).toBe('REASON_TOO_SHORT');
  });

  test('an employer sees itself and nobody else', async () => {
    expect((await identity.client(employerActor(EMPLOYER)).listEmployers({})).items.map(item => item.creditCode)).toEqual([EMPLOYER]);
    expect((await identity.client(ministry).listEmployers({})).items).toHaveLength(2);
    expect(await codeOf(identity.client(yuezhou).listEmployers({}))).toBe('ROLE_MAY_NOT');
  });
});
