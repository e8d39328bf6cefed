import { departmentActor } from '@netsign/testing';
import { codeOf, dongou, hubei, ministry, openSchool, registerTree, startIdentity, YEAR, yuezhou, zhejiang, type Identity } from '../identity.fixture.js';

describe('the history of settings', () => {
  let identity: Identity;
  const lines = async (actor: Parameters<Identity['client']>[0], code: string) => (await identity.client(actor).settingHistory({ code })).items;
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.reset();
    await registerTree(identity);
    await openSchool(identity);
    await identity.client(yuezhou).openCohort({ year: YEAR });
    await identity.client(yuezhou).closeCohort({ year: YEAR, reason: '就业方案尚未确定' });
    await identity.client(yuezhou).setContact({ contact: '就业指导中心，东楼 101' });
    await identity.client(yuezhou).setReviewDays({ days: 5 });
  });
  afterAll(() => identity.close());

  it('says of each change what, for which class, by which role of which organisation, and why', async () => {
    const shown = (await lines(yuezhou, '99331')).map(({ action, year, by, from, to, reason }) => ({ action, year, by, from, to, reason }));
    expect(shown).toEqual([
      { action: 'set_review_days', year: null, by: 'school', from: '3', to: '5', reason: null },
      { action: 'set_contact', year: null, by: 'school', from: '越州理工大学就业指导中心', to: '就业指导中心，东楼 101', reason: null },
      { action: 'close_cohort', year: YEAR, by: 'school', from: 'open', to: 'closed', reason: '就业方案尚未确定' },
      { action: 'open_cohort', year: YEAR, by: 'school', from: 'closed', to: 'open', reason: null },
      { action: 'open_school', year: YEAR, by: 'province', from: null, to: 'opened', reason: null },
      { action: 'register', year: null, by: 'ministry', from: null, to: 'registered', reason: null },
    ]);
    expect(new Set((await lines(yuezhou, '99331')).map(line => line.organisation))).toEqual(new Set(['越州理工大学', '浙江省', '教育部']));
  });

  it('shows a province the choice of its form, and its schools', async () => {
    expect((await lines(zhejiang, '33'))[0]).toMatchObject({ action: 'choose_party_mode', year: YEAR, by: 'province', organisation: '浙江省' });
    expect(await lines(zhejiang, '99331')).toHaveLength(6);
    expect(await lines(ministry, '99331')).toHaveLength(6);
  });

  it('tells a school and its 院系 which form their province chose, since when and why, and nothing of another province', async () => {
    await identity.client(hubei).choosePartyMode({ year: YEAR, mode: 'three_party', reason: '沿用三方' });
    await identity.client(zhejiang).choosePartyMode({ year: YEAR + 1, mode: 'three_party', reason: '省厅文件已印发' });
    const department = departmentActor({ department: '99331-01', school: '99331', province: '33' });
    for (const reader of [yuezhou, department]) {
      const { items } = await identity.client(reader).formHistory({});
      expect(items.map(({ year, to, by, organisation, reason }) => ({ year, to, by, organisation, reason }))).toEqual([
        { year: YEAR + 1, to: 'three_party', by: 'province', organisation: '浙江省', reason: '省厅文件已印发' },
        { year: YEAR, to: 'two_party', by: 'province', organisation: '浙江省', reason: null },
      ]);
    }
    expect(await codeOf(identity.client(zhejiang).formHistory({}))).toBe('ROLE_MAY_NOT');
  });

  it('is closed to other branches and to those below', async () => {
    expect(await codeOf(identity.client(dongou).settingHistory({ code: '99331' }))).toBe('NOT_FOUND');
    expect(await codeOf(identity.client(hubei).settingHistory({ code: '99331' }))).toBe('NOT_FOUND');
    expect(await codeOf(identity.client(yuezhou).settingHistory({ code: '33' }))).toBe('NOT_FOUND');
    expect(await codeOf(identity.client(departmentActor({ department: '99331-01', school: '99331', province: '33' })).settingHistory({ code: '99331' }))).toBe('ROLE_MAY_NOT');
  });

  it('names no person', async () => {
    expect(JSON.stringify(await lines(ministry, '99331'))).not.toContain(yuezhou.account);
  });
});
