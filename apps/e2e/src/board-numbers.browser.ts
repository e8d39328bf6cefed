import type { Browser, Page } from 'playwright-core';
import { demoWorld } from '../../../scripts/demo/people.js';
import { launchChromium } from '../../../scripts/servers/chromium.js';
import { Sitter, type Witness } from './sitter.browser.js';
import type { WholeSystem } from './system.fixture.js';

const { year } = demoWorld();
const readers = ['department-99331-01', 'school-99331', 'province-33', 'ministry'];
/** A list of up to this many is read to its end; longer ones are compared where lists are served. */
const SHORT = 60;

interface Shown { readonly address: string; readonly count: number }

/** Every number of a board opens a list of exactly as many: for each tier its own node, and the first of those below. */
export function describeBoardNumbers(system: () => WholeSystem, witness: Witness): void {
  describe('the numbers of the boards', () => {
    let browser: Browser;
    beforeAll(async () => { browser = await launchChromium(); }, 30_000);
    afterAll(() => browser.close(), 20_000);

    it.each(readers)('open lists of exactly as many for %s', async (account) => {
      const sitter = await Sitter.open(browser, system().platform, 'admin', witness);
      await sitter.signIn(account);
      await sitter.go(`/board?year=${year}`);
      await sitter.page.locator('.board-tiles a').first().waitFor();
      const numbers = await numbersOf(sitter.page);
      expect(numbers.filter(({ address }) => address.includes('offered')).length).toBeGreaterThan(0);
      const listed: Shown[] = [];
      for (const { address } of numbers) listed.push({ address, count: await lengthOf(sitter, address) });
      await sitter.context.close();
      expect(listed).toEqual(numbers);
    }, 120_000);
  });
}

/** The numbers that open a list, each address once; one address never stands at two numbers. */
async function numbersOf(page: Page): Promise<Shown[]> {
  const links = await page.locator('.board-tiles a, .board-bars a, .board-children tbody tr:first-child td a').evaluateAll((all) => all.map((link) => {
    const shown = (link.querySelector('b') ?? link).firstChild?.textContent ?? '';
    return { address: (link.getAttribute('href') ?? '').replace(/^\/admin/, ''), count: Number(shown.replaceAll(/\s/g, '')) };
  }));
  const once = new Map(links.map((link) => [link.address, link.count]));
  for (const { address, count } of links) expect({ address, count: once.get(address) }).toEqual({ address, count });
  return [...once].map(([address, count]) => ({ address, count })).filter(({ count }) => count > 0 && count <= SHORT);
}

/** How many lines the page at this address lists, once it has shown them all. */
async function lengthOf(sitter: Sitter, address: string): Promise<number> {
  const { page } = sitter;
  await sitter.go(address);
  const inbox = address.startsWith('/inbox');
  const lines = page.locator(inbox ? '.inbox-rows > li:not(.inbox-more)' : '.ant-table-row');
  await lines.first().waitFor();
  const more = page.getByRole('button', { name: '显示更多' });
  for (let before = -1; await more.isVisible() && await lines.count() > before;) {
    before = await lines.count();
    await more.click();
    await lines.nth(before).waitFor();
  }
  return lines.count();
}
