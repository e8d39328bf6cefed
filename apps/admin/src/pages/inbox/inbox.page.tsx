import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, Input, Modal, Select, type InputRef } from 'antd';
import { format, useLanguage, useMe, useServerNow } from '@netsign/ui';
import { FilterLinks, Loadable, MoreButton } from '@netsign/ui/desk';
import type { InvitationRow } from '@netsign/contracts';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { AlertTags } from '../../alert-tags.js';
import { useText } from '../../i18n/index.js';
import { useQueueCounts } from '../../queue.queries.js';
import { useKnownYears } from '../../year-choice.js';
import { CasePanel } from './case-panel.js';
import { inboxAddress, queues, readInbox, type InboxAddress, type Queue } from '../../inbox-address.js';
import { useInbox, type InboxFilter } from './inbox.queries.js';
import { useKeys } from './use-keys.js';

/** What each list holds; 院系 reviews past their time are the school's to see. */
const groups: Record<'department' | 'school', Partial<Record<Queue, Pick<InboxFilter, 'status' | 'overdue'>>>> = {
  department: { mine: { status: 'department_review' }, other: { status: 'school_review' }, done: { status: 'certified,failed,taken_back' } },
  school: { mine: { status: 'school_review' }, late: { status: 'department_review', overdue: 'true' }, other: { status: 'department_review' }, done: { status: 'certified,failed,taken_back' } },
};
type Reviewer = keyof typeof groups;

/** List, paper, data and acts side by side; which list and which case stand in the address, a name that is searched for does not. */
export default function InboxPage() {
  const t = useText();
  const role: Reviewer = useMe().actor.role === 'department' ? 'department' : 'school';
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [keysShown, setKeysShown] = useState(false);
  const [name, setName] = useState('');
  const field = useRef<InputRef>(null);
  const listed = useRef<HTMLElement>(null);
  const own = groups[role];
  const here = readInbox(params, queue => own[queue] !== undefined);
  const list = useInbox({ status: '', ...own[here.queue], year: here.year, search: name === '' ? undefined : name });
  const rows = list.data?.pages.flatMap(page => page.items) ?? [];
  const chosen = here.chosen ?? rows[0]?.id ?? null;
  const at = rows.findIndex(row => row.id === chosen);
  const go = (change: Partial<InboxAddress>) => { void navigate(inboxAddress({ ...here, ...change }), { replace: true }); };
  const show = (id: string | undefined) => { if (id !== undefined) go({ chosen: id }); };
  // What is shown first is shown on: the list moves as others work, the paper under one's hands does not.
  const first = here.chosen === null ? rows[0]?.id : undefined;
  const stay = useEffectEvent(show);
  useEffect(() => { stay(first); }, [first]);
  const next = () => {
    if (at + 1 < rows.length) show(rows[at + 1]?.id);
    else if (list.hasNextPage) void list.fetchNextPage().then(more => { show(more.data?.pages.at(-1)?.items[0]?.id); });
  };
  const previous = () => { if (at > 0) show(rows[at - 1]?.id); };
  const settled = () => { show((rows[at + 1] ?? rows[at - 1])?.id); };
  /** Another search begins at its first row, with the keys ready. */
  const find = (text: string) => {
    setName(text.trim());
    go({ chosen: null });
    listed.current?.focus();
  };
  useKeys({ j: next, k: previous, '?': () => { setKeysShown(true); }, '/': () => { field.current?.focus({ cursor: 'all' }); } });
  return (
    <div className="inbox">
      <title>{t.inbox.title}</title>
      <section className="inbox-list" aria-label={t.inbox.title} tabIndex={-1} ref={listed}>
        <div className="inbox-bar"><h1>{t.inbox.title}</h1><ClassChoice year={here.year} onChoose={year => { go({ year, chosen: null }); }} /><Button size="small" onClick={() => { setKeysShown(true); }}>{t.inbox.keys} <kbd>?</kbd></Button></div>
        <div className="inbox-bar"><Lists role={role} here={here} /></div>
        <div className="inbox-bar"><Input.Search ref={field} key={name} defaultValue={name} aria-label={t.inbox.search} aria-keyshortcuts="/" placeholder={`${t.inbox.searchHint} (/)`} allowClear maxLength={40} onSearch={find} /></div>
        {name !== '' && <p className="inbox-found" role="status">{t.inbox.found(name)}</p>}
        <Loadable query={list}>{() => rows.length === 0
          ? <Empty searched={name !== ''} late={here.queue === 'late'} onClear={() => { find(''); }} />
          : <ol className="inbox-rows">{rows.map(row => <Row key={row.id} row={row} current={row.id === chosen} to={inboxAddress({ ...here, chosen: row.id })} due={here.queue !== 'done'} />)}<li className="inbox-more"><MoreButton query={list} /></li></ol>}
        </Loadable>
      </section>
      {chosen === null ? list.data !== undefined && rows.length > 0 && <p className="desk-empty">{t.inbox.choose}</p> : <CasePanel key={chosen} id={chosen} role={role} onNext={next} onPrevious={previous} onSettled={settled} />}
      <Modal open={keysShown} destroyOnHidden title={t.inbox.keys} footer={null} onCancel={() => { setKeysShown(false); }}>
        <table className="plain"><tbody>{Object.entries({ J: t.inbox.keysHelp.j, K: t.inbox.keysHelp.k, A: t.inbox.keysHelp.a, R: t.inbox.keysHelp.r, '/': t.inbox.keysHelp.search, '?': t.inbox.keysHelp.help }).map(([key, does]) => <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{does}</td></tr>)}</tbody></table>
      </Modal>
    </div>
  );
}

/** The lists, each with how many papers it holds where that is known. */
function Lists({ role, here }: { role: Reviewer; here: InboxAddress }) {
  const t = useText();
  const { mine, other } = useQueueCounts(here.year);
  const titles: Record<Queue, string> = { mine: t.inbox.mine, late: t.inbox.late, other: role === 'school' ? t.inbox.other : t.inbox.withSchool, done: t.inbox.done };
  const counts: Record<Queue, number | undefined> = { mine: mine?.count, late: other?.overdue, other: other?.count, done: undefined };
  const options = queues.filter(queue => groups[role][queue] !== undefined).map(queue => {
    const count = counts[queue];
    return { to: inboxAddress({ queue, year: here.year }), label: count === undefined ? titles[queue] : t.inbox.counted(titles[queue], format.number(count)), current: queue === here.queue };
  });
  return <FilterLinks label={t.inbox.title} options={options} />;
}

/** Ant Design's list takes no null for "any". */
const ALL = 0;

/** One class, or the papers of all. */
function ClassChoice({ year, onChoose }: { year: number | undefined; onChoose: (year: number | undefined) => void }) {
  const t = useText();
  const years = useKnownYears(year === undefined ? [] : [year]);
  return <Select<number> size="small" aria-label={t.year.label} value={year ?? ALL} onChange={chosen => { onChoose(chosen === ALL ? undefined : chosen); }} popupMatchSelectWidth={false} options={[{ value: ALL, label: t.year.all }, ...years.map(value => ({ value, label: t.year.of(value) }))]} />;
}

function Empty({ searched, late, onClear }: { searched: boolean; late: boolean; onClear: () => void }) {
  const t = useText();
  if (searched) return <div className="desk-empty"><p>{t.inbox.foundNone}</p><Button onClick={onClear}>{t.inbox.clear}</Button></div>;
  return <div className="desk-empty"><p>{late ? t.inbox.lateEmpty : t.inbox.empty}</p><p>{late ? t.inbox.lateHow : t.inbox.emptyHow}</p></div>;
}

/** One line: who, with whom, how long it has waited, and what needs a second look. */
function Row({ row, current, to, due }: { row: InvitationRow; current: boolean; to: string; due: boolean }) {
  const t = useText();
  const { language } = useLanguage();
  const now = useServerNow(30_000);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => { if (current && line.current !== null) keepInSight(line.current); }, [current]);
  return (
    <li ref={line}>
      <Link className="inbox-row" to={to} replace aria-current={current ? 'true' : undefined}>
        <span><b>{row.graduateName}</b> · {row.departmentName}<br /><small>{row.position} → {row.employerName}</small></span>
        <span className="inbox-row-end">
          {row.overdue && <span className="tag wait" data-mark="…">{t.inbox.overdue}</span>}
          <AlertTags alerts={row.alerts} />
          <small className="num">{t.inbox.waiting(format.timeLeft(now - Date.parse(row.updatedAt), language) ?? format.moment(row.updatedAt, language))}</small>
          {due && row.until !== null && <small className="num">{t.inbox.due(format.moment(row.until, language))}</small>}
        </span>
      </Link>
    </li>
  );
}

/** Moves the list alone, and no more than is needed: the paper stays where the eye is. */
function keepInSight(line: HTMLElement): void {
  const list = line.closest('.inbox-list');
  if (list === null) return;
  const [{ top, bottom }, around] = [line.getBoundingClientRect(), list.getBoundingClientRect()];
  if (top < around.top) list.scrollTop -= around.top - top;
  else if (bottom > around.bottom) list.scrollTop += bottom - around.bottom;
}
