import { codeOf, dongou, EMPLOYER, hubei, ministry, openSchool, refusal, registerTree, startIdentity, YEAR, yuezhou, zhejiang, type Identity } from '../identity.fixture.js';
import { departmentActor, employerActor, graduateActor, uuidOf } from '@netsign/testing';

const place = { department: '99331-01', school: '99331', province: '33' };
const key = (name: string) => ({ idempotencyKey: `key-of-${name}` });

describe('the tree of organisations', () => {
  let identity: Identity;
  beforeAll(async () => { identity = await startIdentity(); });
  beforeEach(async () => { await identity.reset(); await registerTree(identity); });
  afterAll(() => identity.close());

  test('everybody may read it, by kind and by parent', async () => {
    const schools = await identity.client(employerActor(EMPLOYER)).listOrganisations({ kind: 'school' });
    expect(schools.items.map(school => school.code)).toEqual(['99331', '99332', '99421']);
    const departments = await identity.client(graduateActor(uuidOf('gao'), place, false)).listOrganisations({ parent: '99331' });
    expect(departments.items).toMatchObject([{ code: '99331-01', kind: 'department', school: '99331', province: '33' }, { code: '99331-02' }]);
  });

  test('what stands already is unchanged, another name for it is refused with its place', async () => {
    const again = { code: '99332', name: '东瓯海洋职业学院', parent: '33' };
    expect(await identity.client(ministry).registerOrganisations({ items: [again, { code: '99333', name: '钱江美术学院', parent: '33' }] })).toEqual({ registered: 1, unchanged: 1 });
    expect(await refusal(identity.client(ministry).registerOrganisations({ items: [{ code: '99334', name: '新安学院', parent: '33' }, { ...again, name: '东瓯大学' }] })))
      .toMatchObject({ code: 'ORGANISATION_EXISTS', fields: [{ at: '/items/1/code', code: 'ORGANISATION_EXISTS' }] });
    const { items } = await identity.client(ministry).listOrganisations({ parent: '33' });
    expect(items.map(item => item.code)).toEqual(['99331', '99332', '99333']);
  });

  test('one call may bring a province and its school, whatever their order', async () => {
    expect(await identity.client(ministry).registerOrganisations({ items: [{ code: '99361', name: '庐陵学院', parent: '36' }, { code: '36', name: '江西省', parent: '00' }] })).toEqual({ registered: 2, unchanged: 0 });
  });

  test.each([
    ['a school below a school', { code: '99335', name: '某学院', parent: '99331' }, 'ORGANISATION_PARENT_UNKNOWN'],
    ['a parent nobody registered', { code: '99335', name: '某学院', parent: '44' }, 'ORGANISATION_PARENT_UNKNOWN'],
    ['a province that is none', { code: '99', name: '某省', parent: '00' }, 'CODE_UNKNOWN'],
    ['a department, which is the school\'s to register', { code: '99331-03', name: '某学院', parent: '99331' }, 'ROLE_MAY_NOT'],
  ])('the ministry cannot register %s', async (_what, item, code) => {
    expect(await codeOf(identity.client(ministry).registerOrganisations({ items: [item] }))).toBe(code);
  });

  test('a school registers 院系 below itself and nowhere else', async () => {
    expect(await codeOf(identity.client(dongou).registerOrganisations({ items: [{ code: '99331-09', name: '某学院', parent: '99331' }] }))).toBe('ORGANISATION_PARENT_UNKNOWN');
    expect(await codeOf(identity.client(dongou).registerOrganisations({ items: [{ code: '99331-09', name: '某学院', parent: '99332' }] }))).toBe('ORGANISATION_PARENT_UNKNOWN');
    expect(await codeOf(identity.client(dongou).registerOrganisations({ items: [{ code: '99339', name: '某学院', parent: '33' }] }))).toBe('ROLE_MAY_NOT');
    expect(await codeOf(identity.client(zhejiang).registerOrganisations({ items: [{ code: '99339', name: '某学院', parent: '33' }] }))).toBe('ROLE_MAY_NOT');
  });

  test('two calls that register the same 院系 at once: one registers, the other finds it', async () => {
    const items = [{ code: '99332-01', name: '航海技术系', parent: '99332' }];
    const answers = await Promise.all([1, 2, 3].map(() => identity.client(dongou).registerOrganisations({ items })));
    expect(answers.map(answer => answer.registered).sort()).toEqual([0, 0, 1]);
  });

  test('a repeat with the same key gets the same answer, another body is refused', async () => {
    const items = [{ code: '99332-01', name: '航海技术系', parent: '99332' }];
    const first = await identity.client(dongou).registerOrganisations({ items }, key('departments'));
    expect(first).toEqual({ registered: 1, unchanged: 0 });
    expect(await identity.client(dongou).registerOrganisations({ items }, key('departments'))).toEqual(first);
    expect(await codeOf(identity.client(dongou).registerOrganisations({ items: [{ ...items[0], name: '轮机系' }] }, key('departments')))).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('the settings, from province to school', () => {
  let identity: Identity;
  beforeAll(async () => { identity = await startIdentity(); });
  beforeEach(async () => { await identity.reset(); await registerTree(identity); });
  afterAll(() => identity.close());

  test('each step waits for the one above it', async () => {
    expect(await codeOf(identity.client(zhejiang).openSchool({ code: '99331', year: YEAR }))).toBe('PARTY_MODE_NOT_CHOSEN');
    expect(await codeOf(identity.client(yuezhou).openCohort({ year: YEAR }))).toBe('PARTY_MODE_NOT_CHOSEN');
    const province = await identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'two_party' });
    expect(province).toMatchObject({ code: '33', version: 2, partyModes: { [YEAR]: { mode: 'two_party', template: 1 } } });
    expect(await codeOf(identity.client(yuezhou).openCohort({ year: YEAR }))).toBe('SCHOOL_NOT_OPENED');
    expect(await identity.client(zhejiang).openSchool({ code: '99331', year: YEAR })).toMatchObject({ code: '99331', version: 2, openedYears: [YEAR], openCohorts: [] });
    expect(await codeOf(identity.client(zhejiang).openSchool({ code: '99331', year: YEAR }))).toBe('SCHOOL_ALREADY_OPEN');
    expect(await codeOf(identity.client(yuezhou).closeCohort({ year: YEAR, reason: '还没有开放过' }))).toBe('COHORT_NOT_OPEN');
    expect(await identity.client(yuezhou).openCohort({ year: YEAR })).toMatchObject({ version: 3, openCohorts: [YEAR] });
    expect(await codeOf(identity.client(yuezhou).openCohort({ year: YEAR }))).toBe('COHORT_ALREADY_OPEN');
    expect(await identity.client(yuezhou).closeCohort({ year: YEAR, reason: '本届签约已结束' })).toMatchObject({ version: 4, openCohorts: [] });
    const types = (await identity.emitted()).filter(event => event.subject === '99331').map(event => event.type);
    expect(types).toEqual(['organisation.registered.v1', 'school.opened.v1', 'cohort.opened.v1', 'cohort.closed.v1']);
  });

  test('the mode may change until a school has opened the cohort, closing it later does not help', async () => {
    await openSchool(identity);
    expect(await codeOf(identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'two_party' }))).toBe('SETTING_UNCHANGED');
    expect(await identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'three_party' })).toMatchObject({ partyModes: { [YEAR]: { mode: 'three_party' } } });
    await identity.client(yuezhou).openCohort({ year: YEAR });
    expect(await codeOf(identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'two_party' }))).toBe('PARTY_MODE_ALREADY_CHOSEN');
    await identity.client(yuezhou).closeCohort({ year: YEAR, reason: '本届签约已结束' });
    expect(await codeOf(identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'two_party' }))).toBe('PARTY_MODE_ALREADY_CHOSEN');
    expect(await identity.client(zhejiang).choosePartyMode({ year: YEAR + 1, mode: 'two_party' })).toMatchObject({ partyModes: { [YEAR]: { mode: 'three_party' }, [YEAR + 1]: { mode: 'two_party' } } });
    expect(await identity.client(hubei).choosePartyMode({ year: YEAR, mode: 'two_party' })).toMatchObject({ code: '42' });
  });

  test('院系审核 is switched on and off, and not twice the same way', async () => {
    expect(await codeOf(identity.client(yuezhou).switchDepartmentReview({ on: false }))).toBe('SETTING_UNCHANGED');
    expect(await identity.client(yuezhou).switchDepartmentReview({ on: true })).toMatchObject({ departmentReview: true });
    expect(await identity.client(yuezhou).switchDepartmentReview({ on: false })).toMatchObject({ departmentReview: false });
  });

  test('the time for a review step is set in whole working days from 1 to 15, and not twice the same', async () => {
    expect(await codeOf(identity.client(yuezhou).setReviewDays({ days: 3 }))).toBe('SETTING_UNCHANGED');
    expect(await identity.client(yuezhou).setReviewDays({ days: 5 })).toMatchObject({ code: '99331', version: 2, reviewDays: 5 });
    for (const days of [0, 16, 2.5]) expect(await codeOf(identity.client(yuezhou).setReviewDays({ days }))).toBe('INPUT_INVALID');
    expect((await identity.emitted()).filter(event => event.type === 'school.review-days-set.v1')).toMatchObject([{ subject: '99331', caseversion: 2, data: { reviewDays: 5, contact: '越州理工大学就业指导中心' } }]);
  });

  test('the rules for ending agreements are set together, within their limits, and not twice the same; their history says what they were', async () => {
    const rules = { window: { from: '12-01', to: '06-10' }, noticeDays: 7, cap: 1 };
    expect(await codeOf(identity.client(yuezhou).setTerminationRules({ window: null, noticeDays: 0, cap: null }))).toBe('SETTING_UNCHANGED');
    expect(await identity.client(yuezhou).setTerminationRules(rules)).toMatchObject({ code: '99331', version: 2, terminationRules: rules });
    for (const wrong of [{ noticeDays: 31 }, { noticeDays: -1 }, { cap: 0 }, { cap: 1.5 }]) expect(await codeOf(identity.client(yuezhou).setTerminationRules({ ...rules, ...wrong }))).toBe('INPUT_INVALID');
    for (const from of ['13-01', '02-30x', '2-1']) expect(await codeOf(identity.client(yuezhou).setTerminationRules({ ...rules, window: { from, to: '06-10' } }))).toBe('DATE_FORM');
    expect((await identity.client(yuezhou).settingHistory({ code: '99331' })).items[0]).toMatchObject({ action: 'set_termination_rules', from: '- / 0 / -', to: '12-01..06-10 / 7 / 1' });
    expect((await identity.emitted()).filter(event => event.type === 'school.termination-rules-set.v1')).toMatchObject([{ subject: '99331', caseversion: 2, data: { terminationRules: rules } }]);
  });

  test('whom graduates are told to ask is the school\'s own words, without the blanks around them', async () => {
    expect(await identity.client(dongou).setContact({ contact: ' 就业指导中心 东楼 108 ' })).toMatchObject({ code: '99332', version: 2, contact: '就业指导中心 东楼 108', reviewDays: 3 });
    expect(await codeOf(identity.client(dongou).setContact({ contact: '就业指导中心 东楼 108' }))).toBe('SETTING_UNCHANGED');
    for (const contact of ['', ' 中 ', '中'.repeat(301)]) expect(await codeOf(identity.client(dongou).setContact({ contact }))).toBe('INPUT_INVALID');
    expect((await identity.emitted()).filter(event => event.type === 'school.contact-set.v1')).toMatchObject([{ subject: '99332', caseversion: 2, data: { contact: '就业指导中心 东楼 108' } }]);
  });

  test('of two that set the same at once one wins; both settings at once lose neither', async () => {
    const told = (call: Promise<unknown>) => call.then(() => 'set', (error: { code: string }) => error.code);
    expect((await Promise.all([1, 2].map(() => told(identity.client(yuezhou).setReviewDays({ days: 7 }))))).sort()).toEqual(['SETTING_UNCHANGED', 'set']);
    expect(await Promise.all([told(identity.client(yuezhou).setReviewDays({ days: 8 })), told(identity.client(yuezhou).setContact({ contact: '西楼 201' }))])).toEqual(['set', 'set']);
    const { items } = await identity.client(yuezhou).listOrganisations({ kind: 'school' });
    expect(items.find(item => item.code === '99331')).toMatchObject({ version: 4, reviewDays: 8, contact: '西楼 201' });
  });

  test('of two that choose at once one wins, the other is told; the tree moves one version', async () => {
    const outcomes = await Promise.all([1, 2].map(() => identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'two_party' }).then(() => 'chosen', (error: { code: string }) => error.code)));
    expect(outcomes.sort()).toEqual(['SETTING_UNCHANGED', 'chosen']);
    expect((await identity.emitted()).filter(event => event.type === 'province.party-mode-chosen.v1')).toHaveLength(1);
  });

  test('a change of mode and a cohort\'s opening at once never end with a cohort opened under a mode it did not see', async () => {
    await openSchool(identity);
    const told = (call: Promise<unknown>) => call.then(() => 'done', (error: { code: string }) => error.code);
    const [changed, opened] = await Promise.all([told(identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'three_party' })), told(identity.client(yuezhou).openCohort({ year: YEAR }))]);
    expect(opened).toBe('done');
    expect(['done', 'PARTY_MODE_ALREADY_CHOSEN']).toContain(changed);
    const types = (await identity.emitted()).map(event => event.type);
    if (changed === 'done') expect(types.lastIndexOf('province.party-mode-chosen.v1')).toBeLessThan(types.indexOf('cohort.opened.v1'));
  });

  test('a double click with one key opens once and answers twice alike; two keys have one winner', async () => {
    await identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'two_party' });
    const both = await Promise.all([1, 2].map(() => identity.client(zhejiang).openSchool({ code: '99331', year: YEAR }, key('open'))));
    expect(both[0]).toEqual(both[1]);
    expect((await identity.emitted()).filter(event => event.type === 'school.opened.v1')).toHaveLength(1);
    expect(await codeOf(identity.client(zhejiang).openSchool({ code: '99332', year: YEAR }, key('open')))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('a refusal keeps no key: the same request succeeds once its reason is gone', async () => {
    expect(await codeOf(identity.client(zhejiang).openSchool({ code: '99331', year: YEAR }, key('retry')))).toBe('PARTY_MODE_NOT_CHOSEN');
    await identity.client(zhejiang).choosePartyMode({ year: YEAR, mode: 'two_party' });
    expect(await identity.client(zhejiang).openSchool({ code: '99331', year: YEAR }, key('retry'))).toMatchObject({ openedYears: [YEAR] });
  });

  describe('strangers', () => {
    test('another province gets what an unknown school gets', async () => {
      await identity.client(hubei).choosePartyMode({ year: YEAR, mode: 'two_party' });
      expect(await codeOf(identity.client(hubei).openSchool({ code: '99331', year: YEAR }))).toBe('NOT_FOUND');
      expect(await codeOf(identity.client(hubei).openSchool({ code: '99999', year: YEAR }))).toBe('NOT_FOUND');
      expect(await codeOf(identity.client(hubei).openSchool({ code: '42', year: YEAR }))).toBe('NOT_FOUND');
    });

    test.each([
      ['a school chooses the mode', (one: Identity) => one.client(yuezhou).choosePartyMode({ year: YEAR, mode: 'two_party' })],
      ['a department opens a cohort', (one: Identity) => one.client(departmentActor(place)).openCohort({ year: YEAR })],
      ['a province opens a cohort', (one: Identity) => one.client(zhejiang).openCohort({ year: YEAR })],
      ['an employer switches reviews', (one: Identity) => one.client(employerActor(EMPLOYER)).switchDepartmentReview({ on: true })],
      ['a province sets the time for reviews', (one: Identity) => one.client(zhejiang).setReviewDays({ days: 5 })],
      ['a department sets the contact', (one: Identity) => one.client(departmentActor(place)).setContact({ contact: '西楼 201' })],
      ['the ministry opens a school', (one: Identity) => one.client(ministry).openSchool({ code: '99331', year: YEAR })],
    ])('%s: the role may not', async (_what, call) => {
      expect(await codeOf(call(identity))).toBe('ROLE_MAY_NOT');
    });
  });
});
