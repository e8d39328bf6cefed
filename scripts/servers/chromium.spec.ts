import type { Browser } from 'playwright-core';
import { launchChromium, showsChinese } from './chromium.js';

describe('the browser of the specs', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);

  afterAll(async () => browser.close());

  it('shows Chinese, rare characters of names among it', async () => {
    const page = await browser.newPage();
    for (const character of '签约龑䶮堃') expect([character, await showsChinese(page, character)]).toEqual([character, true]);
  });

  it('tells a character that no font has', async () => {
    const page = await browser.newPage();
    expect(await showsChinese(page, '\u{10FFFC}')).toBe(false);
  });
});
