import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Countdown, format, useLanguage } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { AgreementTag, InvitationTag } from '../../parts/signing-status.js';
import { paths } from '../../paths.js';
import type { NextThing } from './next-thing.js';

export function NextCard({ next }: { next: NextThing }) {
  const t = useT();
  const { language } = useLanguage();
  switch (next.kind) {
    case 'answer': {
      const { row } = next;
      const pay = row.monthlyPay === null ? t.signing.payOpen : t.signing.pay(format.money(row.monthlyPay, language));
      return (
        <Card tag={<InvitationTag status={row.status} until={row.until} />} title={t.home.answerTitle(row.employerName)} note={[row.position, row.workPlace, pay].join(' · ')} to={paths.invitation(row.id)} act={t.home.look}>
          {row.until !== null && <p className="left">{t.home.left} <Countdown until={row.until} /></p>}
        </Card>
      );
    }
    case 'review': {
      const { row } = next;
      return (
        <Card tag={<InvitationTag status={row.status} until={row.until} />} title={t.home.reviewTitle(row.employerName)} note={t.home.reviewLead} to={paths.invitation(row.id)} act={t.home.see} quiet>
          <p>{t.home.whoHasIt(row.owner === 'department' ? row.departmentName : row.schoolName)}{row.until !== null && <> · <span className="num">{row.overdue ? t.home.overdueSince(format.moment(row.until, language)) : t.home.dueBy(format.moment(row.until, language))}</span></>}</p>
        </Card>
      );
    }
    case 'recording':
      return <Card tag={<AgreementTag status={next.agreement.status} />} title={t.home.recordingTitle(next.agreement.employerName)} note={t.home.recordingLead} to={paths.agreement(next.agreement.id)} act={t.home.see} quiet />;
    case 'settled':
      return <Card tag={<AgreementTag status={next.agreement.status} />} title={t.home.settledTitle(next.agreement.employerName)} note={t.home.settledLead} to={paths.agreement(next.agreement.id)} act={t.home.seeAgreement} quiet />;
    case 'none':
      return <section className="card lead"><h2>{t.home.emptyTitle}</h2><p className="small">{t.home.emptyLead}</p></section>;
  }
}

interface Props { readonly tag: ReactNode; readonly title: string; readonly note: string; readonly to: string; readonly act: string; readonly quiet?: boolean; readonly children?: ReactNode }

function Card({ tag, title, note, to, act, quiet = false, children }: Props) {
  return (
    <section className="card lead" aria-live="polite">
      {tag}
      <h2>{title}</h2>
      {children}
      <p className="small">{note}</p>
      <Link className={`btn wide ${quiet ? '' : 'primary'}`} to={to}>{act}</Link>
    </section>
  );
}
