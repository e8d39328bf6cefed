import type { RosterView } from '@netsign/contracts';
import { useText } from '../../i18n/index.js';

const tones = { checked: ['wait', '…'], has_problems: ['stop', '△'], imported: ['ok', '✓'] } as const;

/** How far an upload has come. */
export function RosterTag({ status }: { status: RosterView['status'] }) {
  const t = useText();
  const [tone, mark] = tones[status];
  return <span className={`tag ${tone}`} data-mark={mark}>{t.roster.statuses[status]}</span>;
}
