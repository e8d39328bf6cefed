import type { RosterView } from '@netsign/contracts';
import { codeSentence, format, useLanguage } from '@netsign/ui';
import { DeskPage, LinkButton, Loadable } from '@netsign/ui/desk';
import { useParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { GoOn } from './roster-go-on.js';
import { WorkBar } from './roster-progress.js';
import { RosterResult } from './roster-result.js';
import { RosterTag } from './roster-tag.js';
import { StopButton } from './roster-acts.js';
import { useRoster } from './roster.queries.js';

/** One upload, wherever it stands: coming in, being checked, what it would change, being imported, done. */
export default function RosterPage() {
  const { id = '' } = useParams();
  const t = useText();
  const query = useRoster(id);
  return (
    <DeskPage title={query.data?.fileName ?? t.roster.title} beside={query.data !== undefined && <RosterTag status={query.data.status} />} end={<LinkButton to={paths.rosters}>{t.roster.another}</LinkButton>}>
      <Loadable query={query}>{roster => <Standing roster={roster} />}</Loadable>
    </DeskPage>
  );
}

function Standing({ roster }: { roster: RosterView }) {
  const t = useText();
  const { language } = useLanguage();
  const begun = { rows: 0, share: 0, since: roster.uploadedAt };
  switch (roster.status) {
    case 'receiving':
      return <GoOn roster={roster} />;
    case 'checking':
      return <section className="card"><WorkBar label={t.roster.checking} progress={roster.progress ?? begun}><p className="desk-quiet">{t.roster.mayLeave}</p><StopButton roster={roster} label={t.roster.cancelCheck} /></WorkBar></section>;
    case 'refused':
      return <section className="card desk-stack"><div className="banner stop" role="alert"><span>{codeSentence(roster.code ?? 'INTERNAL', language)}</span></div>{roster.columns.length > 0 && <p>{t.roster.missingColumns(roster.columns.join(language === 'en' ? ', ' : '、'))}</p>}<p className="desk-quiet">{t.roster.nothingWritten}</p></section>;
    case 'importing':
      return <section className="card"><WorkBar label={t.roster.importing} progress={roster.progress ?? begun}><p className="desk-quiet">{t.roster.mayLeave}</p><StopButton roster={roster} label={t.roster.stop} /></WorkBar></section>;
    case 'cancelled':
      return <p className="card">{roster.imported > 0 ? t.roster.cancelledAfter(format.number(roster.imported), format.number(roster.importedRow)) : t.roster.nothingWritten}</p>;
    case 'has_problems':
    case 'checked':
    case 'stopped':
    case 'imported':
      return <RosterResult roster={roster} />;
  }
}
