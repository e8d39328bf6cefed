import type { TerminationRow } from '@netsign/contracts';
import { format, terminationPhrases, useLanguage, useMe, usePhrases, useTitles } from '@netsign/ui';
import { DeskPage, DeskTable, FilterLinks, Loadable, MoreButton, TerminationTag } from '@netsign/ui/desk';
import { Link, useSearchParams } from 'react-router';
import { paths } from '../../paths.js';
import { useTerminations, type Shown } from './terminations.queries.js';

const reviews = 'department_review,school_review';
const done = 'withdrawn,rejected,terminated,forced';

/** What each office has to do, what it keeps an eye on, what is settled; silence and a no are the school's to see to. */
const listsOf: Readonly<Record<'department' | 'school' | 'province', Readonly<Record<string, Shown>>>> = {
  department: { mine: { status: 'department_review' }, open: { status: 'awaiting_employer,awaiting_graduate,school_review,force_requested' }, done: { status: `${done},refused` } },
  school: { mine: { status: 'school_review,force_requested' }, late: { status: 'department_review', overdue: 'true' }, unanswered: { silent: 'true' }, refused: { status: 'refused' }, open: { status: 'awaiting_employer,awaiting_graduate,department_review' }, done: { status: done } },
  province: { late: { status: 'school_review,force_requested', overdue: 'true' }, open: { status: `awaiting_employer,awaiting_graduate,${reviews},force_requested` }, unanswered: { silent: 'true' }, done: { status: `${done},refused` } },
};

/** Requests to end agreements, as far as they lie with the reader's office; those that wait for it oldest first. */
export default function TerminationsPage() {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles();
  const { language } = useLanguage();
  const { role } = useMe().actor;
  const [search] = useSearchParams();
  const lists = listsOf[role === 'department' || role === 'school' ? role : 'province'];
  const names = Object.keys(lists);
  const wanted = search.get('show');
  const shown = names.find(name => name === wanted) ?? names[0];
  const list = useTerminations(lists[shown]);
  return (
    <DeskPage title={t.list}>
      <FilterLinks label={t.queue.label} options={names.map(name => ({ to: `${paths.terminations}?show=${name}`, label: t.queue[name as keyof typeof t.queue], current: name === shown }))} />
      <Loadable query={list}>{data => <>
        <DeskTable<TerminationRow> label={t.list} rowKey="id" dataSource={data.pages.flatMap(page => page.items)} locale={{ emptyText: <div className="desk-empty"><p>{t.none}</p><p>{t.noneLead}</p></div> }}
          columns={[
            { title: t.graduate, render: (_, row) => <><Link className="desk-link" to={paths.termination(row.id)}>{row.graduateName}</Link><br /><small>{role === 'school' || role === 'department' ? '' : `${row.schoolName} `}{row.departmentName}</small></> },
            { title: t.employer, render: (_, row) => <>{row.employerName}<br /><small>{row.position}</small></> },
            { title: t.askedBy, render: (_, row) => <>{titles.role[row.askedBy]}<br /><small className="num">{format.moment(row.askedAt, language)}</small></> },
            { title: t.status, render: (_, row) => <><TerminationTag status={row.status} />{row.silent && <> <span className="tag wait" data-mark="…">{t.silent}</span></>}{row.overdue && <> <span className="tag wait" data-mark="…">{t.overdue}</span></>}</> },
            { title: t.until, render: (_, row) => <span className="num">{row.until === null ? '—' : format.moment(row.until, language)}</span> },
          ]} />
        <MoreButton query={list} />
      </>}</Loadable>
    </DeskPage>
  );
}
