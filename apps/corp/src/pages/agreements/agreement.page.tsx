import { destinations, findCode } from '@netsign/contracts';
import { codeSentence, format, useLanguage, useTitles } from '@netsign/ui';
import { AgreementTag, CaseHistory, DeskPage, DocumentLink, LinkButton, Loadable } from '@netsign/ui/desk';
import { useParams } from 'react-router';
import { Endings } from '../../endings.js';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { useAgreement, useAgreementHistory } from './agreements.queries.js';

/** One agreement: its number, where it stands, since when, and what happened to it. */
export default function AgreementPage() {
  const { id = '' } = useParams();
  const t = useText();
  const titles = useTitles();
  const { language } = useLanguage();
  const query = useAgreement(id);
  const history = useAgreementHistory(id);
  if (query.data === undefined) return <DeskPage title={t.agreements.title}><Loadable query={query} back={<LinkButton to={paths.agreements}>{t.agreements.back}</LinkButton>}>{() => null}</Loadable></DeskPage>;
  return <Loadable query={query}>{agreement => {
    const outcome = findCode(destinations, agreement.outcome);
    const rows: [string, string][] = [
      [t.agreements.number, agreement.number ?? t.agreements.numberLater],
      [t.agreements.mode, titles.partyMode[agreement.mode]],
      [t.agreements.graduate, `${agreement.graduateName} · ${agreement.schoolName} ${agreement.departmentName}`],
      [t.agreements.position, agreement.position],
      [t.agreements.outcome, outcome === null ? agreement.outcome : `${outcome.code} ${language === 'en' ? outcome.en : outcome.zh}`],
      [t.agreements.certified, format.moment(agreement.certifiedAt, language)],
      ...(agreement.inForceAt === null ? [] : [[t.agreements.inForce, format.moment(agreement.inForceAt, language)] as [string, string]]),
      ...(agreement.failure === null ? [] : [[t.agreements.failure, codeSentence(agreement.failure, language)] as [string, string]]),
    ];
    return (
      <DeskPage title={`${agreement.graduateName} · ${agreement.position}`} beside={<AgreementTag status={agreement.status} />} end={<LinkButton to={paths.invitation(agreement.invitationId)}>{t.agreements.invitation}</LinkButton>}>
        <div className="desk-aside">
          <section className="card desk-stack">
            <table className="plain num"><tbody>{rows.map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td>{value}</td></tr>)}
              <tr><th scope="row">{t.agreements.document}</th><td aria-live="polite"><DocumentLink end="corp" agreement={agreement} /></td></tr></tbody></table>
            <p className="desk-quiet">{agreement.syncedAt === null ? t.agreements.notSynced : t.agreements.synced(format.moment(agreement.syncedAt, language))}</p>
          </section>
          <div className="desk-stack"><Endings agreement={agreement} />
          <section className="card desk-stack"><h2>{t.detail.history}</h2><Loadable query={history}>{answer => <CaseHistory lines={answer.items} />}</Loadable></section></div>
        </div>
      </DeskPage>
    );
  }}</Loadable>;
}
