import type { Planned } from './axes.js';
import { everyMissing, type Spot } from './spots.js';
import type { Looked } from './walk.js';

const named = ({ end, page }: Spot): string => `${end}/${page}`;
const settingLine = ({ setting: { width, theme, language, text } }: Planned): string => `${width} ${theme} ${language} ${text}`;

/** The looks in which other axes meet, one line for each. */
export const listOf = (planned: readonly Planned[]): string[] => planned.map((one) => `${named(one.spot).padEnd(34)} ${one.spot.state.padEnd(14)} ${settingLine(one)}`);

/** What was looked at and what was found: one line for each fault, with the looks it was met in. */
export function summaryOf(looked: readonly Looked[]): string[] {
  const faults = Map.groupBy(looked.flatMap((one) => one.faults.map((fault) => ({ one, fault }))), ({ one, fault }) => [named(one.spot), one.spot.state, fault.rule, fault.element].join('\n'));
  const lines = [...faults.values()].map((met) => {
    const [{ one, fault }] = met;
    const settings = [...new Set(met.map((each) => settingLine(each.one)))];
    return `FAULT ${named(one.spot)} ${one.spot.state}: ${fault.rule}, ${fault.element}: ${fault.how} [${settings.slice(0, 3).join('; ')}${settings.length > 3 ? `; and ${settings.length - 3} more` : ''}]`;
  });
  const pages = new Set(looked.map(({ spot }) => named(spot)));
  const spots = new Set(looked.map(({ spot }) => `${named(spot)} ${spot.state}`));
  const bad = looked.filter((one) => one.faults.length > 0).length;
  return [...lines, `${pages.size} pages, ${spots.size} of them with their states and scenes, ${looked.length} looks, ${bad} with a fault, ${lines.length} faults`];
}

/** States that a page cannot have, with the reason. */
export const missingLines = (): string[] => everyMissing().map(({ end, page, state, why }) => `${`${end}/${page}`.padEnd(34)} ${state.padEnd(14)} ${why}`);
