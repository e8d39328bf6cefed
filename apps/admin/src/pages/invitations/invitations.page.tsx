import { useState } from 'react';
import { Button, Input } from 'antd';
import type { InvitationRow } from '@netsign/contracts';
import { Countdown, format, useLanguage, useMe, useTitles } from '@netsign/ui';
import { DeskPage, DeskTable, FilterLinks, InvitationTag, Loadable, MoreButton } from '@netsign/ui/desk';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { AlertTags } from '../../alert-tags.js';
import { Choice } from '../../choice.js';
import { useText } from '../../i18n/index.js';
import { usePlaces } from '../../places.js';
import { inboxCase } from '../../inbox-address.js';
import { useYear, YearChoice } from '../../year-choice.js';
import { invitationsAddress, openStates, readInvitationFilter } from '../../invitation-filter.js';
import { useOpenInvitations } from './invitations.queries.js';

/** What is on its way below the reader's node, one line for each that the board counts. What is searched for is a name: it stays out of the address. */
export default function InvitationsPage() {
  const t = useText();
  const choice = useYear();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const filter = readInvitationFilter(params);
  const places = usePlaces(filter.place);
  const list = useOpenInvitations({ year: choice.year, ...filter, search: search === '' ? undefined : search });
  const go = (place: string | undefined) => { void navigate(invitationsAddress(choice.year, { ...filter, place }), { replace: true }); };
  return (
    <DeskPage title={t.invitations.title} end={<YearChoice choice={choice} />}>
      <p className="desk-quiet">{t.invitations.lead}</p>
      <div className="desk-row">
        <FilterLinks label={t.invitations.status} options={[undefined, ...openStates].map(status => (
          { to: invitationsAddress(choice.year, { ...filter, status }), label: status === undefined ? t.invitations.every : t.invitations.states[status], current: status === filter.status }))} />
        {places.length > 0 && <Choice label={t.invitations.place} every={t.invitations.anyPlace} value={filter.place} options={places} onChoose={go} />}
        <Input.Search aria-label={t.invitations.search} placeholder={t.invitations.search} allowClear maxLength={40} style={{ maxWidth: 300 }} onSearch={text => { setSearch(text.trim()); }} />
        {filter.place !== undefined && <Button type="link" onClick={() => { go(undefined); }}>{t.invitations.clear}</Button>}
      </div>
      <Loadable query={list}>{data => {
        const rows = data.pages.flatMap(page => page.items);
        const count = format.number(rows.length);
        return <><p className="desk-quiet num" role="status">{list.hasNextPage ? t.invitations.shown(count) : t.invitations.found(count)}</p><Rows rows={rows} /><div><MoreButton query={list} /></div></>;
      }}</Loadable>
    </DeskPage>
  );
}

function Rows({ rows }: { rows: InvitationRow[] }) {
  const t = useText();
  const { language } = useLanguage();
  const roles: Readonly<Record<string, string>> = useTitles().role;
  const { role } = useMe().actor;
  const reviews = role === 'department' || role === 'school';
  const named = (row: InvitationRow) => reviews && row.owner !== 'graduate' ? <Link className="desk-link" to={inboxCase(row.id)}>{row.graduateName}</Link> : <b>{row.graduateName}</b>;
  return (
    <DeskTable<InvitationRow> label={t.invitations.title} rowKey="id" dataSource={rows} locale={{ emptyText: <div className="desk-empty"><p>{t.invitations.empty}</p><p>{t.invitations.emptyHow}</p></div> }}
      columns={[
        { title: t.invitations.graduate, render: (_, row) => <>{named(row)}<br /><small>{[...(reviews ? [] : [row.schoolName]), row.departmentName].join(' ')}</small></> },
        { title: t.invitations.employer, render: (_, row) => <>{row.employerName}<br /><small>{row.position}</small></> },
        { title: t.invitations.status, render: (_, row) => <span className="graduate-states"><InvitationTag status={row.status} /><AlertTags alerts={row.alerts} /></span> },
        { title: t.invitations.turn, render: (_, row) => row.owner === null ? null : roles[row.owner] ?? row.owner },
        { title: t.invitations.until, render: (_, row) => row.until === null ? null : <><Countdown until={row.until} />{row.overdue && <> <span className="tag wait" data-mark="…">{t.inbox.overdue}</span></>}<br /><small className="num">{format.moment(row.until, language)}</small></> },
        { title: t.invitations.since, render: (_, row) => <span className="num">{format.moment(row.updatedAt, language)}</span> },
      ]} />
  );
}
