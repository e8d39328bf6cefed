import { Button } from 'antd';
import { format, ProblemBanner } from '@netsign/ui';
import { useText } from '../../i18n/index.js';
import { ProgressBar } from './roster-progress.js';
import { pause, type Sending } from './roster-upload.store.js';

/** How far the upload of this tab has come; a line that is down says so, and that it goes on by itself. */
export function SendingBar({ sending: { file, roster, waiting, problem } }: { sending: Sending }) {
  const t = useText();
  if (problem !== null) return <ProblemBanner problem={problem} />;
  const received = roster?.received ?? 0;
  return (
    <ProgressBar label={t.roster.sending(file.name)} share={file.size === 0 ? 0 : received / file.size} count={t.roster.bytesOf(format.fileSize(received), format.fileSize(file.size))} rest={waiting ? t.roster.lineDown : null}>
      <div><Button onClick={pause}>{t.roster.pause}</Button></div>
    </ProgressBar>
  );
}
