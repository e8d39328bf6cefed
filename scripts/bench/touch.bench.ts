import type { End } from '@netsign/contracts';
import type { Browser } from 'playwright-core';
import { planCases } from '../demo/cases.plan.js';
import { asGraduate } from '../demo/offers.js';
import type { DemoGraduate, DemoWorld } from '../demo/people.js';
import { Person } from '../people/person.js';
import type { Platform } from '../people/platform.js';
import { launchChromium } from '../servers/chromium.js';
import { firstLoad, type FirstLoad } from './first-load.js';
import { median, percentile, type Asked, type Bench, type Outcome } from './report.js';
import { onMeasuredSystem, type MeasuredSystem } from './system.js';
import { shiftOf, watchTouches, type Answer } from './touches.js';
import { signIn, visitor, type Cookies } from './visitor.js';
import { employerWalk, graduateWalk, reviewerWalk, stillPages } from './walks.js';

/** Everything a hand feels, in a real browser on a system of its own: the first load, the answer to each touch, what moves by itself. */
export const bench: Bench = {
  name: 'touch',
  about: 'script bytes and paint of the graduate’s home, answer to every touch at the three ends, layout shifts',
  runs: 5,
  run: ({ runs, say }) => onMeasuredSystem({ demo: true }, async (system) => {
    const browser = await launchChromium();
    try {
      const people = await signedIn(browser, system);
      return [...(await loads(browser, system, people, runs, say)), await touches(browser, system, people, runs, say), await shifts(browser, system, people, say)];
    } finally {
      await browser.close();
    }
  }),
};

interface Who { readonly end: End; readonly name: string; readonly cookies: Cookies; readonly walk?: typeof graduateWalk }

/** A graduate with an invitation to answer, an employer, and each kind of office: signed in once, by the CAS. */
async function signedIn(browser: Browser, { platform, world }: MeasuredSystem): Promise<Who[]> {
  const graduate = await readyGraduate(platform, world);
  const people = [
    { end: 'student', name: graduate.account, walk: graduateWalk }, { end: 'corp', name: 'e01', walk: employerWalk }, { end: 'admin', name: `school-${graduate.school}`, walk: reviewerWalk },
    { end: 'admin', name: `department-${graduate.departmentCode}` }, { end: 'admin', name: `province-${graduate.province}` }, { end: 'admin', name: 'ministry' },
  ] as const;
  return Promise.all(people.map(async (one) => {
    const who = await visitor(browser, one.end);
    await signIn(who, platform, one.end, one.name);
    const cookies = await who.context.cookies();
    await who.context.close();
    return { ...one, cookies };
  }));
}

async function readyGraduate(platform: Platform, world: DemoWorld): Promise<DemoGraduate> {
  const { graduate } = planCases(world).find(({ target }) => target === 'offered') ?? {};
  if (!graduate) throw new Error('the demo world has no open invitation');
  const person = await Person.signIn(platform, asGraduate(graduate));
  if (person.me.actor.confirmed !== true) await person.confirmRecord();
  return graduate;
}

async function loads(browser: Browser, { platform }: MeasuredSystem, people: readonly Who[], runs: number, say: Asked['say']): Promise<Outcome[]> {
  const cookies = people.find(({ end }) => end === 'student')?.cookies ?? [];
  const found: FirstLoad[] = [];
  for (let run = 1; run <= runs; run++) {
    const load = await firstLoad(browser, platform.gatewayUrl, cookies);
    found.push(load);
    say(`  load ${run}: ${kilobytes(load.gzipped)} KB of script under gzip (${kilobytes(load.wire)} KB came), first paint ${ms(load.firstPaint)}, largest ${ms(load.largestPaint)} (${load.largest.trim()}), card ${ms(load.cardPainted)}`);
  }
  const runsOf = (figure: (load: FirstLoad) => number) => found.map((load) => ({ ours: figure(load), reference: null }));
  return [
    { name: 'touch-scripts', unit: 'KB of script under gzip until the home card is painted', better: 'lower', floor: 150, goal: 100, runs: runsOf(({ gzipped }) => gzipped / 1000), details: found.at(-1)?.scripts },
    { name: 'touch-paint', unit: 'ms to the largest contentful paint, CPU 4 times slower, fast 3G, empty cache', better: 'lower', floor: 2_000, goal: 1_500, runs: runsOf(({ largestPaint }) => largestPaint), details: { cardPainted: median(found.map(({ cardPainted }) => cardPainted)), requests: found.at(-1)?.requests } },
  ];
}

async function touches(browser: Browser, { platform }: MeasuredSystem, people: readonly Who[], runs: number, say: Asked['say']): Promise<Outcome> {
  const answers: (Answer & { run: number })[] = [];
  for (let run = 1; run <= runs; run++) {
    for (const { end, cookies, walk } of people) {
      if (walk === undefined) continue;
      const { context, page } = await visitor(browser, end, cookies);
      await context.addInitScript(watchTouches);
      await page.goto(`${platform.gatewayUrl}/${end}/`);
      await page.locator('h1').first().waitFor();
      for await (const answer of walk(page)) answers.push({ ...answer, what: `${end}: ${answer.what}`, run });
      await context.close();
    }
  }
  say(`\n  ${'touch'.padEnd(36)} ${'p50'.padStart(6)} ${'p95'.padStart(6)} ${'max'.padStart(6)}  first change`);
  const table = [...Map.groupBy(answers, ({ what }) => what)].map(([what, of]) => {
    const [frames, changes] = [of.map(({ frame }) => frame), of.flatMap(({ change }) => change ?? [])];
    const line = { what, p50: percentile(frames, 0.5), p95: percentile(frames, 0.95), max: Math.max(...frames), change: changes.length === 0 ? null : percentile(changes, 0.95) };
    say(`  ${what.padEnd(36)} ${String(line.p50).padStart(6)} ${String(line.p95).padStart(6)} ${String(line.max).padStart(6)}  ${line.change === null ? 'the browser’s own' : ms(line.change)}`);
    return line;
  });
  const worst = table.toSorted((one, other) => other.p50 - one.p50)[0];
  return {
    name: 'touch', unit: 'ms until the slowest kind of touch is answered on the screen (median of its runs)', better: 'lower', floor: 100, goal: 50, details: { worst: worst?.what, table },
    runs: Array.from({ length: runs }, (_none, at) => ({ ours: Math.max(...answers.filter(({ run, what }) => run === at + 1 && what === worst?.what).map(({ frame }) => frame)), reference: null, note: worst?.what ?? '' })),
    checks: table.map(({ what, p50 }) => ({ what: `${what}: answered within 100 ms`, held: p50 <= 100 })),
  };
}

async function shifts(browser: Browser, { platform }: MeasuredSystem, people: readonly Who[], say: Asked['say']): Promise<Outcome> {
  const found: { where: string; value: number; what: string }[] = [];
  for (const { end, name, cookies } of people) {
    const { context, page } = await visitor(browser, end, cookies);
    await context.addInitScript(watchTouches);
    for (const address of stillPages(end)) {
      await page.goto(`${platform.gatewayUrl}/${end}${address}`);
      await page.locator('h1').first().waitFor();
      await page.waitForTimeout(SETTLED_MS);
      found.push({ where: `${name} ${address}`, ...(await shiftOf(page)) });
    }
    await context.close();
  }
  const worst = found.toSorted((one, other) => other.value - one.value);
  say(`\n  ${found.length} pages; those where something moves by itself:`);
  for (const { where, value, what } of worst.filter((one) => one.value > 0)) say(`  ${where.padEnd(40)} ${value.toFixed(3)}  ${what}`);
  return { name: 'touch-shift', unit: 'cumulative layout shift of the page that moves most', better: 'lower', floor: 0.02, goal: 0, runs: [{ ours: worst[0]?.value ?? 0, reference: null, note: worst[0]?.where ?? '' }], details: worst };
}

/** By then a page has drawn whatever it reads. */
const SETTLED_MS = 1_200;
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
const ms = (value: number): string => `${Math.round(value)} ms`;
