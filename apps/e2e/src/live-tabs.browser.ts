import type { Page } from 'playwright-core';
import type { Truth } from './truth.fixture.js';

const TABS = 6;

/** Browsers open six connections to one address, and a stream holds one for good: six tabs must do with one stream. */
export function describeLiveTabs(truth: () => Truth): void {
  describe('six open tabs of one end', () => {
    it('all show a change without a reload over one stream, and the rest go on when the tab that holds it is closed', async () => {
      const first = await truth().accepted();
      const sitter = await truth().sitter('admin', truth().schoolAccount);
      let streams = 0;
      sitter.context.on('request', request => { if (request.url().endsWith('/events')) streams++; });
      const tabs: Page[] = [sitter.page];
      while (tabs.length < TABS) tabs.push(await sitter.context.newPage());
      await Promise.all(tabs.map(async (tab) => {
        await tab.goto(`${truth().system.platform.gatewayUrl}/admin/inbox?case=${first.id}`);
        await tab.getByText('待院系审核').first().waitFor();
        // Marks this very document: a reload would lose it.
        await tab.evaluate(() => { document.documentElement.dataset['opened'] = 'once'; });
      }));
      expect(streams).toBe(1);
      await (await truth().department(first.graduate)).agreements.pass({ id: first.id });
      await Promise.all(tabs.map(tab => tab.getByRole('button', { name: /审核通过/ }).and(tab.locator(':not([aria-disabled])')).waitFor()));

      const [leader] = await leading(tabs);
      await leader.close();
      const rest = tabs.filter(tab => tab !== leader);
      expect(await leading(rest)).toHaveLength(1);
      expect(streams).toBe(2);
      await (await truth().school()).agreements.certify({ id: first.id });
      await Promise.all(rest.map(tab => tab.getByText('学校已通过').first().waitFor()));
      expect(await Promise.all(rest.map(tab => tab.evaluate(() => document.documentElement.dataset['opened'])))).toEqual(rest.map(() => 'once'));
      await sitter.context.close();
    }, 90_000);
  });
}

/** The tabs that hold the lock; waits until there is one. */
async function leading(tabs: readonly Page[]): Promise<Page[]> {
  for (;;) {
    const held = await Promise.all(tabs.map(tab => tab.evaluate(async () => {
      const { held: locks = [] } = await navigator.locks.query();
      // The client id of a lock says whose it is; this page's own is that of a lock it takes itself.
      return navigator.locks.request('own', async () => {
        const own = (await navigator.locks.query()).held?.find(({ name }) => name === 'own')?.clientId;
        return locks.some(({ name, clientId }) => name?.startsWith('netsign-events') === true && clientId === own);
      });
    })));
    const found = tabs.filter((_tab, at) => held[at]);
    if (found.length > 0) return found;
  }
}
