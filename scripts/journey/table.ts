import type { Played } from './play.js';
import type { Step } from './step-record.js';

const WIDTHS = [11, 40, 6, 32, 20, 9];

/** Title of the columns that `stepLine` fills. */
export const titleLine = (): string => columns(['who', 'does', 'status', 'event', 'topic/partition@offset', 'ms']);

/** One step on one line, for people. */
export function stepLine({ by, does, status, event, topic, partition, offset, ms }: Step): string {
  return columns([by, does, String(status), event ?? '', topic === null ? '' : `${topic}/${partition ?? ''}@${offset ?? ''}`, ms.toFixed(1)]);
}

function columns(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === cells.length - 1 ? cell.padStart(WIDTHS[index] ?? 0) : cell.padEnd(WIDTHS[index] ?? 0))).join('  ');
}

/** What the boards say, on two lines. */
export function boardLines({ boards, ok }: Played): string[] {
  const names = Object.keys(boards) as (keyof typeof boards)[];
  return [
    'In force, as counted by',
    names.map((name) => `${name} ${boards[name] ?? '?'}`).join('   '),
    ok ? 'All went as it must.' : 'It did not go as it must.',
  ];
}
