import type { End } from '@netsign/contracts';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { demoPassword } from '../demo/people.js';
import type { Platform } from '../people/platform.js';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };

/** The preset "Fast 3G" of the browser's own tools: bytes a second and milliseconds a request. */
export const FAST_3G = { offline: false, latency: 150 * 3.75, downloadThroughput: (1_600_000 * 0.9) / 8, uploadThroughput: (750_000 * 0.9) / 8 };
/** A slow phone beside this machine. */
export const SLOW_CPU = 4;

export interface Visitor { readonly context: BrowserContext; readonly page: Page; readonly cdp: CDPSession }

/** A browser of somebody's own, with nothing in its cache; graduates hold a phone, everybody else sits at a desk. */
export async function visitor(browser: Browser, end: End, cookies: Cookies = []): Promise<Visitor> {
  const small = end === 'student';
  const context = await browser.newContext({ viewport: small ? PHONE : DESK, hasTouch: small, isMobile: small, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(30_000);
  await context.addCookies(cookies);
  const page = await context.newPage();
  return { context, page, cdp: await context.newCDPSession(page) };
}

export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Goes in by the page of the CAS, as people do, and waits for the first page behind it. */
export async function signIn({ page }: Visitor, { gatewayUrl }: Platform, end: End, account: string): Promise<void> {
  await page.goto(`${gatewayUrl}/${end}/`);
  await page.getByRole('link', { name: /账号登录/ }).click();
  await page.getByLabel('账号 Account').fill(account);
  await page.getByLabel('密码 Password').fill(demoPassword);
  await page.getByRole('button', { name: '登录 Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith(`/${end}/`));
  await page.locator('h1').first().waitFor();
}
