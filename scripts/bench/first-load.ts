import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession } from 'playwright-core';
import { FAST_3G, SLOW_CPU, visitor, type Cookies } from './visitor.js';

/** How one cold load of the graduate's home went. Times in ms since the navigation began. */
export interface FirstLoad {
  /** Bytes of script as they came over the wire until the card was painted, and what the same scripts are under gzip. */
  readonly wire: number;
  readonly gzipped: number;
  readonly scripts: readonly string[];
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly largest: string;
  readonly cardPainted: number;
  readonly requests: readonly string[];
}

interface Painted { card: number | null; first: number | null; largest: { at: number; what: string } | null }

/** Watches from the first byte of the document on. */
function watchPaints(): void {
  const painted: Painted = { card: null, first: null, largest: null };
  (window as unknown as { painted: Painted }).painted = painted;
  new PerformanceObserver((list) => { for (const entry of list.getEntriesByName('first-contentful-paint')) painted.first = entry.startTime; }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element })[]) painted.largest = { at: entry.startTime, what: `${entry.element?.tagName ?? ''}.${entry.element?.className ?? ''} ${entry.element?.textContent.slice(0, 30) ?? ''}` };
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new MutationObserver((_changes, observer) => {
    if (document.querySelector('.card.lead .btn') === null) return;
    observer.disconnect();
    // The frame after the one that draws it: by then it is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => { painted.card = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
}

/** Opens the graduate's home with an empty cache on a slow phone at fast 3G, as somebody who is signed in. */
export async function firstLoad(browser: Browser, gatewayUrl: string, cookies: Cookies): Promise<FirstLoad> {
  const { context, page, cdp } = await visitor(browser, 'student', cookies);
  try {
    await context.addInitScript(watchPaints);
    await cdp.send('Network.enable');
    const traffic = listenTo(cdp);
    await cdp.send('Network.emulateNetworkConditions', FAST_3G);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
    await page.goto(`${gatewayUrl}/student/`);
    await page.waitForFunction(() => (window as unknown as { painted: Painted }).painted.card !== null);
    const scripts = traffic.scripts();
    const requests = traffic.requests();
    // Whatever else may grow larger has been asked for by now.
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const painted = await page.evaluate(() => (window as unknown as { painted: Painted }).painted);
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    const gzipped = await Promise.all(scripts.map(async ({ id }) => gzipSync((await cdp.send('Network.getResponseBody', { requestId: id })).body, { level: 9 }).length));
    return {
      wire: sum(scripts.map(({ bytes }) => bytes)), gzipped: sum(gzipped), scripts: scripts.map(({ url }, at) => `${url.split('/').at(-1)} ${gzipped[at]}`),
      firstPaint: painted.first ?? Number.NaN, largestPaint: painted.largest?.at ?? Number.NaN, largest: painted.largest?.what ?? '', cardPainted: painted.card ?? Number.NaN, requests,
    };
  } finally {
    await context.close();
  }
}

/** Notes what was asked for, when, and how much came. */
function listenTo(cdp: CDPSession) {
  const seen = new Map<string, { url: string; type: string; begun: number; ended: number | null; bytes: number }>();
  let origin: number | null = null;
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp }) => {
    origin ??= timestamp;
    seen.set(requestId, { url: request.url, type: type ?? 'Other', begun: (timestamp - origin) * 1000, ended: null, bytes: 0 });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    const one = seen.get(requestId);
    if (one) Object.assign(one, { ended: (timestamp - (origin ?? 0)) * 1000, bytes: encodedDataLength });
  });
  const all = () => [...seen].map(([id, one]) => ({ id, ...one }));
  return {
    scripts: () => all().filter(({ type, ended }) => type === 'Script' && ended !== null),
    requests: () => all().map(({ url, type, begun, ended, bytes }) => `${Math.round(begun)}–${ended === null ? '' : Math.round(ended)} ms ${type} ${new URL(url).pathname} ${bytes}`),
  };
}

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);
