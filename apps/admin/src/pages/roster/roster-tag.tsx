import type { RosterStatus } from '@netsign/contracts';
import { useText } from '../../i18n/index.js';

const tones: Readonly<Record<RosterStatus, readonly [tone: string, mark: string]>> = {
  receiving: ['wait', '…'], checking: ['wait', '…'], refused: ['stop', '△'], has_problems: ['stop', '△'], checked: ['wait', '…'], importing: ['wait', '…'],
  stopped: ['stop', '△'], imported: ['ok', '✓'], cancelled: ['', '–'],
};

/** How far an upload has come. */
export function RosterTag({ status }: { status: RosterStatus }) {
  const t = useText();
  const [tone, mark] = tones[status];
  return <span className={`tag ${tone}`} data-mark={mark}>{t.roster.statuses[status]}</span>;
}
