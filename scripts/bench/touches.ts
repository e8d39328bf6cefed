import type { Page } from 'playwright-core';

/** What one touch, click or key of somebody was answered with, in ms from the moment it was made. */
export interface Answer {
  readonly what: string;
  /** Until the frame after its handlers was on the screen (Event Timing: in steps of 8 ms, and 16 when it was quicker). */
  readonly frame: number;
  /** Until something in the page was other than before; null when only the browser's own drawing changed, as with a tick. */
  readonly change: number | null;
}

interface Watched { frames: number[]; change: number | null; shifts: { value: number; at: number; what: string }[] }
type Watching = Window & { watched?: Watched };

/** The page measures itself: run it in every document before anything else. */
export function watchTouches(): void {
  const watched: Watched = { frames: [], change: null, shifts: [] };
  (window as Watching).watched = watched;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) if ((entry.interactionId ?? 0) > 0) watched.frames.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean; sources?: { node?: Node }[] })[]) {
      if (entry.hadRecentInput) continue;
      const [node] = entry.sources?.flatMap(({ node: moved }) => (moved instanceof Element ? moved : [])) ?? [];
      watched.shifts.push({ value: entry.value, at: entry.startTime, what: node === undefined ? '' : `${node.tagName.toLowerCase()}.${node.className} “${(node.textContent ?? '').slice(0, 30)}”` });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  let touched: number | null = null;
  for (const name of ['pointerdown', 'click', 'keydown', 'input'] as const) {
    addEventListener(name, ({ timeStamp, isTrusted }) => {
      // A click belongs to the touch that began it; what answers first is the answer.
      if (!isTrusted || watched.change !== null || (touched !== null && name !== 'pointerdown' && name !== 'keydown')) return;
      touched = timeStamp;
    }, { capture: true });
  }
  new MutationObserver(() => {
    if (touched === null || watched.change !== null) return;
    const since = touched;
    watched.change = -1;
    requestAnimationFrame(() => {
      watched.change = performance.now() - since;
      touched = null;
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** How long after a touch its frames are waited for: far more than may pass. */
const WAIT_MS = 350;

/** Does one thing and tells how soon the page answered. */
export async function touch(page: Page, what: string, act: () => Promise<void>): Promise<Answer> {
  await page.evaluate(() => {
    const { watched } = window as Watching;
    if (watched) Object.assign(watched, { frames: [], change: null });
  });
  await act();
  await page.waitForTimeout(WAIT_MS);
  const { frames, change } = await page.evaluate(() => (window as Watching).watched ?? { frames: [], change: null });
  return { what, frame: Math.max(16, ...frames), change: change === null || change < 0 ? null : change };
}

/** Cumulative layout shift of the document that is open: the worst second of it as browsers count, and what moved. */
export async function shiftOf(page: Page): Promise<{ value: number; what: string }> {
  const shifts = await page.evaluate(() => (window as Watching).watched?.shifts ?? []);
  let worst = { value: 0, what: '' };
  for (const [index] of shifts.entries()) {
    const window = sessionFrom(shifts.slice(index));
    const value = window.reduce((sum, one) => sum + one.value, 0);
    if (value > worst.value) worst = { value, what: window.toSorted((one, other) => other.value - one.value)[0]?.what ?? '' };
  }
  return worst;
}

/** Shifts that follow each other within a second, for at most five. */
function sessionFrom(shifts: readonly Watched['shifts'][number][]): Watched['shifts'] {
  const [first] = shifts;
  const taken: Watched['shifts'] = [];
  for (const one of shifts) {
    if (one.at - (taken.at(-1)?.at ?? one.at) > 1_000 || one.at - (first?.at ?? one.at) > 5_000) break;
    taken.push(one);
  }
  return taken;
}
