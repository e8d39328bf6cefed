import type { Browser, Page } from 'playwright-core';
import { offerTerms } from '../../../scripts/demo/offers.js';
import { graduatesWorkbook } from '../../../scripts/demo/roster-workbook.js';
import { launchChromium } from '../../../scripts/servers/chromium.js';
import { chosen, confirmed, counted, expectText, tile } from './desk.browser.js';
import { accept, invite, newSeason, type Season } from './season.fixture.js';
import { story } from './story.fixture.js';
import { Sitter, type Witness } from './sitter.browser.js';
import type { WholeSystem } from './system.fixture.js';

/** The flow of online signing as its six kinds of people meet it, each at a browser of their own, all at the same time. */
export function describeOnlineSigning(system: () => WholeSystem, witness: Witness): void {
  describe('online signing in the browser', () => {
    let browser: Browser;
    let season: Season;
    const sitters = {} as Record<'ministry' | 'province' | 'school' | 'department' | 'employer' | 'graduate', Sitter>;
    let invitation = '';
    const step = story(async () => { for (const [name, sitter] of Object.entries(sitters)) await sitter.keep(name); });

    const open = (end: 'student' | 'corp' | 'admin') => Sitter.open(browser, system().platform, end, witness);
    const clauses = async (page: Page) => page.getByRole('main').innerText();

    beforeAll(async () => {
      season = await newSeason(system());
      witness.people.push(...season.graduates);
      browser = await launchChromium();
      const [ministry, province, school, department, employer, graduate] = await Promise.all([open('admin'), open('admin'), open('admin'), open('admin'), open('corp'), open('student')]);
      Object.assign(sitters, { ministry, province, school, department, employer, graduate });
    }, 60_000);
    afterAll(() => browser.close(), 20_000);

    step('lets a province choose the form of the agreement for a year and open a school, once each', async () => {
      const { province } = sitters;
      const { page } = province;
      await province.go('/');
      await province.look('gate');
      await province.signIn(`province-${season.school.province}`);
      await province.look('province-home');
      await province.go(`/opening?year=${season.year}`);
      await page.getByRole('radio', { name: /三方协议/ }).check();
      await page.getByRole('button', { name: /选定版式/ }).click();
      await page.getByRole('dialog').waitFor();
      await province.look('opening-asked');
      await confirmed(page, '选定版式');
      await expectText(page, '已选定：三方协议');
      await page.getByRole('button', { name: `开通 ${season.school.name}` }).click();
      await confirmed(page, '开通');
      const row = page.getByRole('row', { name: new RegExp(season.school.code) });
      await row.getByText('已开通').first().waitFor();
      await province.look('opening');
    }, 60_000);

    step('lets a school open its cohort, switch 院系审核 off and on, and import its roster', async () => {
      const { school } = sitters;
      const { page } = school;
      await school.signIn(`school-${season.school.code}`);
      await page.getByRole('button', { name: /鉴证通过/ }).waitFor();
      await school.look('inbox');
      await school.go('/cohort');
      await page.getByRole('row', { name: new RegExp(`^${season.year} 届`) }).getByRole('button', { name: '开放这一届' }).click();
      await confirmed(page, '开放这一届');
      await page.getByRole('row', { name: new RegExp(`^${season.year} 届.*已开放`) }).waitFor();
      const review = page.getByRole('switch', { name: '院系审核' });
      // It stands on in the demo; on a system that was played on before, as it was left.
      const acts = (await review.getAttribute('aria-checked')) === 'true' ? ['关闭院系审核', '开启院系审核'] : ['开启院系审核'];
      for (const act of acts) {
        await review.click();
        await confirmed(page, act);
        await page.getByRole('switch', { name: '院系审核', checked: act === '开启院系审核' }).waitFor();
      }
      await school.look('cohort');
      await school.go(`/rosters?year=${season.year}`);
      await school.look('rosters');
      const buffer = await graduatesWorkbook(season.graduates, season.year);
      await page.locator('input[type=file]').setInputFiles({ name: '生源.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
      await page.getByRole('button', { name: /上传并检查/ }).click();
      await expectText(page, '没有问题，可以确认。');
      await school.look('roster-checked');
      await page.getByRole('button', { name: '确认导入', exact: true }).click();
      await confirmed(page, '确认导入');
      await expectText(page, '导入完成');
      await school.look('roster-imported');
      await school.go(`/graduates?year=${season.year}`);
      await page.getByText(season.graduates[0].studentNo).first().waitFor();
      await school.look('graduates');
      const [sought] = season.graduates;
      await page.getByLabel('按姓名或学号查找').fill(sought.name);
      await page.keyboard.press('Enter');
      await page.getByText(season.graduates[1].studentNo).waitFor({ state: 'detached' });
      await page.getByText(sought.studentNo).first().waitFor();
    }, 90_000);

    step('shows the new roster on the board of the ministry, which stays open from now on', async () => {
      const { ministry } = sitters;
      await ministry.signIn('ministry');
      await ministry.go('/employers');
      await ministry.page.getByText(season.employer.name).first().waitFor();
      await ministry.look('employers');
      await ministry.go('/organisations');
      await ministry.page.getByText(season.school.name).first().waitFor();
      await ministry.look('organisations');
      await ministry.go(`/board?year=${season.year}`);
      await counted(ministry.page, '毕业生总数', season.graduates.length);
      await counted(ministry.page, '签约成功', 0);
      // Marks this very document: a reload would lose it.
      await ministry.page.evaluate(() => { document.documentElement.dataset['opened'] = 'once'; });
    }, 60_000);

    step('lets an employer name a graduate exactly, fill in the terms and send them with a code', async () => {
      const { employer } = sitters;
      const { page } = employer;
      const [graduate] = season.graduates;
      await employer.go('/');
      await employer.look('gate');
      await employer.signIn(season.employer.operator.account);
      await employer.look('workbench');
      await page.getByRole('link', { name: '发起邀请' }).first().click();
      await employer.look('invite');
      await chosen(page, '毕业学校', season.school.name);
      await chosen(page, '毕业届别', `${season.year} 届`);
      await page.getByLabel('姓名').fill(graduate.name);
      await page.getByLabel('证件号码').fill(graduate.idNumber);
      await page.getByRole('button', { name: '找到毕业生并开始填写' }).click();
      await page.getByLabel('工作岗位').waitFor();
      await employer.look('draft-empty');
      await fillTerms(page, season);
      await page.getByText('条款已填全').first().waitFor();
      await employer.look('draft-filled');
      await page.getByRole('button', { name: '核对并发出邀请' }).click();
      const dialog = page.getByRole('dialog');
      await employer.withCode(season.employer.operator.phone, () => dialog.getByRole('button', { name: '发送短信验证码' }).click(), (code) => dialog.getByLabel('短信验证码').fill(code));
      await employer.look('send');
      await dialog.getByRole('button', { name: '确认发出' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '撤回邀请' }).waitFor();
      invitation = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await employer.look('invitation-sent');
      await employer.go('/invitations');
      await page.getByRole('link', { name: graduate.name }).first().waitFor();
      await employer.look('invitations');
    }, 90_000);

    step('lets the graduate confirm the own record on a phone, read the terms and see the invitation first', async () => {
      const { graduate: sitter } = sitters;
      const { page } = sitter;
      const [graduate] = season.graduates;
      await sitter.go('/');
      await sitter.look('gate');
      await sitter.signIn(graduate.account);
      await page.getByText(graduate.idNumber).first().waitFor();
      await sitter.look('record');
      await page.getByRole('button', { name: '信息无误，下一步' }).click();
      await page.getByLabel('手机号').fill(graduate.phone);
      await sitter.withCode(graduate.phone, () => page.getByRole('button', { name: '获取验证码' }).click(), (code) => page.getByLabel('短信验证码').fill(code));
      await sitter.look('record-phone');
      await page.getByRole('button', { name: '确认', exact: true }).click();
      await page.getByText(`${season.employer.name}邀请你签约`).first().waitFor();
      await sitter.look('home');
      await page.getByRole('link', { name: '查看并答复' }).click();
      await page.getByRole('checkbox', { name: '我已读完全部条款' }).waitFor();
      expect(await clauses(page)).toContain('后端开发工程师');
      await sitter.look('invitation');
    }, 60_000);

    step('takes the acceptance once, though it is clicked twice and in a second tab at the same moment', async () => {
      const { graduate: sitter } = sitters;
      const [graduate] = season.graduates;
      const second = await sitter.context.newPage();
      await second.goto(sitter.page.url());
      const tabs = [sitter.page, second] as const;
      for (const page of tabs) {
        await page.getByRole('checkbox', { name: '我已读完全部条款' }).check();
        // Opening the sheet sends the code.
        await sitter.withCode(graduate.phone, () => page.getByRole('button', { name: '同意并签约' }).click(), (code) => page.getByRole('dialog').getByLabel('短信验证码').fill(code));
      }
      await sitter.look('accept');
      const agree = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '同意并签约' });
      await Promise.all([agree(sitter.page).dblclick(), agree(second).click()]);
      for (const page of tabs) await page.getByRole('dialog').locator('[role=alert], h2:text-is("你已同意")').first().waitFor();
      const titles = await Promise.all(tabs.map((page) => page.getByRole('dialog').getByRole('heading').first().innerText()));
      expect(titles.filter((title) => title === '你已同意')).toHaveLength(1);
      await sitter.look('accepted');
      const log = await system().query<{ action: string; n: number }>('agreements', `select action, count(*)::int as n from event_log where subject = $1 and action in ('accept', 'send') group by 1 order by 1`, [invitation]);
      expect(log).toEqual([{ action: 'accept', n: 1 }, { action: 'send', n: 1 }]);
      await second.close();
      await sitter.page.reload();
      await sitter.page.getByText('待院系审核').first().waitFor();
      await sitter.look('invitation-in-review');
    }, 60_000);

    step('counts it on the open board of the ministry while it is being reviewed, without a reload', async () => {
      const { ministry } = sitters;
      await tile(ministry.page, '待院系审核', 1);
    }, 30_000);

    step('lets 院系 pass it on and the school approve it; the graduate sees 签约成功 and the number at once', async () => {
      const { department, school, graduate: sitter, ministry } = sitters;
      const [graduate] = season.graduates;
      await sitter.go('/');
      await sitter.page.getByText(`你已同意与${season.employer.name}签约`).first().waitFor();
      await sitter.look('home-in-review');
      await department.signIn(`department-${graduate.departmentCode}`);
      await department.go(`/inbox?case=${invitation}`);
      await department.page.getByRole('button', { name: /初审通过/ }).waitFor();
      await department.look('inbox-department');
      await department.page.keyboard.press('a');
      await department.look('inbox-department-asked');
      await confirmed(department.page, '初审通过');
      await tile(ministry.page, '待学校审核', 1);
      await school.go(`/inbox?case=${invitation}`);
      await school.page.getByRole('button', { name: /审核通过/ }).click();
      await school.look('inbox-school-asked');
      await confirmed(school.page, '审核通过');
      // Its page was never touched: it hears by itself.
      await sitter.page.getByText(`你已与${season.employer.name}签约成功`).first().waitFor();
      await sitter.look('home-settled');
      await sitter.page.getByRole('link', { name: '查看协议' }).click();
      await sitter.page.getByText(new RegExp(`${season.year}-${season.school.code}-\\d\\d-\\d{6}-\\d`)).first().waitFor();
      await sitter.look('agreement');
    }, 90_000);

    step('changes the numbers of the open board by itself, and the boards below say the same', async () => {
      const { ministry, province, school, department } = sitters;
      await counted(ministry.page, '签约成功', 1);
      await tile(ministry.page, '待学校审核', 0);
      expect(await ministry.page.evaluate(() => document.documentElement.dataset['opened'])).toBe('once');
      await ministry.look('board-ministry');
      for (const [name, sitter] of Object.entries({ province, school, department })) {
        await sitter.go(`/board?year=${season.year}`);
        await counted(sitter.page, '签约成功', 1);
        await sitter.look(`board-${name}`);
      }
    }, 60_000);

    step('shows the employer the agreement in force', async () => {
      const { employer } = sitters;
      await employer.go('/agreements');
      await employer.page.getByText(`${season.year}-${season.school.code}`).first().waitFor();
      await employer.look('agreements');
      await employer.page.getByRole('link', { name: new RegExp(`^${season.year}-${season.school.code}`) }).first().click();
      await employer.page.waitForURL(/agreements\/./);
      await employer.page.getByText('待同步').first().waitFor();
      await employer.look('agreement');
      await employer.go(`/invitations/${invitation}`);
      await employer.page.getByRole('link', { name: '查看协议' }).waitFor();
      await employer.look('invitation-done');
    }, 60_000);

    step('takes a refusal with its reason, and tells the employer', async () => {
      const graduate = season.graduates[1];
      const id = await invite(system(), season, graduate);
      const { graduate: sitter, employer } = sitters;
      await sitter.context.clearCookies();
      await sitter.signIn(graduate.account);
      await sitter.page.getByRole('button', { name: '信息无误，下一步' }).click();
      await sitter.page.getByLabel('手机号').fill(graduate.phone);
      await sitter.withCode(graduate.phone, () => sitter.page.getByRole('button', { name: '获取验证码' }).click(), (code) => sitter.page.getByLabel('短信验证码').fill(code));
      await sitter.page.getByRole('button', { name: '确认', exact: true }).click();
      await sitter.page.getByRole('link', { name: '签约' }).click();
      await sitter.page.getByRole('link', { name: new RegExp(season.employer.name) }).waitFor();
      await sitter.look('invitations');
      await sitter.go(`/invitations/${id}`);
      await sitter.page.getByRole('button', { name: '拒绝' }).click();
      const sheet = sitter.page.getByRole('dialog');
      await sheet.getByRole('radio', { name: '工作地点不合适' }).check();
      await sheet.getByRole('textbox').fill('家里在另一座城市');
      await sitter.look('refuse');
      await sheet.getByRole('button', { name: '确认拒绝' }).click();
      await sheet.getByRole('button', { name: '知道了' }).click();
      await sitter.page.getByText('你已拒绝').first().waitFor();
      await sitter.look('invitation-refused');
      await employer.go(`/invitations/${id}`);
      await employer.page.getByText('家里在另一座城市').first().waitFor();
      await employer.look('invitation-refused');
    }, 90_000);

    step('lets the employer invite again with the same terms, and shows both what reads otherwise', async () => {
      const { graduate: sitter, employer } = sitters;
      const { page } = employer;
      await page.getByRole('button', { name: '用这些条款重新发起' }).click();
      await page.getByLabel('工作地点').fill('毕业生家乡的分公司');
      await page.getByRole('row', { name: /毕业生家乡的分公司/ }).waitFor();
      await page.getByRole('button', { name: '核对并发出邀请' }).click();
      await employer.withCode(season.employer.operator.phone, () => page.getByRole('button', { name: '发送短信验证码' }).click(), (code) => page.getByLabel('短信验证码').fill(code));
      await employer.look('send-again');
      await page.getByRole('button', { name: '确认发出' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await employer.look('sent-again');
      await sitter.go(`/invitations/${page.url().split('/').at(-1)!}`);
      await sitter.page.getByRole('heading', { name: '与上次邀请相比' }).waitFor();
      await sitter.page.locator('ins', { hasText: '毕业生家乡的分公司' }).waitFor();
      await sitter.look('invited-again');
    }, 90_000);

    step('lets the employer withdraw what nobody has answered', async () => {
      const { employer } = sitters;
      await employer.go(`/invitations/${await invite(system(), season, season.graduates[2])}`);
      await employer.page.getByRole('button', { name: '撤回邀请' }).click();
      await employer.look('withdraw');
      await confirmed(employer.page, '撤回邀请');
      await employer.page.getByText('单位已撤回').first().waitFor();
    }, 60_000);

    step('lets a graduate take an acceptance back before anybody has decided', async () => {
      const graduate = season.graduates[3];
      const id = await invite(system(), season, graduate);
      await accept(system(), graduate, id);
      const { graduate: sitter } = sitters;
      await sitter.context.clearCookies();
      await sitter.signIn(graduate.account);
      await sitter.go(`/invitations/${id}`);
      await sitter.page.getByRole('button', { name: '撤回同意' }).click();
      const sheet = sitter.page.getByRole('dialog');
      await sitter.look('take-back');
      await sheet.getByRole('button', { name: '确认撤回' }).click();
      await sheet.getByRole('button', { name: '知道了' }).click();
      await sitter.page.getByText('你已撤回同意').first().waitFor();
      for (const [name, address] of Object.entries({ me: '/me', destination: '/destination', agreements: '/signing/agreements' })) {
        await sitter.go(address);
        await sitter.look(name);
      }
    }, 60_000);

    it('has met no fault of access on any page, and no error in any of them', () => {
      expect(witness.seen.length).toBeGreaterThan(30);
      expect(witness.faults).toEqual([]);
      expect(witness.errors).toEqual([]);
    });
  });

  async function fillTerms(page: Page, { employer, graduates }: Season): Promise<void> {
    const terms = offerTerms(employer, graduates[0]);
    const texts: [string, string][] = [
      ['工作岗位', '后端开发工程师'], ['工作地区', employer.region], ['工作地点', employer.address], ['报到期限', String(terms.reportBy)], ['试用期', '3'], ['合同期限', '36'],
      ['转正月薪（税前）', '13000'], ['试用期月薪（税前）', '10400'], ['社会保险和公积金', '五险一金，按实际工资缴纳'], ['违约金（单位付）', '5000'], ['违约金（毕业生付）', '5000'],
      ['档案接收单位和地址', '人才服务中心'], ['联系人', employer.operator.name], ['联系电话', employer.operator.phone],
    ];
    for (const [label, value] of texts) await page.getByLabel(label, { exact: true }).fill(value);
    await chosen(page, '职位类别', null);
    await page.getByRole('group', { name: '接收档案' }).getByRole('radio', { name: '接收', exact: true }).check();
    await page.getByRole('group', { name: '接收户口' }).getByRole('radio', { name: '不接收' }).check();
    await page.getByRole('checkbox', { name: '升学' }).check();
  }
}
