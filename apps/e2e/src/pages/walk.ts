import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inParallel } from '../../../../scripts/people/parallel.js';
import type { Platform } from '../../../../scripts/people/platform.js';
import { signIn } from '../../../../scripts/people/sign-in.js';
import { launchChromium, textPx } from '../../../../scripts/servers/chromium.js';
import { demoPassword } from '../../../../scripts/demo/people.js';
import { axe } from './access.checks.js';
import type { Planned, Setting } from './axes.js';
import { Edge } from './edge.js';
import type { Fault } from './layout.checks.js';
import { look, stateShown } from './look.js';
import { findCases, readersOf, type Cases } from './readers.js';
import type { Spot } from './spots.js';

/** What one look has found. */
export interface Looked extends Planned { readonly faults: readonly Fault[] }

interface Walk { readonly platform: Platform; readonly planned: readonly Planned[]; readonly windows: number; readonly onLook: (looked: Looked) => void }

/** Looks at everything planned, each reader in windows of their own, so many at a time; those who read text of twice the size in a browser of their own. */
export async function walk(asked: Walk): Promise<void> {
  const usual = await launchChromium();
  const doubled = await launchChromium(textPx.doubled);
  try {
    await walkIn((text) => (text === '200' ? doubled : usual), asked);
  } finally {
    await Promise.all([usual.close(), doubled.close()]);
  }
}

async function walkIn(browserFor: (text: Setting['text']) => Browser, { platform, planned, windows, onLook }: Walk): Promise<void> {
  const cases = await findCases(platform);
  const sittings = [...Map.groupBy(planned, ({ spot, setting }) => `${spot.as} ${setting.text === '200'}`).values()].sort((a, b) => b.length - a.length);
  await inParallel(sittings, windows, async (own) => {
    const sitting = await Sitting.open(browserFor(own[0].setting.text), platform, own[0].spot, cases);
    try {
      for (const group of loads(own)) for (const looked of await sitting.show(group)) onLook(looked);
    } finally {
      await sitting.close();
    }
  });
}

/** Looks that share one load of the page: width and colours change under it, state, language and size of text do not. */
function loads(planned: readonly Planned[]): Planned[][] {
  return [...Map.groupBy(planned, ({ spot, setting }) => [spot.end, spot.page, spot.state, setting.language, setting.text].join()).values()];
}

/** One reader's window, with text of one size. */
class Sitting {
  private readonly errors: string[] = [];

  private constructor(private readonly context: BrowserContext, private readonly page: Page, private readonly edge: Edge, private readonly home: string, private readonly cases: Cases) {}

  static async open(browser: Browser, platform: Platform, { as }: Spot, cases: Cases): Promise<Sitting> {
    const { end, who } = readersOf()[as];
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    if (who !== null) {
      const [name = '', value = ''] = (await signIn(platform, end, who.account, demoPassword)).cookie.split('=');
      await context.addCookies([{ name, value, url: platform.gatewayUrl, httpOnly: true }]);
    }
    await context.addInitScript(axe);
    const edge = await Edge.before(context, end);
    const page = await context.newPage();
    const sitting = new Sitting(context, page, edge, `${platform.gatewayUrl}/${end}`, cases);
    context.on('weberror', (error) => sitting.errors.push(String(error.error())));
    context.on('console', (message) => { if (message.type() === 'error' && !/status of [45]\d\d/.test(message.text())) sitting.errors.push(message.text()); });
    await sitting.page.goto(`${sitting.home}/`);
    return sitting;
  }

  /** Loads the page once and takes the looks that differ in width and colours. */
  async show(group: readonly Planned[]): Promise<Looked[]> {
    const [{ spot, setting }] = group;
    const failed = await this.load(spot, setting).then(() => null, (error: unknown) => firstLine(error));
    const looked: Looked[] = [];
    const widths = new Set<number>();
    for (const one of group) {
      const recoloured = widths.has(one.setting.width);
      widths.add(one.setting.width);
      const faults = failed === null ? await look(this.page, spot, one.setting, recoloured).catch((error: unknown) => [broken(firstLine(error))]) : [broken(failed)];
      looked.push({ ...one, faults: [...faults, ...this.errors.splice(0).map((how) => ({ rule: 'error', element: 'page', how }))] });
    }
    return looked;
  }

  private async load(spot: Spot, { language, text }: Setting): Promise<void> {
    const { page, edge } = this;
    // What went before may have ended on a page of the browser's own.
    if (!page.url().startsWith(this.home)) await page.goto(`${this.home}/`);
    await page.evaluate(([chosen, size]) => {
      localStorage.setItem('netsign.language', chosen);
      localStorage.setItem('netsign.size', size);
    }, [language === 'en' ? 'en' : 'zh-CN', text === 'large' ? 'large' : 'normal'] as const);
    edge.set(spot.state, spot.made);
    await page.goto(this.home + spot.at(this.cases), { waitUntil: 'domcontentloaded' });
    await page.locator('#root > *').first().waitFor();
    await edge.rest();
    await stateShown(page, spot, () => edge.came);
    await edge.rest();
    if (!edge.came) throw new Error('the page asks for nothing that could be held, refused or empty');
    if (spot.act === null) return;
    await spot.act(page);
    await edge.rest();
  }

  async close(): Promise<void> {
    await this.context.unrouteAll({ behavior: 'ignoreErrors' });
    await this.context.close();
  }
}

const broken = (how: string): Fault => ({ rule: 'no look', element: 'page', how });
const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
