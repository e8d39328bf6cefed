import type { InvitationRow, InvitationStatus } from '@netsign/contracts';
import { Select } from 'antd';
import { Countdown, format, useLanguage, useTitles } from '@netsign/ui';
import { DeskPage, DeskTable, FilterLinks, InvitationTag, LinkButton, Loadable, MoreButton } from '@netsign/ui/desk';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { useCounts } from '../../counts.queries.js';
import { paths } from '../../paths.js';
import { useInvitations, useSchools } from './invitations.queries.js';

const groups = {
  draft: 'draft', offered: 'offered', review: 'department_review,school_review', done: 'certified', closed: 'discarded,refused,expired,withdrawn,taken_back,failed',
} as const;
type Group = keyof typeof groups;
/** Ant Design's list takes no null for "any". */
const ALL_YEARS = 0;
const isGroup = (text: string | null): text is Group => text !== null && Object.hasOwn(groups, text);

/** All invitations; the filter stands in the address. */
export default function InvitationListPage() {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('status');
  const group = isGroup(wanted) ? wanted : null;
  const year = /^20\d\d$/.test(search.get('year') ?? '') ? Number(search.get('year')) : undefined;
  const list = useInvitations(group === null ? undefined : groups[group], year);
  const counts = useCounts(year);
  const counted = (label: string, count: number | null) => (count === null ? label : `${label} ${count}`);
  const address = (status: Group | null) => {
    const query = new URLSearchParams({ ...(status !== null && { status }), ...(year !== undefined && { year: String(year) }) }).toString();
    return query === '' ? paths.invitations : `${paths.invitations}?${query}`;
  };
  const options = [
    { to: address(null), label: counted(t.list.all, counts.all), current: group === null },
    ...(Object.keys(groups) as Group[]).map(key => ({ to: address(key), label: counted(t.list[key], counts.of(...groups[key].split(',') as InvitationStatus[])), current: key === group })),
  ];
  const years = [...new Set([...(useSchools().data ?? []).flatMap(school => school.openedYears), ...(year === undefined ? [] : [year])])].sort((a, b) => b - a);
  const chooseYear = (next: number | null) => { setSearch({ ...(group !== null && { status: group }), ...(next !== null && { year: String(next) }) }); };
  return (
    <DeskPage title={t.list.title} end={<LinkButton primary to={paths.newInvitation}>{t.nav.invite}</LinkButton>}>
      <div className="desk-row">
        <FilterLinks label={t.list.status} options={options} />
        <Select<number> aria-label={t.invite.year} value={year ?? ALL_YEARS} onChange={next => { chooseYear(next === ALL_YEARS ? null : next); }} popupMatchSelectWidth={false} options={[{ value: ALL_YEARS, label: t.list.allYears }, ...years.map(value => ({ value, label: t.invite.yearOf(value) }))]} />
      </div>
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
