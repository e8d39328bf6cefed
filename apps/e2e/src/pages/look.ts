import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { cloneRoot } from '../../../../scripts/servers/folders.js';
import { accessFaults } from './access.checks.js';
import type { Setting } from './axes.js';
import { foreignPhrases } from './foreign-phrases.js';
import { layoutFaults, type Fault } from './layout.checks.js';
import type { Spot } from './spots.js';

const pictures = path.join(cloneRoot(), 'reports', 'pages');

const HEIGHT = { 360: 740, 768: 1024, 1440: 900 } as const;
/** No page that people read is higher; a picture has to end somewhere. */
const HIGHEST_PX = 12_000;
const foreign = { zh: foreignPhrases('zh'), en: foreignPhrases('en') };
/** What says that something is on its way. */
const WAITING = '.loading, .ant-skeleton, [role=status][aria-label], main [role=status], .desk-gate [role=status]';

export const pictureOf = ({ end, page, state }: Spot, { width, theme, language, text }: Setting): string => path.join(pictures, end, page, `${state}-${width}-${theme}-${language}-${text}.png`);

/**
 * Sets width and colours without a new load, takes the picture and says what is wrong. The page must have come to rest. `recoloured`: it
 * was asked about at this width before, so that only the colours are new.
 */
export async function look(page: Page, spot: Spot, setting: Setting, recoloured: boolean): Promise<Fault[]> {
  await page.emulateMedia({ colorScheme: setting.theme, reducedMotion: 'reduce' });
  const height = await drawnAt(page, setting.width, HEIGHT[setting.width]);
  // As high as the page: what stays at the window's edge stands at the page's end and hides nothing. A dialog belongs to the window.
  if (height > HEIGHT[setting.width] && (await page.locator('dialog[open], .ant-modal').count()) === 0) await drawnAt(page, setting.width, Math.min(height, HIGHEST_PX));
  const picture = pictureOf(spot, setting);
  fs.mkdirSync(path.dirname(picture), { recursive: true });
  await page.screenshot({ path: picture });
  const drawn = await page.evaluate(layoutFaults, { width: setting.width, foreign: foreign[setting.language], root: setting.language });
  return [...drawn, ...(await accessFaults(page, recoloured)), ...(await stateFaults(page, spot))];
}

/** Draws the page in a window of this size; answers how high the page is. */
async function drawnAt(page: Page, width: number, height: number): Promise<number> {
  await page.setViewportSize({ width, height });
  return page.evaluate(async () => {
    scrollTo(0, 0);
    await document.fonts.ready;
    await new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); });
    return document.documentElement.scrollHeight;
  });
}

/** Within this time a page shows what it has been answered; nothing waits for it to pass. */
const SHOWN_MS = 8_000;
const BUSY = '.loading, .ant-skeleton';

/** Waits until the page shows the state it was brought into. When it does not, the look says so. */
export async function stateShown(page: Page, spot: Spot, came: () => boolean): Promise<void> {
  const deadline = performance.now() + SHOWN_MS;
  while ((!came() || (await stateFaults(page, spot)).length > 0) && performance.now() < deadline) await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
}

/** Whether the page says what state it is in: that it is reading, what went wrong, or its content. */
async function stateFaults(page: Page, { state }: Spot): Promise<Fault[]> {
  const fault = (how: string): Fault[] => [{ rule: 'state', element: 'main', how }];
  if (state === 'loading') return (await page.locator(WAITING).count()) > 0 ? [] : fault('nothing says that it is reading');
  if ((await page.locator(BUSY).count()) > 0) return fault('still reading when everything has come');
  if ((await page.locator('h1').count()) === 0) return fault('nothing is there');
  if (state !== 'failed' && state !== 'refused') return [];
  const said = await page.getByRole('alert').allInnerTexts();
  return said.some((text) => text.trim().length > 8) ? [] : fault('nothing says what went wrong');
}
