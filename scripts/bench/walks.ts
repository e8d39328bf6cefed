import type { Page } from 'playwright-core';
import { paths as adminPaths } from '../../apps/admin/src/paths.js';
import { paths as corpPaths } from '../../apps/corp/src/paths.js';
import { paths as studentPaths } from '../../apps/student/src/paths.js';
import { touch, type Answer } from './touches.js';

/* What hands do at the three ends, each step one touch. Nothing is sent that binds: the same people can be walked again. */

type Steps = (page: Page) => AsyncGenerator<Answer>;

const tap = (page: Page, what: string, role: 'button' | 'link' | 'checkbox' | 'radio' | 'menuitem', name: RegExp | string) =>
  touch(page, what, () => page.getByRole(role, { name }).first().click());

/** Types letter by letter; each is a touch of its own. */
async function* typed(page: Page, what: string, text: string): AsyncGenerator<Answer> {
  for (const letter of text) yield await touch(page, what, () => page.keyboard.type(letter));
}

/** A graduate with an invitation to answer. */
export const graduateWalk: Steps = async function* (page) {
  yield await tap(page, 'opens the invitation', 'link', '查看并答复');
  await page.getByRole('checkbox', { name: '我已读完全部条款' }).waitFor();
  yield await tap(page, 'ticks that it is read', 'checkbox', '我已读完全部条款');
  yield await tap(page, 'opens the sheet to accept', 'button', '同意并签约');
  await page.getByRole('dialog').getByLabel('短信验证码').click();
  yield* typed(page, 'types the code', '12');
  yield await touch(page, 'closes the sheet', () => page.keyboard.press('Escape'));
  yield await tap(page, 'opens the sheet to refuse', 'button', '拒绝');
  yield await touch(page, 'chooses a reason', () => page.getByRole('dialog').getByRole('radio').first().click());
  yield await touch(page, 'closes the sheet', () => page.keyboard.press('Escape'));
  yield await tap(page, 'goes back', 'link', '返回');
  await page.locator('nav.tabs').waitFor();
  for (const tab of ['签约', '去向', '我的', '首页']) yield await tap(page, `tab ${tab}`, 'link', new RegExp(`^${tab}`));
};

/** An employer's person in charge. */
export const employerWalk: Steps = async function* (page) {
  yield await touch(page, 'opens the list', () => page.locator(`a[href="/corp${corpPaths.invitations}"]`).first().click());
  await page.getByRole('table').waitFor();
  const filters = page.getByRole('main').getByRole('navigation').getByRole('link');
  for (const at of [1, 2, 0]) yield await touch(page, 'filters by status', () => filters.nth(at).click());
  yield await touch(page, 'opens an invitation', () => page.getByRole('table').getByRole('link').first().click());
  await page.getByRole('heading', { level: 1 }).waitFor();
  yield await touch(page, 'opens the form', () => page.locator(`a[href="/corp${corpPaths.newInvitation}"]`).first().click().catch(() => page.goto(page.url().replace(/\/corp\/.*/, `/corp${corpPaths.newInvitation}`)).then(() => undefined)));
  await page.getByLabel('姓名').click();
  yield* typed(page, 'types a name', '张样');
  await page.getByLabel('证件号码').click();
  yield* typed(page, 'types a number', '3399');
};

/** A reviewer of a school, by the keys of the inbox and then by the menu. */
export const reviewerWalk: Steps = async function* (page) {
  await page.locator('.inbox-row').first().waitFor();
  await page.locator('.inbox-row').nth(1).click();
  for (const key of ['k', 'j', 'k', 'j']) yield await touch(page, `key ${key.toUpperCase()}`, () => page.keyboard.press(key));
  await page.getByRole('button', { name: /鉴证通过|审核通过/ }).first().waitFor();
  yield await touch(page, 'key A', () => page.keyboard.press('a'));
  yield await touch(page, 'closes the dialog', () => page.keyboard.press('Escape'));
  yield await touch(page, 'key R', () => page.keyboard.press('r'));
  yield await touch(page, 'closes the dialog', () => page.keyboard.press('Escape'));
  yield await touch(page, 'key ?', () => page.keyboard.press('?'));
  yield await touch(page, 'closes the dialog', () => page.keyboard.press('Escape'));
  yield await touch(page, 'key /', () => page.keyboard.press('/'));
  yield* typed(page, 'types a name', '王');
  yield await touch(page, 'searches', () => page.keyboard.press('Enter'));
  for (const address of [adminPaths.graduates, adminPaths.board, adminPaths.cohort, adminPaths.rosters, adminPaths.inbox]) {
    yield await touch(page, 'goes by the menu', () => page.locator(`a[href^="/admin${address}"]`).first().click());
    await page.locator('h1').first().waitFor();
  }
};

/** Pages of each end that need no id, below the end. */
export const stillPages = (end: 'student' | 'corp' | 'admin'): string[] =>
  Object.values<unknown>({ student: studentPaths, corp: corpPaths, admin: adminPaths }[end]).filter((address): address is string => typeof address === 'string');
