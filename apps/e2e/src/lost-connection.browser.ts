import type { Page } from 'playwright-core';
import { expectText } from './desk.browser.js';
import { breakLineAt, type Break } from './line.browser.js';
import type { Sitter } from './sitter.browser.js';
import type { Truth } from './truth.fixture.js';

const breaks: readonly Break[] = ['request never arrives', 'answer is lost'];

/** The line breaks between a click and its answer: the page says that it is finding out, and ends in what is true. */
export function describeLostConnection(truth: () => Truth): void {
  describe('a connection lost between click and answer', () => {
    /** Clicks, waits until the page says that it is finding out, and lets the line come back. */
    async function clickAndLose(page: Page, path: string, where: Break, click: () => Promise<void>, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
      const line = breakLineAt(page, path, where);
      await click();
      await line.broken;
      await expectText(page, '正在确认是否已提交');
      await meanwhile();
      await line.mend();
    }

    it.each(breaks)('ends in one acceptance when the %s', async (where) => {
      const { graduate, id, sitter } = await truth().invited();
      await openAccept(sitter, id, graduate.phone);
      const { page } = sitter;
      await clickAndLose(page, '/accept', where, () => page.getByRole('dialog').getByRole('button', { name: '同意并签约' }).click());
      await page.getByRole('dialog').getByRole('heading', { name: '你已同意' }).waitFor();
      await page.getByRole('button', { name: '知道了' }).click();
      await expectText(page, '待院系审核');
      expect(await truth().logged(id, 'accept')).toEqual({ accept: 1 });
      await sitter.context.close();
    }, 60_000);

    it('says that the employer was faster when it withdrew before the acceptance arrived', async () => {
      const { graduate, id, sitter } = await truth().invited();
      const employer = await truth().employer();
      await openAccept(sitter, id, graduate.phone);
      const { page } = sitter;
      await clickAndLose(page, '/accept', 'request never arrives', () => page.getByRole('dialog').getByRole('button', { name: '同意并签约' }).click(), async () => { await employer.agreements.withdraw({ id }); });
      await expectText(page, '单位已撤回这份邀请');
      expect(await truth().logged(id, 'accept', 'withdraw')).toEqual({ accept: 0, withdraw: 1 });
      await sitter.context.close();
    }, 60_000);

    it.each(breaks)('gives the same code a second chance when the %s while it is checked', async (where) => {
      const { graduate, id, sitter } = await truth().invited();
      await openAccept(sitter, id, graduate.phone);
      const { page } = sitter;
      await clickAndLose(page, '/second-factor/proofs', where, () => page.getByRole('dialog').getByRole('button', { name: '同意并签约' }).click());
      await page.getByRole('dialog').getByRole('heading', { name: '你已同意' }).waitFor();
      expect(await truth().logged(id, 'accept')).toEqual({ accept: 1 });
      await sitter.context.close();
    }, 60_000);

    it.each(breaks)('ends in one sent invitation when the %s', async (where) => {
      const { id } = await truth().drafted();
      const { operator } = truth();
      const sitter = await truth().sitter('corp', operator.account);
      const { page } = sitter;
      await sitter.go(`/invitations/${id}`);
      await page.getByRole('button', { name: '核对并发出邀请' }).click();
      const dialog = page.getByRole('dialog');
      await sitter.withCode(operator.phone, () => dialog.getByRole('button', { name: '发送短信验证码' }).click(), (code) => dialog.getByLabel('短信验证码').fill(code));
      await clickAndLose(page, '/send', where, () => dialog.getByRole('button', { name: '确认发出' }).click());
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '撤回邀请' }).waitFor();
      expect(await truth().logged(id, 'send')).toEqual({ send: 1 });
      await sitter.context.close();
    }, 60_000);

    it.each(breaks)('ends in one certificate of the school when the %s', async (where) => {
      const { id } = await truth().passed();
      const sitter = await truth().sitter('admin', truth().schoolAccount);
      const { page } = sitter;
      await sitter.go(`/inbox?case=${id}`);
      await page.getByRole('button', { name: /审核通过/ }).click();
      const dialog = page.getByRole('dialog');
      await clickAndLose(page, '/certify', where, () => dialog.getByRole('button', { name: '审核通过' }).click());
      await dialog.waitFor({ state: 'detached' });
      await sitter.go(`/inbox?show=done&case=${id}`);
      await page.getByRole('main').getByText('学校已通过').first().waitFor();
      expect(await truth().logged(id, 'certify')).toEqual({ certify: 1 });
      await sitter.context.close();
    }, 60_000);
  });
}

/** Reads the paper, opens the sheet, which sends the code, and types it in. */
export async function openAccept(sitter: Sitter, id: string, phone: string): Promise<void> {
  const { page } = sitter;
  await sitter.go(`/invitations/${id}`);
  await page.getByRole('checkbox', { name: '我已读完全部条款' }).check();
  await sitter.withCode(phone, () => page.getByRole('button', { name: '同意并签约' }).click(), (code) => page.getByRole('dialog').getByLabel('短信验证码').fill(code));
}
