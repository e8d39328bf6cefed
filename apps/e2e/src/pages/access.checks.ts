import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { cloneRoot } from '../../../../scripts/servers/folders.js';
import type { Fault } from './layout.checks.js';

/** The text of axe, for the page to run before it is asked. */
export const axe = fs.readFileSync(path.join(cloneRoot(), 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another theme can change. */
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];

interface Violation { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }

/** What axe finds: WCAG 2.2 A and AA, and its best practices. `coloursOnly`: the same page was asked about in other colours. */
export async function accessFaults(page: Page, coloursOnly = false): Promise<Fault[]> {
  const found = await page.evaluate(async (runOnly) => {
    const { axe: tool } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    const { violations } = await tool.run({ runOnly, resultTypes: ['violations'], preload: false });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) }));
  }, coloursOnly ? ABOUT_COLOURS : TAGS);
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary = '' }) => ({ rule: id, element: target.join(' '), how: failureSummary.split('\n')[1]?.trim() ?? help })));
}
