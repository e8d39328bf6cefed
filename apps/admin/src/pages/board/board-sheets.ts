import type { BoardCounts, BoardView, Language } from '@netsign/contracts';
import { format } from '@netsign/ui';
import type { Phrases } from '../../i18n/zh-CN.js';
import type { Sheet } from '../../workbook/workbook.js';
import { groupCounts, outcomeRows, rateGroups, settledOf, share, withoutOutcome } from './board-rows.js';

const measures = ['roster', 'eligible', 'offered', 'departmentReview', 'schoolReview', 'certified', 'inForce'] as const;

/** The board as sheets: what it is, the node's own numbers, and the level below with one row for each. Counts as numbers, shares as printed. */
export function boardSheets(board: BoardView, t: Phrases['board'], year: string, language: Language): Sheet[] {
  const { counts } = board;
  const counted = (label: string, count: number): (string | number)[] => [label, count, share(count, counts.roster)];
  const groups = groupCounts(counts);
  const about: Sheet = { name: t.sheetMeta, rows: [
    [t.level, ''], [t.name, board.name], ['', year], [t.cutOff, `${format.day(board.cutOff, language)} ${format.moment(board.cutOff, language)}`], [t.scheme, board.scheme],
    [t.difference, board.difference], [t.onWay, board.oldestWaiting === null ? t.nothingOnWay : format.moment(board.oldestWaiting, language)], ['', t.formula], ['', t.denominator(format.number(counts.roster))],
  ] };
  const node: Sheet = { name: t.sheetNode, rows: [
    [t.item, t.count, t.share], ...measures.map(measure => counted(t[measure], counts[measure])),
    ...rateGroups.map(group => counted(t.group[group], groups[group])), counted(t.none, withoutOutcome(counts)), counted(t.settled, settledOf(counts)),
    ...outcomeRows(counts, language).map(({ code, title, count }) => counted(`${code} ${title}`, count)),
  ] };
  const row = (code: string, name: string, of: BoardCounts) => [code, name, ...measures.map(measure => of[measure]), withoutOutcome(of), ...rateGroups.map(group => groupCounts(of)[group])];
  const below: Sheet = { name: t.sheetBelow, rows: [
    [t.code, t.name, ...measures.map(measure => t[measure]), t.none, ...rateGroups.map(group => t.group[group])],
    ...board.children.map(child => row(child.code, child.name, child.counts)),
  ] };
  return board.children.length === 0 ? [about, node] : [about, node, below];
}
