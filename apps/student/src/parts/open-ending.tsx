import { Link } from 'react-router';
import { Countdown, terminationPhrases, usePhrases } from '@netsign/ui';
import { paths } from '../paths.js';
import { useEndings } from '../termination.queries.js';
import { TerminationTag } from './endings.js';

/** A request to end the agreement that is still open: above everything when it waits for the graduate. Draws nothing where there is none. */
export default function OpenEnding({ agreement }: { agreement: string }) {
  const t = usePhrases(terminationPhrases);
  const open = useEndings(agreement).data?.items.find(one => one.owner !== null);
  if (open === undefined) return null;
  const mine = open.owner === 'graduate';
  return (
    <section className={`card ${mine ? 'lead' : ''}`} aria-live="polite">
      <TerminationTag status={open.status} />
      {mine && open.until !== null && <p className="small"><Countdown until={open.until} /></p>}
      <p className="room"><Link className={`btn wide ${mine ? 'primary' : ''}`} to={paths.termination(open.id)}>{t.see}</Link></p>
    </section>
  );
}
