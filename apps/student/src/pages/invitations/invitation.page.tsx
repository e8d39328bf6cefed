import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { employerNatures, findCode, industries, type ErrorCode, type InvitationStatus, type InvitationView } from '@netsign/contracts';
import { ActionBar, codeSentence, Countdown, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Answer } from '../../parts/answer.js';
import { Clauses } from '../../parts/clauses.js';
import { Page } from '../../parts/page.js';
import { SigningProgress } from '../../parts/progress.js';
import { InvitationTag } from '../../parts/signing-status.js';
import { Tag } from '../../parts/tag.js';
import { paths } from '../../paths.js';
import { useInvitation } from '../../signing.queries.js';
import { AcceptSheet } from './accept-sheet.js';
import { Changes } from './changes.js';
import { RefuseSheet } from './refuse-sheet.js';
import { TakeBackSheet } from './take-back-sheet.js';

type Open = 'accept' | 'refuse' | 'take_back' | null;

/** One invitation: who asks, what it says and means, where it stands; the acts stay at the thumb. */
export function InvitationPage() {
  const t = useT();
  const { id = '' } = useParams();
  const query = useInvitation(id);
  const [open, setOpen] = useState<Open>(null);
  const [read, setRead] = useState<string | null>(null);
  const view = query.data;
  const close = () => { setOpen(null); };
  return (
    <Page title={t.invitation.title} back={paths.signing} footer={view && <Acts view={view} read={read === view.textHash} setRead={yes => { setRead(yes ? view.textHash : null); }} open={setOpen} />}
      aside={view?.status === 'offered' && view.until !== null ? <Tag kind="wait"><Countdown until={view.until} /></Tag> : undefined}>
      <Answer query={query}>{data => <Paper view={data} />}</Answer>
      {view !== undefined && (
        <>
          <AcceptSheet view={view} open={open === 'accept'} onClose={close} />
          <RefuseSheet view={view} open={open === 'refuse'} onClose={close} />
          <TakeBackSheet view={view} open={open === 'take_back'} onClose={close} />
        </>
      )}
    </Page>
  );
}

/** The acts as the answer gives them. To accept, the terms of just this text must have been read. */
function Acts({ view, read, setRead, open }: { view: InvitationView; read: boolean; setRead: (read: boolean) => void; open: (sheet: Open) => void }) {
  const t = useT();
  const { action } = useTitles();
  const [asked, setAsked] = useState(false);
  const accept = view.actions.find(one => one.action === 'accept');
  const toAccept = () => {
    setAsked(!read);
    if (read) open('accept');
  };
  if (view.actions.length === 0) return <Over view={view} />;
  return (
    <ActionBar actions={view.actions} buttons={[
      { action: 'refuse', label: action.refuse, kind: 'danger', onClick: () => { open('refuse'); } },
      { action: 'accept', label: action.accept, kind: 'primary', onClick: toAccept },
      { action: 'take_back', label: action.take_back, kind: 'danger', onClick: () => { open('take_back'); } },
    ]}>
      {accept?.allowed === true && (
        <>
          <label className="tick"><input type="checkbox" checked={read} onChange={event => { setRead(event.target.checked); }} />{t.invitation.read}</label>
          {asked && !read && <p className="field-error" role="alert">{t.invitation.readFirst}</p>}
        </>
      )}
    </ActionBar>
  );
}

const sentences: Partial<Record<InvitationStatus, ErrorCode>> = { refused: 'INVITATION_REFUSED', expired: 'INVITATION_EXPIRED', withdrawn: 'INVITATION_WITHDRAWN', failed: 'INVITATION_FAILED', taken_back: 'ACCEPTANCE_TAKEN_BACK' };

/** Nothing left to do here: says how it ended and what can be done instead, or leads on to the agreement. */
function Over({ view }: { view: InvitationView }) {
  const t = useT();
  const { language } = useLanguage();
  const code = sentences[view.status];
  return (
    <div className="acts">
      {code !== undefined && <p className="small">{codeSentence(code, language)}</p>}
      {view.agreementId === null ? <Link className="btn wide" to={paths.signing}>{t.back}</Link> : <Link className="btn primary wide" to={paths.agreement(view.agreementId)}>{t.invitation.agreement}</Link>}
    </div>
  );
}

function Paper({ view }: { view: InvitationView }) {
  const t = useT();
  const { language } = useLanguage();
  const label = (row: { zh: string; en: string } | null, code: string) => (row === null ? code : language === 'en' ? row.en : row.zh);
  const { employer } = view;
  return (
    <>
      <section className="card">
        <InvitationTag status={view.status} until={view.until} mode={view.mode} />
        <h2>{employer.name}</h2>
        <p className="small num">{employer.creditCode} · {label(findCode(employerNatures, employer.nature), employer.nature)} · {label(findCode(industries, employer.industry), employer.industry)}</p>
        <p className="small">{employer.address}</p>
        <p className="room"><Tag kind="ok">{t.invitation.verified}</Tag></p>
      </section>
      {view.alerts.map(code => <div key={code} className="banner stop" role="note"><strong aria-hidden="true">△</strong><p>{codeSentence(code, language)}</p></div>)}
      <Closing view={view} />
      <Changes view={view} />
      <Clauses view={view} />
      <section className="card"><h2>{t.home.where}</h2><SigningProgress view={view} /></section>
    </>
  );
}

/** Who ended it, and the reason given. */
function Closing({ view }: { view: InvitationView }) {
  const t = useT();
  const titles = useTitles();
  if (view.closing === null || (view.closing.reason === null && view.closing.reasonCode === null)) return null;
  const roles: Record<string, string> = titles.role;
  const reasons: Record<string, string> = { ...titles.refusalReason, ...titles.reviewReason };
  const { by, reasonCode, reason } = view.closing;
  return (
    <div className="banner wait" role="note">
      <p><strong>{t.invitation.closedBy(roles[by] ?? by)}</strong>{reasonCode !== null && <><br />{reasons[reasonCode] ?? reasonCode}</>}{reason !== null && <><br />{reason}</>}</p>
    </div>
  );
}
