import { Link } from 'react-router';
import type { TerminationStatus } from '@netsign/contracts';
import { codeSentence, format, terminationPhrases, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { paths } from '../paths.js';
import { useEndings } from '../termination.queries.js';
import { Tag, type TagKind } from './tag.js';

const kinds: Record<TerminationStatus, TagKind> = {
  awaiting_employer: 'info', awaiting_graduate: 'wait', refused: 'over', withdrawn: 'over', department_review: 'info', school_review: 'info', rejected: 'stop', terminated: 'ok', force_requested: 'info', forced: 'ok',
};

export function TerminationTag({ status }: { status: TerminationStatus }) { return <Tag kind={kinds[status]}>{useTitles().terminationStatus[status]}</Tag>; }

/** What was asked to end an agreement, and the way to ask; why not, where it is not possible now. */
export function Endings({ agreement }: { agreement: string }) {
  const t = usePhrases(terminationPhrases);
  const { language } = useLanguage();
  const { data } = useEndings(agreement);
  if (data === undefined) return null;
  const ask = data.actions.find(one => one.action === 'ask');
  // Of an agreement that is not, or no longer, in force there is nothing to say here.
  const askable = ask !== undefined && (ask.allowed || ask.code?.startsWith('TERMINATION') === true);
  if (data.items.length === 0 && !askable) return null;
  return (
    <section className="card screen-only">
      <h2>{t.title}</h2>
      <ul className="cards">
        {data.items.map(one => (
          <li key={one.id}><Link className="card pick" to={paths.termination(one.id)}><TerminationTag status={one.status} /><span className="small num">{format.moment(one.askedAt, language)}</span></Link></li>
        ))}
      </ul>
      {askable && (ask.allowed ? <Link className="btn wide" to={paths.endAgreement(agreement)}>{t.ask.open}</Link> : ask.code !== null && <p className="small">{codeSentence(ask.code, language)}</p>)}
    </section>
  );
}
