import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import type { InvitationRow, InvitationStatus } from '@netsign/contracts';
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
/** The longest position that is looked for. */
const LONGEST = 60;
/** Ant Design's list takes no null for "any". */
const ALL_YEARS = 0;
const isGroup = (text: string | null): text is Group => text !== null && Object.hasOwn(groups, text);

/** All invitations. Status, class and position stand in the address; what is searched for is a name and does not. */
export default function InvitationListPage() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const [name, setName] = useState('');
  const wanted = params.get('status');
  const group = isGroup(wanted) ? wanted : null;
  const year = /^20\d\d$/.test(params.get('year') ?? '') ? Number(params.get('year')) : undefined;
  const position = params.get('position')?.trim().slice(0, LONGEST) || undefined;
  const list = useInvitations({ status: group === null ? undefined : groups[group], year, position, search: name === '' ? undefined : name });
  const counts = useCounts(year);
  // A count is of the whole status: beside a narrower list it would say something else than what stands there.
  const counted = (label: string, count: number | null) => (count === null || position !== undefined || name !== '' ? label : `${label} ${count}`);
  const having = (change: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) if (value === undefined) next.delete(key); else next.set(key, value);
    return next;
  };
  const address = (status: Group | null) => { const query = having({ status: status ?? undefined }).toString(); return query === '' ? paths.invitations : `${paths.invitations}?${query}`; };
  const options = [
    { to: address(null), label: counted(t.list.all, counts.all), current: group === null },
    ...(Object.keys(groups) as Group[]).map(key => ({ to: address(key), label: counted(t.list[key], counts.of(...groups[key].split(',') as InvitationStatus[])), current: key === group })),
  ];
  const years = [...new Set([...(useSchools().data ?? []).flatMap(school => school.openedYears), ...(year === undefined ? [] : [year])])].sort((a, b) => b - a);
  const narrowed = position !== undefined || name !== '';
  const clear = () => { setName(''); setParams(having({ position: undefined })); };
  return (
    <DeskPage title={t.list.title} end={<LinkButton primary to={paths.newInvitation}>{t.nav.invite}</LinkButton>}>
      <div className="desk-row">
        <FilterLinks label={t.list.status} options={options} />
        <Select<number> aria-label={t.invite.year} value={year ?? ALL_YEARS} onChange={next => { setParams(having({ year: next === ALL_YEARS ? undefined : String(next) })); }} popupMatchSelectWidth={false} options={[{ value: ALL_YEARS, label: t.list.allYears }, ...years.map(value => ({ value, label: t.invite.yearOf(value) }))]} />
        <Input.Search key={`name ${name}`} defaultValue={name} aria-label={t.list.search} placeholder={t.list.search} allowClear maxLength={40} style={{ maxWidth: 240 }} onSearch={text => { setName(text.trim()); }} />
        <Input.Search key={`position ${position ?? ''}`} defaultValue={position ?? ''} aria-label={t.list.byPosition} placeholder={t.list.byPosition} allowClear maxLength={LONGEST} style={{ maxWidth: 240 }} onSearch={text => { setParams(having({ position: text.trim() || undefined })); }} />
        {narrowed && <Button type="link" onClick={clear}>{t.list.clear}</Button>}
      </div>
      <Loadable query={list}>{data => <><Rows rows={data.pages.flatMap(page => page.items)} narrowed={narrowed} /><div><MoreButton query={list} /></div></>}</Loadable>
    </DeskPage>
  );
}

function Rows({ rows, narrowed }: { rows: InvitationRow[]; narrowed: boolean }) {
  const t = useText();
  const { language } = useLanguage();
  const roles: Record<string, string> = useTitles().role;
  const empty = <div className="desk-empty"><p>{narrowed ? t.list.none : t.list.empty}</p><p>{narrowed ? t.list.noneHow : t.list.emptyHow}</p></div>;
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
