import { useState } from 'react';
import { useParams } from 'react-router';
import type { TerminationView } from '@netsign/contracts';
import { ActionBar, format, ProgressLine, terminationPhrases, terminationStep, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { Answer } from '../../parts/answer.js';
import { TerminationTag } from '../../parts/endings.js';
import { Page } from '../../parts/page.js';
import { paths } from '../../paths.js';
import { useTermination } from '../../termination.queries.js';
import { ConsentSheet, DissentSheet, WithdrawSheet } from './answer-sheets.js';
import { LetterText } from './letter-text.js';

type Open = 'consent' | 'refuse' | 'withdraw' | null;

/** One request to end the agreement: where it stands, the letter, and what the graduate may do. */
export function TerminationPage() {
  const { id = '' } = useParams();
  const t = usePhrases(terminationPhrases);
  const query = useTermination(id);
  const [open, setOpen] = useState<Open>(null);
  const close = () => { setOpen(null); };
  const view = query.data;
  return (
    <Page title={t.title} back={view === undefined ? paths.agreements : paths.agreement(view.agreementId)} footer={view !== undefined && view.actions.length > 0 ? <Acts view={view} open={setOpen} /> : undefined}>
      <Answer query={query}>{found => (
        <>
          <Standing view={found} />
          <LetterText text={found.text} />
          <ConsentSheet view={found} open={open === 'consent'} onClose={close} />
          <DissentSheet view={found} open={open === 'refuse'} onClose={close} />
          <WithdrawSheet view={found} open={open === 'withdraw'} onClose={close} />
        </>
      )}</Answer>
    </Page>
  );
}

function Acts({ view, open }: { view: TerminationView; open: (which: Open) => void }) {
  const { terminationAction: names } = useTitles();
  return (
    <ActionBar actions={view.actions} buttons={[
      { action: 'refuse', label: names.refuse, onClick: () => { open('refuse'); } },
      { action: 'consent', label: names.consent, kind: 'primary', onClick: () => { open('consent'); } },
      { action: 'withdraw', label: names.withdraw, kind: 'danger', onClick: () => { open('withdraw'); } },
    ]} />
  );
}

function Standing({ view }: { view: TerminationView }) {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles();
  const { language } = useLanguage();
  const { closing, force, notice } = view;
  const roles: Record<string, string> = titles.role;
  const reasons: Record<string, string> = { ...titles.reviewReason, ...titles.dissentReason, ...titles.forceGround };
  return (
    <>
      <section className="card lead" aria-live="polite">
        <TerminationTag status={view.status} />
        <h2>{view.employerName}</h2>
        <p>{view.position}</p>
        <p className="small num">{view.agreementNumber}</p>
      </section>
      {view.silent && <div className="banner wait" role="note"><p>{t.silentNote}</p></div>}
      {closing !== null && (closing.reasonCode !== null || closing.reason !== null) && (
        <div className="banner wait" role="note"><p><strong>{t.closing(roles[closing.by] ?? closing.by)}</strong>{closing.reasonCode !== null && <><br />{reasons[closing.reasonCode] ?? closing.reasonCode}</>}{closing.reason !== null && <><br />{closing.reason}</>}</p></div>
      )}
      {force !== null && view.status === 'force_requested' && <div className="banner wait" role="note"><p><strong>{t.force.title}</strong><br />{titles.forceGround[force.ground]}<br />{force.reason}</p></div>}
      <section className="card">
        <h2>{t.where}</h2>
        {notice !== null && <p className="small">{notice.until === null ? t.notice(notice.days) : t.noticeUntil(format.moment(notice.until, language))}</p>}
        <ProgressLine steps={view.progress} title={step => terminationStep(step, view.mode, t, titles)} reader="graduate" overdue={view.overdue} names={{ department: view.departmentName, school: view.schoolName, employer: view.employerName }} />
      </section>
    </>
  );
}
