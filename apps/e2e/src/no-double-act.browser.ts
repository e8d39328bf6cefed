import type { Page } from 'playwright-core';
import { chosen, expectText } from './desk.browser.js';
import { openAccept } from './lost-connection.browser.js';
import type { Sitter } from './sitter.browser.js';
import type { Truth } from './truth.fixture.js';

/** Clicks twice, goes back, acts on a page that is behind or in two windows: each ends in a sentence, and nothing happens twice. */
export function describeNoDoubleAct(truth: () => Truth): void {
  describe('an act that was done already', () => {
    /** A page that hears of nothing stays behind. */
    const deafen = (sitter: Sitter) => sitter.context.route('**/events', route => route.abort());

    it('is done once by a double click on 初审通过 in each of two windows', async () => {
      const { graduate, id } = await truth().accepted();
      const sitter = await truth().sitter('admin', truth().departmentOf(graduate));
      await deafen(sitter);
      const second = await sitter.context.newPage();
      const pages = [sitter.page, second];
      for (const page of pages) {
        await page.goto(`${truth().system.platform.gatewayUrl}/admin/inbox?case=${id}`);
        await page.getByRole('button', { name: /初审通过/ }).click();
      }
      await Promise.all(pages.map(page => page.getByRole('dialog').getByRole('button', { name: '初审通过' }).dblclick()));
      const told = (page: Page) => page.getByRole('alert').getByText('已转到学校这一级');
      await Promise.any(pages.map(page => told(page).waitFor()));
      await Promise.any(pages.map(page => page.getByRole('dialog').waitFor({ state: 'detached' })));
      expect((await Promise.all(pages.map(page => told(page).count()))).sort()).toEqual([0, 1]);
      expect(await truth().logged(id, 'pass')).toEqual({ pass: 1 });
      await sitter.context.close();
    }, 60_000);

    it('is not offered again to a graduate who goes back after accepting', async () => {
      const { graduate, id, sitter } = await truth().invited();
      const { page } = sitter;
      await openAccept(sitter, id, graduate.phone);
      await page.getByRole('dialog').getByRole('button', { name: '同意并签约' }).click();
      await page.getByRole('button', { name: '知道了' }).click();
      await page.getByRole('link', { name: '返回' }).click();
      await page.getByRole('heading', { name: '签约', exact: true }).waitFor();
      await page.goBack();
      await expectText(page, '待院系审核');
      expect(await page.getByRole('button', { name: '同意并签约' }).count()).toBe(0);
      await sitter.go('/');
      await page.goBack();
      await expectText(page, '待院系审核');
      expect(await page.getByRole('button', { name: '同意并签约' }).count()).toBe(0);
      expect(await truth().logged(id, 'accept')).toEqual({ accept: 1 });
      await sitter.context.close();
    }, 60_000);

    it('is refused in words to an employer who names a graduate again that it has invited already', async () => {
      const { graduate } = await truth().invitedAway();
      const { season, operator } = truth();
      const sitter = await truth().sitter('corp', operator.account);
      const { page } = sitter;
      await sitter.go('/invitations/new');
      await chosen(page, '毕业学校', season.school.name);
      await chosen(page, '毕业届别', `${season.year} 届`);
      await page.getByLabel('姓名').fill(graduate.name);
      await page.getByLabel('证件号码').fill(graduate.idNumber);
      await page.getByRole('button', { name: '找到毕业生并开始填写' }).dblclick();
      await expectText(page, '已有一份未结束的邀请');
      expect(await page.getByRole('button', { name: '核对并发出邀请' }).getAttribute('aria-disabled')).toBe('true');
      await sitter.context.close();
    }, 60_000);

    it('is told to a graduate whose page is behind: the employer withdrew first', async () => {
      const { graduate, id, sitter } = await truth().invited();
      await deafen(sitter);
      await openAccept(sitter, id, graduate.phone);
      await (await truth().employer()).agreements.withdraw({ id });
      const dialog = sitter.page.getByRole('dialog');
      await dialog.getByRole('button', { name: '同意并签约' }).click();
      await dialog.getByText('单位已撤回这份邀请').waitFor();
      await dialog.getByText('这份邀请现在不能同意了').waitFor();
      expect(await truth().logged(id, 'accept', 'withdraw')).toEqual({ accept: 0, withdraw: 1 });
      await sitter.context.close();
    }, 60_000);

    it('is told to an employer whose page is behind: the graduate refused first', async () => {
      const { graduate, id, sitter: phone } = await truth().invited();
      await phone.context.close();
      const sitter = await truth().sitter('corp', truth().operator.account);
      await deafen(sitter);
      await sitter.go(`/invitations/${id}`);
      await sitter.page.getByRole('button', { name: '撤回邀请' }).click();
      await (await truth().graduate(graduate)).agreements.refuse({ id, reasonCode: 'other', reason: '已经决定去别处' });
      await sitter.page.getByRole('dialog').getByRole('button', { name: '撤回邀请' }).click();
      await sitter.page.getByRole('alert').getByText('已被毕业生拒绝').waitFor();
      expect(await truth().logged(id, 'withdraw', 'refuse')).toEqual({ withdraw: 0, refuse: 1 });
      await sitter.context.close();
    }, 60_000);

    it('is told to a reviewer whose page is behind: the graduate took the acceptance back first', async () => {
      const { graduate, id } = await truth().accepted();
      const sitter = await truth().sitter('admin', truth().departmentOf(graduate));
      await deafen(sitter);
      await sitter.go(`/inbox?case=${id}`);
      await sitter.page.getByRole('button', { name: /初审通过/ }).click();
      await (await truth().graduate(graduate)).agreements.takeBack({ id });
      await sitter.page.getByRole('dialog').getByRole('button', { name: '初审通过' }).click();
      await sitter.page.getByRole('alert').getByText('毕业生已撤回同意').waitFor();
      expect(await truth().logged(id, 'pass', 'take_back')).toEqual({ pass: 0, take_back: 1 });
      await sitter.context.close();
    }, 60_000);

    it('is told where a draft is being written that was sent from another window', async () => {
      const { id } = await truth().drafted();
      const { operator } = truth();
      const sitter = await truth().sitter('corp', operator.account);
      const second = await sitter.context.newPage();
      const { page } = sitter;
      await second.goto(`${truth().system.platform.gatewayUrl}/corp/invitations/${id}`);
      await second.getByLabel('工作岗位').waitFor();
      await sitter.go('/invitations');
      await sitter.go(`/invitations/${id}`);
      await page.getByRole('button', { name: '核对并发出邀请' }).click();
      const dialog = page.getByRole('dialog');
      await sitter.withCode(operator.phone, () => dialog.getByRole('button', { name: '发送短信验证码' }).click(), code => dialog.getByLabel('短信验证码').fill(code));
      await dialog.getByRole('button', { name: '确认发出' }).dblclick();
      await second.getByText('这份邀请已经发出，不能再改').waitFor();
      expect(await page.getByText('这份邀请已经发出，不能再改').count()).toBe(0);
      await page.goBack();
      await page.getByRole('heading', { name: '邀请', exact: true }).waitFor();
      await page.goForward();
      await page.getByRole('button', { name: '撤回邀请' }).waitFor();
      expect(await page.getByRole('button', { name: '核对并发出邀请' }).count()).toBe(0);
      expect(await truth().logged(id, 'send')).toEqual({ send: 1 });
      await sitter.context.close();
    }, 60_000);

    it('leaves the paper under a reviewer\'s hands when a colleague has settled it, and says so', async () => {
      const { graduate, id } = await truth().accepted();
      const sitter = await truth().sitter('admin', truth().departmentOf(graduate));
      const { page } = sitter;
      await sitter.go('/inbox');
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      const shown = new URL(page.url()).searchParams.get('case') ?? '';
      const title = await page.getByRole('heading', { level: 2 }).first().innerText();
      await (await truth().department(graduate)).agreements.pass({ id: shown });
      await page.getByText('待学校审核').first().waitFor();
      expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe(title);
      expect(id).not.toBe('');
      await sitter.context.close();
    }, 60_000);
  });
}
