import type { Browser } from 'playwright-core';
import { demoWorld, type DemoEmployer, type DemoGraduate } from '../../../scripts/demo/people.js';
import { launchChromium } from '../../../scripts/servers/chromium.js';
import { confirmed, expectText } from './desk.browser.js';
import { Sitter, type Witness } from './sitter.browser.js';
import { story } from './story.fixture.js';
import type { WholeSystem } from './system.fixture.js';

const world = demoWorld();
interface Signed { readonly id: string; readonly graduate: DemoGraduate; readonly employer: DemoEmployer }

/** Two demo agreements in force that nobody has asked to end. */
async function signedOnes({ query }: WholeSystem): Promise<[Signed, Signed]> {
  const rows = await query<{ id: string; idNumber: string; employer: string }>('agreements', `select a.id, a.parties->'graduate'->>'idNumber' as "idNumber", a.employer from agreement a
    where a.status = 'in_force' and not exists (select from termination t where t.agreement_id = a.id) order by a.school, a.id`);
  const found = rows.flatMap(({ id, idNumber, employer: code }): Signed[] => {
    const [graduate, employer] = [world.graduates.find((one) => one.idNumber === idNumber), world.employers.find((one) => one.creditCode === code)];
    return graduate && employer ? [{ id, graduate, employer }] : [];
  });
  if (found.length < 2) throw new Error('the demo world has fewer than two agreements in force');
  return [found[0], found[1]];
}

/** Ending an agreement as both sides and the offices meet it: by consent, and forced by two people of the school. */
export function describeTermination(system: () => WholeSystem, witness: Witness): void {
  describe('ending an agreement in the browser', () => {
    let browser: Browser;
    let mutual: Signed;
    let forced: Signed;
    const open = new Map<string, Sitter>();
    const step = story(async () => { for (const [name, sitter] of open) await sitter.keep(`ending-${name}`); });
    async function sit(end: 'student' | 'corp' | 'admin', account: string): Promise<Sitter> {
      const known = open.get(account) ?? await Sitter.inside(browser, system().platform, end, account, witness);
      open.set(account, known);
      return known;
    }
    const phoneOf = (account: string) => world.officials.find((one) => one.account === account)!.phone;

    beforeAll(async () => {
      [mutual, forced] = await signedOnes(system());
      browser = await launchChromium();
    }, 60_000);
    afterAll(() => browser.close(), 20_000);

    /** The graduate gives a reason, reads the letter and signs it. */
    async function ask({ id, graduate }: Signed, look: boolean): Promise<void> {
      const sitter = await sit('student', graduate.account);
      const { page } = sitter;
      await sitter.go(`/agreements/${id}`);
      await page.getByRole('link', { name: '申请解约' }).click();
      await page.getByRole('button', { name: '看申请书' }).click();
      await expectText(page, '请选择理由');
      await page.getByRole('radio', { name: '升学' }).check();
      await page.getByLabel('说明（对方和学校会看到）').fill('已考取研究生，申请解除协议');
      if (look) await sitter.look('ending-ask');
      await sitter.withCode(graduate.phone, async () => {
        await page.getByRole('button', { name: '看申请书' }).click();
        await page.getByLabel('短信验证码').waitFor();
      }, (code) => page.getByLabel('短信验证码').fill(code));
      if (look) await sitter.look('ending-letter');
      await page.getByRole('button', { name: '提交申请' }).click();
      await page.getByText('待单位答复解约').first().waitFor();
    }

    step('lets a graduate ask with a reason, read the letter and sign it by a code', async () => {
      await ask(mutual, true);
      const sitter = await sit('student', mutual.graduate.account);
      await sitter.look('ending-asked');
      await sitter.go('/');
      await sitter.page.getByRole('link', { name: '查看解约申请' }).waitFor();
      await sitter.look('home-ending');
      await sitter.page.getByRole('link', { name: '查看解约申请' }).click();
      await expectText(sitter.page, '待单位答复解约');
    }, 60_000);

    step('lets the employer find it, read the same letter and consent by a code', async () => {
      const { operator } = mutual.employer;
      const sitter = await sit('corp', operator.account);
      const { page } = sitter;
      await sitter.go('/terminations');
      await sitter.look('endings');
      await page.getByRole('link', { name: new RegExp(mutual.graduate.name) }).click();
      await expectText(page, '已考取研究生');
      await sitter.look('ending');
      await page.getByRole('button', { name: '同意解约', exact: true }).click();
      await sitter.withCode(operator.phone, () => page.getByRole('dialog').getByRole('button', { name: '获取短信验证码' }).click(), (code) => page.getByLabel('短信验证码').fill(code));
      await confirmed(page, '同意解约');
      await expectText(page, '解约待');
    }, 60_000);

    step('lets 院系 and school approve; the graduate sees the end without reloading', async () => {
      const { school, departmentCode, account } = mutual.graduate;
      const watching = await sit('student', account);
      const offices = [[`department-${departmentCode}`, '初审通过'], [`school-${school}`, '(鉴证|审核)通过']] as const;
      for (const [office, act] of offices) {
        const [{ status }] = await system().query<{ status: string }>('agreements', 'select status from termination where agreement_id = $1', [mutual.id]);
        if (office.startsWith('department') && status !== 'department_review') continue;
        const sitter = await sit('admin', office);
        const { page } = sitter;
        await sitter.go('/terminations');
        await page.getByRole('link', { name: mutual.graduate.name }).first().click();
        await page.getByRole('button', { name: new RegExp(act) }).waitFor();
        await sitter.look(`${office.split('-')[0]}-ending`);
        await page.getByRole('button', { name: new RegExp(act) }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: new RegExp(act) }).click();
        await dialog.waitFor({ state: 'detached' });
      }
      await watching.page.getByText('解约成功').first().waitFor();
      await watching.look('ending-done');
      await watching.go(`/agreements/${mutual.id}`);
      await expectText(watching.page, '已解约');
      await watching.look('agreement-ended');
    }, 90_000);

    step('after a no lets one person of the school request to force it, and another confirm', async () => {
      await ask(forced, false);
      const { school } = forced.graduate;
      const employer = await sit('corp', forced.employer.operator.account);
      await employer.go('/terminations');
      await employer.page.getByRole('link', { name: new RegExp(forced.graduate.name) }).click();
      await employer.page.getByRole('button', { name: '不同意解约' }).click();
      await employer.page.getByRole('radio', { name: '希望继续履行协议' }).check();
      await employer.page.getByLabel('原因说明').or(employer.page.getByRole('dialog').locator('textarea')).first().fill('希望毕业生按约定报到');
      await confirmed(employer.page, '不同意');
      const first = await sit('admin', `school-${school}`);
      await first.go('/terminations?show=refused');
      await first.page.getByRole('link', { name: forced.graduate.name }).first().click();
      await first.page.getByRole('button', { name: '提出强制解约' }).click();
      const dialog = first.page.getByRole('dialog');
      await dialog.getByRole('checkbox').check();
      await dialog.locator('textarea').fill('经学校与单位协商，单位同意不再履行');
      await dialog.locator('input[type=file]').setInputFiles({ name: '协商记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('minutes') });
      await dialog.getByText('协商记录.pdf').waitFor();
      await first.look('force-asked');
      await first.withCode(phoneOf(`school-${school}`), () => dialog.getByRole('button', { name: '获取短信验证码' }).click(), (code) => first.page.getByLabel('短信验证码').fill(code));
      await confirmed(first.page, '提出强制解约');
      await expectText(first.page, '强制解约须由两个人办理');
      await first.look('force-requested');
      const second = await sit('admin', `school-${school}-b`);
      await second.go('/terminations');
      await second.page.getByRole('link', { name: forced.graduate.name }).first().click();
      await second.page.getByRole('button', { name: '复核并强制解约' }).click();
      await second.withCode(phoneOf(`school-${school}-b`), () => second.page.getByRole('dialog').getByRole('button', { name: '获取短信验证码' }).click(), (code) => second.page.getByLabel('短信验证码').fill(code));
      await confirmed(second.page, '确认强制解约');
      await expectText(second.page, '已强制解约');
      await second.look('forced');
    }, 120_000);

    step('shows the rules a school sets, and what it is told of silence', async () => {
      const sitter = await sit('admin', `school-${forced.graduate.school}`);
      await sitter.go('/cohort');
      await expectText(sitter.page, '解约规则');
      await sitter.look('termination-rules');
      await sitter.go('/terminations?show=unanswered');
      await sitter.look('terminations-unanswered');
    }, 60_000);

    step('is worked without a fault of access, error of a page or line wider than the window', async () => {
      expect(witness.faults).toEqual([]);
      expect(witness.errors).toEqual([]);
    });
  });
}
