import { useRef, useState } from 'react';
import { Button, Input, Modal, type InputRef } from 'antd';
import { format, useLanguage, useMe, useServerNow } from '@netsign/ui';
import { FilterLinks, Loadable, MoreButton } from '@netsign/ui/desk';
import type { InvitationRow } from '@netsign/contracts';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { CasePanel } from './case-panel.js';
import { useInbox, type InboxFilter } from './inbox.queries.js';
import { useKeys } from './use-keys.js';

/** What each list holds; 院系 reviews past their time are the school's to see. */
const groups: Record<'department' | 'school', Partial<Record<Group, Omit<InboxFilter, 'search'>>>> = {
  department: { mine: { status: 'department_review' }, other: { status: 'school_review' }, done: { status: 'certified,failed,taken_back' } },
  school: { mine: { status: 'school_review' }, late: { status: 'department_review', overdue: 'true' }, other: { status: 'department_review' }, done: { status: 'certified,failed,taken_back' } },
};
const names = ['mine', 'late', 'other', 'done'] as const;
type Group = (typeof names)[number];

/** List, paper, data and acts side by side; which list and which case stand in the address, a name that is searched for does not. */
export default function InboxPage() {
  const t = useText();
  const role = useMe().actor.role === 'department' ? 'department' : 'school';
  const [search, setSearch] = useSearchParams();
  const [keysShown, setKeysShown] = useState(false);
  const [name, setName] = useState('');
  const field = useRef<InputRef>(null);
  const listed = useRef<HTMLElement>(null);
  const own = groups[role];
  const group = names.find(key => key === search.get('show') && own[key] !== undefined) ?? 'mine';
  const list = useInbox({ status: '', ...own[group], search: name === '' ? undefined : name });
  const rows = list.data?.pages.flatMap(page => page.items) ?? [];
  const wanted = search.get('case');
  const chosen = wanted ?? rows[0]?.id ?? null;
  const at = rows.findIndex(row => row.id === chosen);
  const show = (id: string | undefined) => {
    if (id !== undefined) setSearch(old => { const params = new URLSearchParams(old); params.set('case', id); return params; }, { replace: true });
  };
  const next = () => { show(rows[at + 1]?.id); };
  const previous = () => { if (at > 0) show(rows[at - 1]?.id); };
  const settled = () => {
    const following = rows[at + 1] ?? rows[at - 1];
    if (following !== undefined) show(following.id);
  };
  /** Another search begins at its first row, with the keys ready. */
  const find = (text: string) => {
    setName(text.trim());
    setSearch(old => { const params = new URLSearchParams(old); params.delete('case'); return params; }, { replace: true });
    listed.current?.focus();
  };
  useKeys({ j: next, k: previous, '?': () => { setKeysShown(true); }, '/': () => { field.current?.focus({ cursor: 'all' }); } });
  const titles: Record<Group, string> = { mine: t.inbox.mine, late: t.inbox.late, other: role === 'school' ? t.inbox.other : t.inbox.withSchool, done: t.inbox.done };
  return (
    <div className="inbox">
      <title>{t.inbox.title}</title>
      <section className="inbox-list" aria-label={t.inbox.title} tabIndex={-1} ref={listed}>
        <div className="inbox-bar"><h1>{t.inbox.title}</h1><Button size="small" onClick={() => { setKeysShown(true); }}>{t.inbox.keys} <kbd>?</kbd></Button></div>
        <div className="inbox-bar"><FilterLinks label={t.inbox.title} options={names.filter(key => own[key] !== undefined).map(key => ({ to: key === 'mine' ? paths.inbox : `${paths.inbox}?show=${key}`, label: titles[key], current: key === group }))} /></div>
        <div className="inbox-bar"><Input.Search ref={field} key={name} defaultValue={name} aria-label={t.inbox.search} aria-keyshortcuts="/" placeholder={`${t.inbox.searchHint} (/)`} allowClear maxLength={40} onSearch={find} /></div>
        {name !== '' && <p className="inbox-found" role="status">{t.inbox.found(name)}</p>}
        <Loadable query={list}>{() => rows.length === 0
          ? <Empty searched={name !== ''} late={group === 'late'} onClear={() => { find(''); }} />
          : <ol className="inbox-rows">{rows.map(row => <Row key={row.id} row={row} current={row.id === chosen} search={search} due={group !== 'done'} />)}<li className="inbox-more"><MoreButton query={list} /></li></ol>}
        </Loadable>
      </section>
      {chosen === null ? list.data !== undefined && rows.length > 0 && <p className="desk-empty">{t.inbox.choose}</p> : <CasePanel key={chosen} id={chosen} role={role} onNext={next} onPrevious={previous} onSettled={settled} />}
      <Modal open={keysShown} destroyOnHidden title={t.inbox.keys} footer={null} onCancel={() => { setKeysShown(false); }}>
        <table className="plain"><tbody>{Object.entries({ J: t.inbox.keysHelp.j, K: t.inbox.keysHelp.k, A: t.inbox.keysHelp.a, R: t.inbox.keysHelp.r, '/': t.inbox.keysHelp.search, '?': t.inbox.keysHelp.help }).map(([key, does]) => <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{does}</td></tr>)}</tbody></table>
      </Modal>
    </div>
  );
}

function Empty({ searched, late, onClear }: { searched: boolean; late: boolean; onClear: () => void }) {
  const t = useText();
  if (searched) return <div className="desk-empty"><p>{t.inbox.foundNone}</p><Button onClick={onClear}>{t.inbox.clear}</Button></div>;
  return <div className="desk-empty"><p>{late ? t.inbox.lateEmpty : t.inbox.empty}</p><p>{late ? t.inbox.lateHow : t.inbox.emptyHow}</p></div>;
}

/** One line: who, with whom, how long it has waited, and what needs a second look. */
function Row({ row, current, search, due }: { row: InvitationRow; current: boolean; search: URLSearchParams; due: boolean }) {
  const t = useText();
  const { language } = useLanguage();
  const now = useServerNow(30_000);
  const params = new URLSearchParams(search);
  params.set('case', row.id);
  return (
    <li>
      <Link className="inbox-row" to={`${paths.inbox}?${params.toString()}`} replace aria-current={current ? 'true' : undefined}>
        <span><b>{row.graduateName}</b> · {row.departmentName}<br /><small>{row.position} → {row.employerName}</small></span>
        <span className="inbox-row-end">
          {row.overdue && <span className="tag wait" data-mark="…">{t.inbox.overdue}</span>}
          {row.alerts.length > 0 && <span className="tag stop" data-mark="△">{t.inbox.alert}</span>}
          <small className="num">{t.inbox.waiting(format.timeLeft(now - Date.parse(row.updatedAt), language) ?? format.moment(row.updatedAt, language))}</small>
          {due && row.until !== null && <small className="num">{t.inbox.due(format.moment(row.until, language))}</small>}
        </span>
      </Link>
    </li>
  );
}
