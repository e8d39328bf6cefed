import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { Countdown, serverNow, useMe } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Answer, FirstCard } from '../../parts/answer.js';
import { Page } from '../../parts/page.js';
import { SigningProgress } from '../../parts/progress.js';
import { Tag } from '../../parts/tag.js';
import { paths } from '../../paths.js';
import { useAgreements, useInvitationOf, useOpenInvitations } from '../../signing.queries.js';
import { NextCard } from './next-card.js';
import { nextThing } from './next-thing.js';

/* Few ever see it: loaded once there is an agreement to end. */
const OpenEnding = lazy(() => import('../../parts/open-ending.js'));

/** One card: the next thing, whose turn it is, until when. Then the way it goes, then the rest. */
export function HomePage() {
  const t = useT();
  const me = useMe();
  const own = me.graduates.find(one => one.graduate === me.actor.graduate);
  const place = own === undefined ? me.organisation : `${own.school} · ${own.department} · ${t.records.year(own.year)}`;
  const open = useOpenInvitations();
  const agreements = useAgreements();
  return (
    <Page title={me.name} aside={<span className="small">{place}</span>}>
      <Answer query={open} loading={<FirstCard />}>
        {({ items }) => (
          <Answer query={agreements} loading={<FirstCard />}>
            {signed => {
              const next = nextThing(items, signed.items, serverNow());
              const shown = next.kind === 'answer' || next.kind === 'review' ? next.row.id : null;
              const waiting = items.filter(one => one.status === 'offered' && one.id !== shown);
              const invitation = shown ?? (next.kind === 'none' ? null : 'agreement' in next ? next.agreement.invitationId : null);
              return (
                <>
                  <NextCard next={next} />
                  {next.kind === 'settled' && <Suspense fallback={null}><OpenEnding agreement={next.agreement.id} /></Suspense>}
                  {invitation !== null && <Way id={invitation} />}
                  <section className="card">
                    <h2>{t.home.others}</h2>
                    <ul className="rows">
                      {waiting.length > 0 && (
                        <li><Link to={items.filter(one => one.status === 'offered').length > 1 ? paths.compare : paths.signing}><span>{t.home.otherInvitations(waiting.length)}<br /><small>{waiting[0].employerName}{waiting[0].until !== null && <> · <Countdown until={waiting[0].until} /></>}</small></span><Tag kind="info">{t.home.compare}</Tag></Link></li>
                      )}
                      <li><Link to={paths.destination}><span>{t.home.destination}<br /><small>{t.home.destinationNote}</small></span><Tag kind="over">{t.home.notOpen}</Tag></Link></li>
                    </ul>
                  </section>
                  <p className="small">{t.home.fourForbidden}</p>
                </>
              );
            }}
          </Answer>
        )}
      </Answer>
    </Page>
  );
}

function Way({ id }: { id: string }) {
  const t = useT();
  const invitation = useInvitationOf(id);
  return (
    <Answer query={invitation}>
      {view => <section className="card"><h2>{t.home.where}</h2><SigningProgress view={view} /></section>}
    </Answer>
  );
}
