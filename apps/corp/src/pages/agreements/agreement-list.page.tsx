import { agreementStatuses, type AgreementStatus, type AgreementView } from '@netsign/contracts';
import { format, useLanguage, useTitles } from '@netsign/ui';
import { AgreementTag, DeskPage, DeskTable, FilterLinks, Loadable, MoreButton } from '@netsign/ui/desk';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { useAgreements } from './agreements.queries.js';

const isStatus = (text: string | null): text is AgreementStatus => agreementStatuses.some(status => status === text);

/** The agreements that came of this employer's invitations. */
export default function AgreementListPage() {
  const t = useText();
  const titles = useTitles();
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const wanted = search.get('status');
  const status = isStatus(wanted) ? wanted : undefined;
  const list = useAgreements(status);
  const options = [
    { to: paths.agreements, label: t.agreements.all, current: status === undefined },
    ...agreementStatuses.map(one => ({ to: `${paths.agreements}?status=${one}`, label: titles.agreementStatus[one], current: one === status })),
  ];
  const time = (iso: string | null) => (iso === null ? '—' : <span className="num">{format.moment(iso, language)}</span>);
  return (
    <DeskPage title={t.agreements.title}>
      <FilterLinks label={t.agreements.status} options={options} />
      <Loadable query={list}>{data => <>
        <DeskTable<AgreementView> label={t.agreements.title} rowKey="id" dataSource={data.pages.flatMap(page => page.items)} locale={{ emptyText: <div className="desk-empty">{t.agreements.empty}</div> }}
          columns={[
            { title: t.agreements.number, render: (_, row) => <Link className="desk-link num" to={paths.agreement(row.id)}>{row.number ?? t.agreements.numberLater}</Link> },
            { title: t.agreements.graduate, render: (_, row) => <>{row.graduateName}<br /><small>{row.schoolName} {row.departmentName}</small></> },
            { title: t.agreements.position, dataIndex: 'position' },
            { title: t.agreements.status, render: (_, row) => <AgreementTag status={row.status} /> },
            { title: t.agreements.certified, render: (_, row) => time(row.certifiedAt) },
            { title: t.agreements.inForce, render: (_, row) => time(row.inForceAt) },
          ]} />
        <MoreButton query={list} />
      </>}</Loadable>
    </DeskPage>
  );
}
