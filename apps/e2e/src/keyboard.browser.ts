import type { Locator, Page } from 'playwright-core';
import type { Truth } from './truth.fixture.js';

/** More stops than any page has. */
const STOPS = 120;

/** The acts that bind, without a mouse: only keys are pressed, the focus is always to be seen, and it comes back. */
export function describeKeyboard(truth: () => Truth): void {
  describe('without a mouse', () => {
    it('a graduate reads, accepts and is left where the paper begins', async () => {
      const { graduate, id, sitter } = await truth().invited();
      const { page } = sitter;
      await sitter.go(`/invitations/${id}`);
      await page.getByRole('checkbox', { name: '我已读完全部条款' }).waitFor();
      await press(page, page.getByRole('checkbox', { name: '我已读完全部条款' }), 'Space');
      const code = page.getByRole('dialog').getByLabel('短信验证码');
      await sitter.withCode(graduate.phone, () => press(page, page.getByRole('button', { name: '同意并签约' }), 'Enter'), async (digits) => {
        await code.waitFor();
        await reach(page, code);
        await page.keyboard.type(digits);
      });
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('heading', { name: '你已同意' }).waitFor();
      await press(page, page.getByRole('button', { name: '知道了' }), 'Enter');
      await page.getByText('待院系审核').first().waitFor();
      await expectFocusSomewhere(page);
      expect(await truth().logged(id, 'accept')).toEqual({ accept: 1 });
      await sitter.context.close();
    }, 90_000);

    it('a graduate refuses with a reason, after Escape has brought the focus back', async () => {
      const { id, sitter } = await truth().invited();
      const { page } = sitter;
      await sitter.go(`/invitations/${id}`);
      const refuse = page.getByRole('button', { name: '拒绝', exact: true });
      await refuse.waitFor();
      await press(page, refuse, 'Enter');
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
      await page.keyboard.press('Escape');
      expect(await refuse.evaluate(element => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await press(page, page.getByRole('dialog').getByRole('radio').first(), 'Space');
      await reach(page, page.getByRole('dialog').getByRole('textbox'));
      await page.keyboard.type('已经决定去别处工作');
      await press(page, page.getByRole('button', { name: '确认拒绝' }), 'Enter');
      await press(page, page.getByRole('button', { name: '知道了' }), 'Enter');
      await page.getByText('你已拒绝').first().waitFor();
      await expectFocusSomewhere(page);
      expect(await truth().logged(id, 'refuse')).toEqual({ refuse: 1 });
      await sitter.context.close();
    }, 90_000);

    it('a 院系 passes a paper with A and Enter, and the school approves it', async () => {
      const { graduate, id } = await truth().accepted();
      for (const [account, button] of [[truth().departmentOf(graduate), '初审通过'], [truth().schoolAccount, '审核通过']] as const) {
        const sitter = await truth().sitter('admin', account);
        const { page } = sitter;
        await sitter.go(`/inbox?case=${id}`);
        await page.getByRole('button', { name: new RegExp(button) }).and(page.locator(':not([aria-disabled])')).waitFor();
        await page.keyboard.press('a');
        const confirm = page.getByRole('dialog').getByRole('button', { name: button });
        await confirm.waitFor();
        await press(page, confirm, 'Enter');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await sitter.context.close();
      }
      expect(await truth().logged(id, 'pass', 'certify')).toEqual({ pass: 1, certify: 1 });
    }, 90_000);

    it('an employer sends an invitation', async () => {
      const { id } = await truth().drafted();
      const { operator } = truth();
      const sitter = await truth().sitter('corp', operator.account);
      const { page } = sitter;
      await sitter.go(`/invitations/${id}`);
      const send = page.getByRole('button', { name: '核对并发出邀请' });
      await send.waitFor();
      await reach(page, page.getByLabel('工作岗位', { exact: true }));
      await page.keyboard.press('End');
      await page.keyboard.type('（二部）');
      await press(page, send, 'Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await sitter.withCode(operator.phone, () => press(page, dialog.getByRole('button', { name: '发送短信验证码' }), 'Enter'), async (digits) => {
        await dialog.getByLabel('短信验证码').waitFor();
        await reach(page, dialog.getByLabel('短信验证码'));
        await page.keyboard.type(digits);
      });
      await press(page, dialog.getByRole('button', { name: '确认发出' }), 'Enter');
      await page.getByRole('button', { name: '撤回邀请' }).waitFor();
      expect(await truth().logged(id, 'send')).toEqual({ send: 1 });
      await sitter.context.close();
    }, 90_000);
  });
}

async function press(page: Page, control: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await reach(page, control);
  await page.keyboard.press(key);
}

/** Tabs on until the control has the focus; at each stop the focus must be to be seen. */
async function reach(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let stop = 0; stop < STOPS; stop++) {
    if (await control.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return null;
      const seen = [at, at.parentElement, at.parentElement?.parentElement].some((one) => {
        if (one === null || one === undefined) return false;
        const style = getComputedStyle(one);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      });
      return seen ? null : at.outerHTML.slice(0, 120);
    });
    if (unseen !== null) throw new Error(`the focus is not to be seen on ${unseen}`);
  }
  throw new Error('no key leads to the control');
}

/** The control that was used has gone with the act: the focus has not fallen back to the very beginning. */
async function expectFocusSomewhere(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
}
