import { useState } from 'react';
import { Button, Modal } from 'antd';
import { format, useLanguage, useMe, useServerNow } from '@netsign/ui';
import { FilterLinks, Loadable, MoreButton } from '@netsign/ui/desk';
import type { InvitationRow } from '@netsign/contracts';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { CasePanel } from './case-panel.js';
import { useInbox } from './inbox.queries.js';
import { useKeys } from './use-keys.js';

const groups = {
  department: { mine: 'department_review', other: 'school_review', done: 'certified,failed,taken_back' },
  school: { mine: 'school_review', other: 'department_review', done: 'certified,failed,taken_back' },
} as const;
type Group = keyof (typeof groups)['school'];

/** List, paper, data and acts side by side; which list and which case stand in the address. */
export default function InboxPage() {
  const t = useText();
  const role = useMe().actor.role === 'department' ? 'department' : 'school';
  const [search, setSearch] = useSearchParams();
  const [keysShown, setKeysShown] = useState(false);
  const asked = search.get('show');
  const group: Group = asked === 'other' || asked === 'done' ? asked : 'mine';
  const list = useInbox(groups[role][group]);
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
  useKeys({ j: next, k: previous, '?': () => { setKeysShown(true); } });
  const titles: Record<Group, string> = { mine: t.inbox.mine, other: role === 'school' ? t.inbox.other : t.inbox.withSchool, done: t.inbox.done };
  return (
    <div className="inbox">
      <title>{t.inbox.title}</title>
      <section className="inbox-list" aria-label={t.inbox.title}>
        <div className="inbox-bar"><h1>{t.inbox.title}</h1><Button size="small" onClick={() => { setKeysShown(true); }}>{t.inbox.keys} <kbd>?</kbd></Button></div>
        <div className="inbox-bar"><FilterLinks label={t.inbox.title} options={(['mine', 'other', 'done'] as const).map(key => ({ to: key === 'mine' ? paths.inbox : `${paths.inbox}?show=${key}`, label: titles[key], current: key === group }))} /></div>
        <Loadable query={list}>{() => rows.length === 0
          ? <div className="desk-empty"><p>{t.inbox.empty}</p><p>{t.inbox.emptyHow}</p></div>
          : <ol className="inbox-rows">{rows.map(row => <Row key={row.id} row={row} current={row.id === chosen} search={search} />)}<li className="inbox-more"><MoreButton query={list} /></li></ol>}
        </Loadable>
      </section>
      {chosen === null ? list.data !== undefined && rows.length > 0 && <p className="desk-empty">{t.inbox.choose}</p> : <CasePanel key={chosen} id={chosen} role={role} onNext={next} onPrevious={previous} onSettled={settled} />}
      <Modal open={keysShown} title={t.inbox.keys} footer={null} onCancel={() => { setKeysShown(false); }}>
        <table className="plain"><tbody>{Object.entries({ J: t.inbox.keysHelp.j, K: t.inbox.keysHelp.k, A: t.inbox.keysHelp.a, R: t.inbox.keysHelp.r, '?': t.inbox.keysHelp.help }).map(([key, does]) => <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{does}</td></tr>)}</tbody></table>
      </Modal>
    </div>
  );
}

/** One line: who, with whom, how long it has waited, and what needs a second look. */
function Row({ row, current, search }: { row: InvitationRow; current: boolean; search: URLSearchParams }) {
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
        </span>
      </Link>
    </li>
  );
}
