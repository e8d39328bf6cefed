import type { InvitationRow } from '@netsign/contracts';
import { Countdown, format, useLanguage, useTitles } from '@netsign/ui';
import { DeskPage, DeskTable, FilterLinks, InvitationTag, LinkButton, Loadable, MoreButton } from '@netsign/ui/desk';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { useInvitations } from './invitations.queries.js';

const groups = {
  draft: 'draft', offered: 'offered', review: 'department_review,school_review', done: 'certified', closed: 'discarded,refused,expired,withdrawn,taken_back,failed',
} as const;
type Group = keyof typeof groups;
const isGroup = (text: string | null): text is Group => text !== null && Object.hasOwn(groups, text);

/** All invitations; the filter stands in the address. */
export default function InvitationListPage() {
  const t = useText();
  const [search] = useSearchParams();
  const wanted = search.get('status');
  const group = isGroup(wanted) ? wanted : null;
  const list = useInvitations(group === null ? undefined : groups[group]);
  const options = [
    { to: paths.invitations, label: t.list.all, current: group === null },
    ...(Object.keys(groups) as Group[]).map(key => ({ to: `${paths.invitations}?status=${key}`, label: t.list[key], current: key === group })),
  ];
  return (
    <DeskPage title={t.list.title} end={<LinkButton primary to={paths.newInvitation}>{t.nav.invite}</LinkButton>}>
      <FilterLinks label={t.list.status} options={options} />
      <Loadable query={list}>{data => <><Rows rows={data.pages.flatMap(page => page.items)} /><MoreButton query={list} /></>}</Loadable>
    </DeskPage>
  );
}

function Rows({ rows }: { rows: InvitationRow[] }) {
  const t = useText();
  const { language } = useLanguage();
  const roles: Record<string, string> = useTitles().role;
  const empty = <div className="desk-empty"><p>{t.list.empty}</p><p>{t.list.emptyHow}</p></div>;
  return (
    <DeskTable<InvitationRow> label={t.list.title} rowKey="id" dataSource={rows} locale={{ emptyText: empty }}
      columns={[
        { title: t.list.graduate, render: (_, row) => <><Link className="desk-link" to={paths.invitation(row.id)}>{row.graduateName}</Link><br /><small>{row.schoolName} {row.departmentName}</small></> },
        { title: t.list.position, render: (_, row) => <>{row.position === '' ? t.list.noName : row.position}<br /><small>{[row.workPlace, row.monthlyPay === null ? '' : format.money(row.monthlyPay, language)].filter(text => text !== '').join(' · ')}</small></> },
        { title: t.list.status, render: (_, row) => <InvitationTag status={row.status} /> },
        { title: t.list.turn, render: (_, row) => row.owner === null ? t.detail.nobody : roles[row.owner] ?? row.owner },
        { title: t.list.until, render: (_, row) => row.until === null ? null : <><Countdown until={row.until} />{row.overdue && <> <span className="tag wait" data-mark="…">{t.detail.overdue}</span></>}<br /><small className="num">{format.moment(row.until, language)}</small></> },
        { title: t.list.updated, render: (_, row) => <span className="num">{format.moment(row.updatedAt, language)}</span> },
      ]} />
  );
}
