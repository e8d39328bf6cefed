import type { Locator, Page } from 'playwright-core';

/* What hands do at the desk pages again and again. */

/** Opens a list and takes the option named so, or the first one. */
export async function chosen(page: Page, label: string, option: string | null): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  const options = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
  await (option === null ? options : options.filter({ hasText: option })).first().click();
}

/** Presses the button in the dialog that asks, and waits until the dialog is gone. */
export async function confirmed(page: Page, name: string): Promise<void> {
  const dialog: Locator = page.getByRole('dialog');
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'detached' });
}

export const expectText = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

/** One of the board's bars, with its number. */
export const counted = (page: Page, label: string, count: number): Promise<void> =>
  page.locator('.board-bars li', { has: page.getByText(label, { exact: true }) }).filter({ has: page.locator('a', { hasText: new RegExp(`^${count}\\s`) }) }).first().waitFor();

/** One of the board's tiles of what is left to do. */
export const tile = (page: Page, label: string, count: number): Promise<void> =>
  page.locator('.board-tiles .card', { has: page.getByText(label, { exact: true }) }).filter({ has: page.locator('b', { hasText: new RegExp(`^${count}$`) }) }).waitFor();
