import fs from 'node:fs';
import path from 'node:path';
import type { End } from '@netsign/contracts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword, type DemoGraduate } from '../../../scripts/demo/people.js';
import type { Platform } from '../../../scripts/people/platform.js';
import { signIn } from '../../../scripts/people/sign-in.js';
import { enterCode, newestMessage } from '../../../scripts/people/text-messages.js';
import { cloneRoot } from '../../../scripts/servers/folders.js';
import { accessFaults, axe } from './pages/access.checks.js';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 860 };
/** Within this time a page is drawn in other colours. */
const REDRAWN_MS = 150;

/** What happened in the browsers of one spec: who was made up for it, addresses asked for, errors of pages, faults of access, pages looked at. */
export interface Witness { readonly people: DemoGraduate[]; readonly addresses: string[]; readonly errors: string[]; readonly faults: string[]; readonly seen: string[] }

export const newWitness = (): Witness => ({ people: [], addresses: [], errors: [], faults: [], seen: [] });

const pictures = path.join(cloneRoot(), 'reports', 'pages');

/** Somebody at a browser of their own: graduates on a phone, everybody else at a desk. */
export class Sitter {
  private constructor(readonly context: BrowserContext, readonly page: Page, private readonly platform: Platform, private readonly witness: Witness, private readonly end: End) {}

  static async open(browser: Browser, platform: Platform, end: End, witness: Witness): Promise<Sitter> {
    const small = end === 'student';
    const context = await browser.newContext({ viewport: small ? PHONE : DESKTOP, hasTouch: small, isMobile: small, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    context.on('request', (request) => witness.addresses.push(request.url()));
    context.on('page', (page) => page.on('framenavigated', (frame) => witness.addresses.push(frame.url())));
    context.on('weberror', (error) => witness.errors.push(String(error.error())));
    context.on('console', (message) => { if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) witness.errors.push(`${message.page()?.url()}: ${message.text()}`); });
    return new Sitter(context, await context.newPage(), platform, witness, end);
  }

  /** The same, signed in already: for chapters that are not about how one gets in. */
  static async inside(browser: Browser, platform: Platform, end: End, account: string, witness: Witness): Promise<Sitter> {
    const sitter = await Sitter.open(browser, platform, end, witness);
    await sitter.comeIn(account);
    return sitter;
  }

  /** Takes a session of this account, as the way through the CAS would have given it. */
  async comeIn(account: string): Promise<void> {
    const { cookie } = await signIn(this.platform, this.end, account, demoPassword);
    const [name = '', value = ''] = cookie.split('=');
    await this.context.addCookies([{ name, value, domain: new URL(this.platform.gatewayUrl).hostname, path: `/api/${this.end}`, httpOnly: true, sameSite: 'Lax' }]);
  }

  /** Goes in by the page of the CAS, as people do. */
  async signIn(account: string): Promise<void> {
    await this.go('/');
    await this.passGate(account);
  }

  /** From the gate the page shows, wherever it stands, through the CAS and back to it. */
  async passGate(account: string): Promise<void> {
    await this.page.getByRole('link', { name: /账号登录/ }).click();
    await this.page.getByLabel('账号 Account').fill(account);
    await this.page.getByLabel('密码 Password').fill(demoPassword);
    await this.page.getByRole('button', { name: '登录 Sign in', exact: true }).click();
    await this.page.waitForURL((url) => url.pathname.startsWith(`/${this.end}/`));
  }

  async go(address: string): Promise<void> {
    await this.page.goto(`${this.platform.gatewayUrl}/${this.end}${address}`);
  }

  /** Does what sends a code, waits for it on the phone and types it in. */
  async withCode(phone: string, send: () => Promise<void>, enter: (code: string) => Promise<void>): Promise<void> {
    const known = await newestMessage(this.platform, phone);
    await send();
    await enterCode(this.platform, phone, known, async (code) => { await enter(code); return true; });
  }

  /** The page as it stands when a step has failed. */
  async keep(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(pictures, `failed-${this.end}-${name}.png`) });
  }

  /** Takes the page's picture at both sizes and asks axe about it, light and dark. What is wrong is kept by the witness. */
  async look(name: string): Promise<void> {
    const { page, witness } = this;
    await page.locator('h1').first().waitFor();
    await page.locator('.ant-skeleton, .ant-spin[aria-busy=true], :text-is("正在读取…"), :text-is("正在加载…")').first().waitFor({ state: 'detached' });
    fs.mkdirSync(pictures, { recursive: true });
    const sizes = page.viewportSize()?.width === PHONE.width ? [DESKTOP, PHONE] : [PHONE, DESKTOP];
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.evaluate(() => { scrollTo(0, 0); });
      const sort = size === PHONE ? 'phone' : 'desktop';
      await page.screenshot({ path: path.join(pictures, `${this.end}-${name}-${sort}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) witness.faults.push(`${name} (${sort}): ${wide} px wider than the window`);
      await this.ask(`${name} (${sort})`);
    }
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.waitForTimeout(REDRAWN_MS);
    await this.ask(`${name} (dark)`);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    witness.seen.push(`${this.end}-${name}`);
  }

  private async ask(name: string): Promise<void> {
    await this.page.evaluate(axe);
    // How large a target is, is measured by the walk of pages, where no bar at the window's edge lies over it.
    const found = (await accessFaults(this.page)).filter(({ rule }) => rule !== 'target-size');
    this.witness.faults.push(...found.map(({ rule, element, how }) => `${name}: ${rule} — ${element} ${how}`));
  }
}
