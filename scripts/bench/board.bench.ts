import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { asGraduate, asOfficial, asOperator, offerTerms } from '../demo/offers.js';
import type { DemoSchool, DemoWorld } from '../demo/people.js';
import { takeCandidate } from '../journey/candidate.js';
import { Person } from '../people/person.js';
import { launchChromium } from '../servers/chromium.js';
import { percentile, type Bench, type Run } from './report.js';
import { onMeasuredSystem, type MeasuredSystem } from './system.js';
import { signIn, visitor } from './visitor.js';

/** Certifications in one run, when nobody says otherwise; a percentile of fewer says little. */
const CERTIFICATIONS = 30;
/** A number that has not changed by then never will. */
const PATIENCE_MS = 15_000;

/** Two browsers: the school certifies in one, the ministry's board stands open in the other. From the click to the other number on the screen. */
export const bench: Bench = {
  name: 'board',
  about: `from the school’s click to the changed number on an open board of the ministry, ${CERTIFICATIONS} times a run`,
  runs: 1,
  options: { certifications: { type: 'string', default: String(CERTIFICATIONS) } },
  run: ({ runs, values, say }) => onMeasuredSystem({ demo: true }, async (system) => {
    const count = Number(values['certifications']);
    const [school] = system.world.schools;
    if (!school) throw new Error('the demo world has no school');
    const [own, other] = await Promise.all([launchChromium(), launchChromium()]);
    try {
      const [reviewer, board] = await Promise.all([openPage(own, system, `school-${school.code}`, ''), openPage(other, system, 'ministry', `board?year=${system.world.year}`)]);
      await watchBoard(board);
      const done: (Run & { times: number[] })[] = [];
      for (let run = 1; run <= runs; run++) {
        say(`  run ${run}: ${count} cases are brought before the school`);
        const cases = await casesInReview(system, school, count);
        const times: number[] = [];
        for (const id of cases) times.push(await certify(reviewer, board, id, system));
        done.push({ ours: percentile(times, 0.95), reference: null, note: `p50 ${percentile(times, 0.5).toFixed(0)}, most ${Math.max(...times).toFixed(0)}`, times });
        say(`  run ${run}: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`);
      }
      return {
        unit: 'ms from click to number at p95', better: 'lower', floor: 1_000, goal: 300, runs: done.map(({ times: _times, ...run }) => run), details: done.map(({ times }) => times.map(Math.round)),
        checks: [{ what: 'every certification has changed the number', held: done.every(({ times }) => times.length === count) }],
      };
    } finally {
      await Promise.all([own.close(), other.close()]);
    }
  }),
};

async function openPage(browser: Browser, { platform }: MeasuredSystem, account: string, address: string): Promise<Page> {
  const who = await visitor(browser, 'admin');
  await signIn(who, platform, 'admin', account);
  await who.page.goto(`${platform.gatewayUrl}/admin/${address}`);
  await who.page.locator('h1').first().waitFor();
  return who.page;
}

type Watching = Window & { boardRow?: () => string; changedAt?: number | null };

/** Notes when the bar 签约成功 reads otherwise, as the frame after the change. Times are those of the machine's clock. */
async function watchBoard(page: Page): Promise<void> {
  await page.locator('.board-bars li', { hasText: /^签约成功/ }).first().waitFor();
  await page.evaluate(() => {
    const watching = window as Watching;
    const row = () => [...document.querySelectorAll('.board-bars li')].find(({ textContent }) => textContent.startsWith('签约成功'))?.textContent ?? '';
    let last = row();
    watching.changedAt = null;
    new MutationObserver(() => {
      const now = row();
      if (now === last || now === '') return;
      last = now;
      requestAnimationFrame(() => { watching.changedAt ??= performance.timeOrigin + performance.now(); });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** The school's click in one browser; the ms until the board in the other shows it. */
async function certify(reviewer: Page, board: Page, id: string, { platform }: MeasuredSystem): Promise<number> {
  await board.evaluate(() => { (window as Watching).changedAt = null; });
  await reviewer.goto(`${platform.gatewayUrl}/admin/inbox?case=${id}`);
  await reviewer.getByRole('button', { name: /(鉴证|审核)通过/ }).first().click();
  const sure = reviewer.getByRole('dialog').getByRole('button', { name: /(鉴证|审核)通过/ });
  await sure.waitFor();
  await reviewer.evaluate(() => addEventListener('click', ({ timeStamp }) => { document.documentElement.dataset['clicked'] = String(performance.timeOrigin + timeStamp); }, { capture: true }));
  await sure.click();
  const changed = await board.waitForFunction(() => (window as Watching).changedAt ?? false, undefined, { polling: 20, timeout: PATIENCE_MS });
  const clicked = Number(await reviewer.evaluate(() => document.documentElement.dataset['clicked']));
  return Number(await changed.jsonValue()) - clicked;
}

/** Plays so many cases, over HTTP, to where only the school's certification is missing. */
async function casesInReview({ platform, world, folder }: MeasuredSystem, school: DemoSchool, count: number): Promise<string[]> {
  const official = (account: string) => Person.signIn(platform, asOfficial(world.officials.find((one) => one.account === account) ?? nobody(account)));
  const reviewer = await official(`school-${school.code}`);
  const employer = employerOf(world);
  const operator = await Person.signIn(platform, asOperator(employer));
  const departments = new Map<string, Person>();
  const ids: string[] = [];
  while (ids.length < count) {
    const candidate = await takeCandidate(world, school, reviewer, path.join(folder, 'journeys'));
    if (!candidate) throw new Error(`${school.name} has no graduate left for this measure`);
    const { graduate } = candidate;
    const { name, idNumber, departmentCode } = graduate;
    const { id } = await operator.agreements.draft({ school: school.code, name, idNumber, year: world.year });
    const saved = await operator.agreements.save({ id, terms: offerTerms(employer, graduate), validDays: 10 });
    await operator.agreements.send({ id, textHash: saved.textHash, proof: await operator.prove({ endpoint: 'agreements.send', caseId: id, caseVersion: saved.version, textHash: saved.textHash }) });
    const person = await Person.signIn(platform, asGraduate(graduate));
    if (person.me.actor.confirmed !== true) await person.confirmRecord();
    const { version, textHash } = await person.agreements.getInvitation({ id });
    const accepted = await person.agreements.accept({ id, textHash, proof: await person.prove({ endpoint: 'agreements.accept', caseId: id, caseVersion: version, textHash }) });
    if (accepted.status === 'department_review') {
      const department = departments.get(departmentCode) ?? (await official(`department-${departmentCode}`));
      departments.set(departmentCode, department);
      await department.agreements.pass({ id });
    }
    candidate.release();
    ids.push(id);
  }
  return ids;
}

const employerOf = ({ employers }: DemoWorld) => employers[2] ?? nobody('an employer');

function nobody(who: string): never {
  throw new RangeError(`the demo world has no ${who}`);
}
