import type { Locator, Page } from 'playwright-core';
import { errorSentence, type ErrorCode } from '@netsign/contracts';
import { Sitter } from './sitter.browser.js';
import type { Truth } from './truth.fixture.js';

const say = (code: ErrorCode): string => errorSentence(code, 'zh-CN');

/** What the platform refuses stands beside the field and in a summary that leads there; the page itself judges nothing. */
export function describeRefusedInput(truth: () => Truth): void {
  describe('input that is refused', () => {
    it('is told of each field when an employer names a graduate', async () => {
      const { page, context, go } = await opened('corp', truth().operator.account);
      await go('/invitations/new');
      await page.getByRole('button', { name: '找到毕业生并开始填写' }).click();
      await summarised(page, '毕业学校', say('CHOICE_MISSING'), page.getByLabel('毕业学校', { exact: true }));
      await summarised(page, '姓名', say('NAME_LENGTH'), page.getByLabel('姓名', { exact: true }));
      await page.getByLabel('毕业学校', { exact: true }).click();
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click();
      await page.getByLabel('姓名').fill('欧阳试');
      await page.getByLabel('证件号码').fill('339999200501010000');
      await page.getByRole('button', { name: '找到毕业生并开始填写' }).click();
      await summarised(page, '证件号码', say('ID_NUMBER_CHECK_DIGIT'), page.getByLabel('证件号码', { exact: true }));
      await context.close();
    }, 60_000);

    it('is told of each term of an offer, with a way to it', async () => {
      const { id } = await truth().drafted();
      const { page, context, go } = await opened('corp', truth().operator.account);
      await go(`/invitations/${id}`);
      const phone = page.getByLabel('联系电话', { exact: true });
      await phone.fill('不是电话');
      await page.getByLabel('工作岗位', { exact: true }).fill('');
      await beside(page, phone, say('PHONE_FORM'));
      await page.getByRole('link', { name: '联系电话' }).click();
      await focused(phone);
      await page.getByRole('link', { name: '工作岗位' }).click();
      await focused(page.getByLabel('工作岗位', { exact: true }));
      expect(await page.getByRole('button', { name: '核对并发出邀请' }).getAttribute('aria-disabled')).toBe('true');
      await context.close();
    }, 60_000);

    it('is told of the phone and the code when a graduate confirms the own record, who may also leave there', async () => {
      const graduate = truth().someone();
      const { page, context, go } = await opened('student', graduate.account);
      await go('/');
      await page.getByRole('button', { name: '信息无误，下一步' }).click();
      await page.getByLabel('手机号').fill('12');
      await page.getByRole('button', { name: '获取验证码' }).click();
      await summarised(page, '手机号', say('MOBILE_FORM'), page.getByLabel('手机号'));
      await page.getByLabel('手机号').fill(graduate.phone);
      await page.getByRole('button', { name: '获取验证码' }).click();
      await page.getByLabel('短信验证码').fill('1');
      await page.getByRole('button', { name: '确认', exact: true }).click();
      await summarised(page, '短信验证码', say('CODE_WRONG'), page.getByLabel('短信验证码'));
      await page.getByRole('button', { name: '返回核对信息' }).click();
      await page.getByRole('button', { name: '退出登录' }).click();
      await page.getByText('已退出本平台').waitFor();
      await context.close();
    }, 60_000);

    it('is told of reason and explanation when a graduate refuses', async () => {
      const { id, sitter } = await truth().invited();
      const { page } = sitter;
      await sitter.go(`/invitations/${id}`);
      await page.getByRole('button', { name: '拒绝', exact: true }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('textbox').fill('太短');
      await sheet.getByRole('button', { name: '确认拒绝' }).click();
      await summarised(page, '原因', say('CHOICE_MISSING'), sheet.getByRole('group', { name: '原因' }));
      await summarised(page, '说明（单位会看到）', say('REASON_TOO_SHORT'), sheet.getByRole('textbox'));
      expect(await sheet.getByRole('textbox').inputValue()).toBe('太短');
      expect(await truth().logged(id, 'refuse')).toEqual({ refuse: 0 });
      await sitter.context.close();
    }, 60_000);

    it('is told of reason and explanation when a reviewer sends a paper back', async () => {
      const { graduate, id } = await truth().accepted();
      const { page, context, go } = await opened('admin', truth().departmentOf(graduate));
      await go(`/inbox?case=${id}`);
      await page.getByRole('button', { name: /退回/ }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('太短');
      await dialog.getByRole('button', { name: '确认不通过' }).click();
      await summarised(page, '原因', say('CHOICE_MISSING'), dialog.getByRole('group', { name: '原因' }));
      await summarised(page, '说明', say('REASON_TOO_SHORT'), dialog.getByRole('textbox'));
      expect(await truth().logged(id, 'fail')).toEqual({ fail: 0 });
      await context.close();
    }, 60_000);

    async function opened(end: 'student' | 'corp' | 'admin', account: string) {
      const sitter: Sitter = await truth().sitter(end, account);
      return { page: sitter.page, context: sitter.context, go: (address: string) => sitter.go(address) };
    }
  });
}

/** The summary names the field and leads to it; beside the field stands the same sentence. */
async function summarised(page: Page, label: string, sentence: string, control: Locator): Promise<void> {
  const link = page.getByRole('alert').getByRole('link', { name: `${label}：${sentence}` });
  await link.click();
  await focused(control);
  await beside(page, control, sentence);
}

/** The sentence is one of those a screen reader reads with the control. */
async function beside(page: Page, control: Locator, sentence: string): Promise<void> {
  await page.getByText(sentence).last().waitFor();
  await expect(control.evaluate(element => (element.getAttribute('aria-describedby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' '))).resolves.toContain(sentence);
}

async function focused(control: Locator): Promise<void> {
  expect(await control.evaluate(element => element === document.activeElement)).toBe(true);
}
