import type { TerminationRow } from '@netsign/contracts';
import { format, terminationPhrases, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { DeskPage, DeskTable, FilterLinks, Loadable, MoreButton, TerminationTag } from '@netsign/ui/desk';
import { Link, useSearchParams } from 'react-router';
import { paths } from '../../paths.js';
import { useTerminations } from '../../termination.queries.js';

/** What each list holds. */
const queues = { mine: 'awaiting_employer', open: 'awaiting_graduate,department_review,school_review,force_requested', done: 'refused,withdrawn,rejected,terminated,forced' } as const;
type Queue = keyof typeof queues;
const isQueue = (text: string | null): text is Queue => text !== null && Object.hasOwn(queues, text);

/** Requests to end this employer's agreements: those to answer first. */
export default function TerminationListPage() {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles();
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const wanted = search.get('show');
  const queue: Queue = isQueue(wanted) ? wanted : 'mine';
  const list = useTerminations(queues[queue]);
  return (
    <DeskPage title={t.list}>
      <FilterLinks label={t.queue.label} options={(Object.keys(queues) as Queue[]).map(one => ({ to: `${paths.terminations}?show=${one}`, label: t.queue[one], current: one === queue }))} />
      <Loadable query={list}>{data => <>
        <DeskTable<TerminationRow> label={t.list} rowKey="id" dataSource={data.pages.flatMap(page => page.items)} locale={{ emptyText: <div className="desk-empty"><p>{t.none}</p><p>{t.noneLead}</p></div> }}
          columns={[
            { title: t.graduate, render: (_, row) => <><Link className="desk-link" to={paths.termination(row.id)}>{row.graduateName} · {row.position}</Link><br /><small>{row.schoolName} {row.departmentName}</small></> },
            { title: t.number, render: (_, row) => <span className="num">{row.agreementNumber}</span> },
            { title: t.askedBy, render: (_, row) => titles.role[row.askedBy] },
            { title: t.status, render: (_, row) => <><TerminationTag status={row.status} />{row.silent && <> <span className="tag wait" data-mark="…">{t.silent}</span></>}</> },
            { title: t.until, render: (_, row) => <span className="num">{row.until === null ? '—' : format.moment(row.until, language)}</span> },
          ]} />
        <MoreButton query={list} />
      </>}</Loadable>
    </DeskPage>
  );
}
