import { useParams } from 'react-router';
import { documentAddress } from '@netsign/api-client';
import type { AgreementView } from '@netsign/contracts';
import { codeSentence, format, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Answer } from '../../parts/answer.js';
import { Clauses } from '../../parts/clauses.js';
import { Endings } from '../../parts/endings.js';
import { Page } from '../../parts/page.js';
import { SigningProgress } from '../../parts/progress.js';
import { AgreementTag } from '../../parts/signing-status.js';
import { paths } from '../../paths.js';
import { useAgreement, useInvitationOf } from '../../signing.queries.js';

/** One agreement: its number, where it stands, and the text both sides agreed to. */
export function AgreementPage() {
  const t = useT();
  const { id = '' } = useParams();
  const agreement = useAgreement(id);
  const invitation = useInvitationOf(agreement.data?.invitationId ?? null);
  return (
    <Page title={t.agreement.title} back={paths.agreements}>
      <Answer query={agreement}>{view => <><Facts view={view} /><Endings agreement={view.id} /></>}</Answer>
      {agreement.data !== undefined && (
        <Answer query={invitation}>
          {view => (
            <>
              <section className="card screen-only"><h2>{t.home.where}</h2><SigningProgress view={view} /></section>
              <h2>{t.agreement.text}</h2>
              <Clauses view={view} />
            </>
          )}
        </Answer>
      )}
      <button type="button" className="btn wide screen-only" onClick={() => { window.print(); }}>{t.agreement.print}</button>
    </Page>
  );
}

function Facts({ view }: { view: AgreementView }) {
  const t = useT();
  const { language } = useLanguage();
  const { partyMode } = useTitles();
  const facts: [string, string | null][] = [
    [t.agreement.number, view.number ?? t.agreement.noNumber],
    [t.agreement.mode, partyMode[view.mode]],
    [t.agreement.certifiedAt, format.moment(view.certifiedAt, language)],
    [t.agreement.inForceAt, view.inForceAt === null ? null : format.moment(view.inForceAt, language)],
    [t.agreement.outcome, view.status === 'in_force' ? t.agreement.employed : null],
    [t.agreement.synced, view.status !== 'in_force' ? null : view.syncedAt === null ? t.agreement.notSynced : t.agreement.syncedAt(format.moment(view.syncedAt, language))],
    [t.agreement.failure, view.failure === null ? null : codeSentence(view.failure, language)],
  ];
  return (
    <>
      <section className="card lead" aria-live="polite">
        <AgreementTag status={view.status} />
        <h2>{view.employerName}</h2>
        <p>{view.position}</p>
        <dl className="facts room">
          {facts.map(([name, value]) => value !== null && <div key={name}><dt>{name}</dt><dd className="num">{value}</dd></div>)}
        </dl>
      </section>
      {view.number !== null && <Document view={view} />}
      {view.status === 'in_force' && <section className="card screen-only"><h2>{t.agreement.next}</h2><p>{t.agreement.nextInForce}</p></section>}
    </>
  );
}

/** The printed agreement to keep, or that it is still being made; the page changes by itself when it is there. */
function Document({ view: { id, document } }: { view: AgreementView }) {
  const t = useT();
  return (
    <section className="card screen-only" aria-live="polite">
      <h2>{t.agreement.document}</h2>
      {document === null ? <p>{t.agreement.documentMaking}</p> : (
        <>
          <p>{t.agreement.documentLead}</p>
          <a className="btn wide" href={documentAddress('student', id)} download>{t.agreement.download(format.fileSize(document.bytes))}</a>
        </>
      )}
    </section>
  );
}
