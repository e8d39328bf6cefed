import { useState } from 'react';
import { Button } from 'antd';
import type { RosterView } from '@netsign/contracts';
import { format } from '@netsign/ui';
import { useText } from '../../i18n/index.js';
import { StopButton } from './roster-acts.js';
import { ProgressBar } from './roster-progress.js';
import { send, useSending } from './roster-upload.store.js';
import { SendingBar } from './sending-bar.js';
import { WorkbookInput } from './workbook-input.js';

/** An upload that has not come in whole: its bar where this tab sends it, else the way to go on with the same file. */
export function GoOn({ roster }: { roster: RosterView }) {
  const t = useText();
  const sending = useSending();
  const [file, setFile] = useState<File | null>(null);
  if (sending?.roster?.id === roster.id) return <section className="card"><SendingBar sending={sending} /></section>;
  const other = file !== null && file.size !== roster.fileBytes;
  return (
    <section className="card desk-stack">
      <ProgressBar label={t.roster.broken} share={roster.received / roster.fileBytes} count={t.roster.bytesOf(format.fileSize(roster.received), format.fileSize(roster.fileBytes))} />
      <p>{t.roster.goOnHow(roster.fileName)}</p>
      {other && <div className="banner stop" role="alert"><span>{t.roster.otherFile}</span></div>}
      <div className="desk-row">
        <WorkbookInput label={t.roster.sameFile} onChoose={setFile} />
        <Button type="primary" disabled={file === null || other || sending !== null} onClick={() => { if (file !== null) void send(file, roster.year, roster); }}>{t.roster.goOn}</Button>
        <StopButton roster={roster} label={t.roster.cancelUpload} />
      </div>
    </section>
  );
}
