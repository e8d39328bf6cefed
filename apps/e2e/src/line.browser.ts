import type { Page } from 'playwright-core';

/** Where the line breaks: before the request has reached the platform, or when the answer is on its way. */
export type Break = 'request never arrives' | 'answer is lost';

/**
 * Breaks the line of this browser at the next call whose path ends so, and keeps it broken. Answers how to mend it, once the call was
 * made: the browser is offline until then, as in a tunnel.
 */
export function breakLineAt(page: Page, path: string, where: Break): { broken: Promise<void>; mend: () => Promise<void> } {
  const context = page.context();
  const matches = (url: URL) => url.pathname.endsWith(path);
  const broken = new Promise<void>((resolve, reject) => {
    const cut = async () => {
      await page.route(matches, async (route) => {
        // With what the platform answers nobody is served: it has carried the request out, and the page never hears of it.
        if (where === 'answer is lost') await route.fetch();
        await context.setOffline(true);
        await route.abort('internetdisconnected');
        resolve();
      }, { times: 1 });
    };
    cut().catch(reject);
  });
  return { broken, mend: () => context.setOffline(false) };
}
