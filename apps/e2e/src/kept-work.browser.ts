import type { Page } from 'playwright-core';
import { readUntil } from '../../../scripts/people/ask-again.js';
import type { Person } from '../../../scripts/people/person.js';
import { expectText } from './desk.browser.js';
import type { Truth } from './truth.fixture.js';

const REASON = '家里有事，要回家乡工作';

/** What was typed is there again: after a reload, on another device, after the session has ended under somebody's hands. */
export function describeKeptWork(truth: () => Truth): void {
  describe('what was typed', () => {
    const signedOutElsewhere = async (person: Promise<Person>) => { await (await person).identity.signOut({ everywhere: true }); };
    const sessionEnded = (page: Page) => page.getByRole('alert').getByText('你的登录已结束').waitFor();

    it('of an invitation is there after a reload and on a second device', async () => {
      const { id } = await truth().drafted();
      const first = await truth().sitter('corp', truth().operator.account);
      await first.go(`/invitations/${id}`);
      await first.page.getByLabel('工作岗位').fill('水文数据工程师');
      await expectText(first.page, '已保存');
      await readUntil('the draft is on the platform', () => termsOf(id), terms => terms['position'] === '水文数据工程师');
      await first.page.reload();
      expect(await valueOf(first.page, '工作岗位')).toBe('水文数据工程师');
      const second = await truth().sitter('corp', truth().operator.account);
      await second.go(`/invitations/${id}`);
      expect(await valueOf(second.page, '工作岗位')).toBe('水文数据工程师');
      await Promise.all([first.context.close(), second.context.close()]);
    }, 60_000);

    it('of a refusal is there after a reload and on a second device', async () => {
      const { graduate, id, sitter: first } = await truth().invited();
      await first.go(`/invitations/${id}`);
      await openRefusal(first.page);
      await writeRefusal(first.page);
      await expectText(first.page, '已保存');
      await first.page.reload();
      await openRefusal(first.page);
      await expectRefusal(first.page);
      const second = await truth().sitter('student', graduate.account);
      await second.go(`/invitations/${id}`);
      await openRefusal(second.page);
      await expectRefusal(second.page);
      await Promise.all([first.context.close(), second.context.close()]);
    }, 60_000);

    it('into a draft is kept over a session that ends in mid-form', async () => {
      const { id } = await truth().drafted();
      const { account } = truth().operator;
      const sitter = await truth().sitter('corp', account);
      const { page } = sitter;
      await sitter.go(`/invitations/${id}`);
      await page.getByLabel('工作岗位').waitFor();
      await page.route('**/draft', route => route.abort());
      await page.getByLabel('工作岗位').fill('只打了一半的岗位');
      await signedOutElsewhere(truth().employer());
      await sessionEnded(page);
      await page.unroute('**/draft');
      await sitter.passGate(account);
      expect(await valueOf(page, '工作岗位')).toBe('只打了一半的岗位');
      await readUntil('the draft is on the platform', () => termsOf(id), terms => terms['position'] === '只打了一半的岗位');
      await sitter.context.close();
    }, 60_000);

    it('into a refusal is kept over a session that ends in mid-form', async () => {
      const { graduate, id, sitter } = await truth().invited();
      const { page } = sitter;
      await sitter.go(`/invitations/${id}`);
      await openRefusal(page);
      await page.route('**/refusal-draft', route => route.abort());
      await writeRefusal(page);
      await signedOutElsewhere(truth().graduate(graduate));
      await sessionEnded(page);
      await page.unroute('**/refusal-draft');
      await sitter.passGate(graduate.account);
      await openRefusal(page);
      await expectRefusal(page);
      await sitter.context.close();
    }, 60_000);

    it('as the reason for sending a paper back is kept over a session that ends in mid-form', async () => {
      const { graduate, id } = await truth().accepted();
      const account = truth().departmentOf(graduate);
      const sitter = await truth().sitter('admin', account);
      const { page } = sitter;
      const open = () => page.getByRole('button', { name: /退回/ }).first().click();
      await sitter.go(`/inbox?case=${id}`);
      await open();
      await page.getByRole('dialog').getByRole('radio').nth(1).check();
      await page.getByRole('dialog').getByRole('textbox').fill(REASON);
      await signedOutElsewhere(truth().department(graduate));
      await sessionEnded(page);
      await sitter.passGate(account);
      await open();
      expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe(REASON);
      expect(await page.getByRole('dialog').getByRole('radio').nth(1).isChecked()).toBe(true);
      await sitter.context.close();
    }, 60_000);

    it('is shown to nobody else who signs in at the same browser', async () => {
      const { graduate, id, sitter } = await truth().invited();
      const { page } = sitter;
      await sitter.go(`/invitations/${id}`);
      await openRefusal(page);
      await page.route('**/refusal-draft', route => route.abort());
      await writeRefusal(page);
      await signedOutElsewhere(truth().graduate(graduate));
      await sessionEnded(page);
      const stored = () => page.evaluate(() => JSON.stringify(sessionStorage));
      expect(await stored()).toContain(REASON);
      const { graduate: other } = await truth().invitedAway();
      await sitter.comeIn(other.account);
      await page.reload();
      await page.getByRole('alert').getByText('没有找到').waitFor();
      expect(await stored()).not.toContain(REASON);
      await sitter.context.close();
    }, 60_000);

    const termsOf = async (id: string): Promise<Record<string, unknown>> => (await truth().system.query<{ terms: Record<string, unknown> }>('agreements', 'select terms from invitation where id = $1', [id]))[0]?.terms ?? {};
  });
}

const valueOf = (page: Page, label: string): Promise<string> => page.getByLabel(label, { exact: true }).inputValue();

async function openRefusal(page: Page): Promise<void> {
  await page.getByRole('button', { name: '拒绝', exact: true }).click();
}

async function writeRefusal(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: '工作地点不合适' }).check();
  await sheet.getByRole('textbox').fill(REASON);
}

async function expectRefusal(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog');
  expect(await sheet.getByRole('textbox').inputValue()).toBe(REASON);
  expect(await sheet.getByRole('radio', { name: '工作地点不合适' }).isChecked()).toBe(true);
}
