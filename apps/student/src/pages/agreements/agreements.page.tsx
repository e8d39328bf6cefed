import { Link } from 'react-router';
import { useT } from '../../i18n/index.js';
import { Answer } from '../../parts/answer.js';
import { Page } from '../../parts/page.js';
import { AgreementTag } from '../../parts/signing-status.js';
import { SigningTabs } from '../../parts/signing-tabs.js';
import { paths } from '../../paths.js';
import { useAgreements } from '../../signing.queries.js';

/** My agreements: as a rule one. */
export function AgreementsPage() {
  const t = useT();
  const list = useAgreements();
  return (
    <Page title={t.signing.title}>
      <SigningTabs />
      <Answer query={list}>
        {({ items }) => (items.length === 0
          ? <section className="card"><h2>{t.signing.emptyAgreements}</h2><p className="small">{t.signing.emptyAgreementsLead}</p></section>
          : (
            <ul className="cards">
              {items.map(one => (
                <li key={one.id}>
                  <Link className="card pick" to={paths.agreement(one.id)}>
                    <AgreementTag status={one.status} />
                    <strong>{one.employerName}</strong>
                    <span>{one.position}</span>
                    <span className="small num">{one.number ?? t.agreement.noNumber}</span>
                  </Link>
                </li>
              ))}
            </ul>
          ))}
      </Answer>
    </Page>
  );
}
