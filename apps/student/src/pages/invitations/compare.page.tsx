import { useState } from 'react';
import { Link } from 'react-router';
import type { InvitationView } from '@netsign/contracts';
import { Countdown, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Answer } from '../../parts/answer.js';
import { LawMarks } from '../../parts/law-marks.js';
import { Page } from '../../parts/page.js';
import { paths } from '../../paths.js';
import { useInvitationsOf, useOpenInvitations } from '../../signing.queries.js';

/** More than fit a screen are never open at once; each is one more request. */
const MOST = 8;
/** What is the same for every offer to this graduate, stands in the head of its column, or cannot be weighed. */
const SAME: ReadonlySet<string> = new Set(['form', 'year', 'employer.name', 'graduate.name', 'graduate.school', 'school', 'contactName']);

/** The invitations that wait for an answer, term by term beside each other. The table scrolls in its own box. */
export function ComparePage() {
  const t = useT();
  const open = useOpenInvitations();
  return (
    <Page title={t.compare.title} back={paths.signing}>
      <Answer query={open}>{({ items }) => <Columns ids={items.filter(one => one.status === 'offered').slice(0, MOST).map(one => one.id)} />}</Answer>
    </Page>
  );
}

function Columns({ ids }: { ids: readonly string[] }) {
  const t = useT();
  const query = useInvitationsOf(ids);
  if (ids.length < 2) return <section className="card"><h2>{t.compare.few}</h2><p className="small">{t.compare.fewLead}</p><Link className="btn wide room" to={paths.signing}>{t.back}</Link></section>;
  return <Answer query={query}>{views => <Table views={views} />}</Answer>;
}

const valueOf = (view: InvitationView, key: string) => view.text.find(clause => clause.key === key)?.value ?? '—';

function Table({ views }: { views: readonly InvitationView[] }) {
  const t = useT();
  const { language } = useLanguage();
  const names: Record<string, string> = useTitles().term;
  const [differing, setDiffering] = useState(false);
  const clauses = views[0].text.filter(clause => !SAME.has(clause.key));
  const differs = (key: string) => new Set(views.map(view => valueOf(view, key))).size > 1;
  const rows = clauses.filter(({ key }) => !differing || differs(key));
  return (
    <>
      <p className="small">{t.compare.lead}</p>
      <label className="tick"><input type="checkbox" checked={differing} onChange={event => { setDiffering(event.target.checked); }} />{t.compare.onlyDiffering}</label>
      <div className="beside" role="region" aria-label={t.compare.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col"><span className="unseen">{t.compare.term}</span></th>
              {views.map(view => (
                <th key={view.id} scope="col">
                  <Link to={paths.invitation(view.id)}>{view.employer.name}</Link>
                  {view.until !== null && <span className="small"><br />{t.home.left} <Countdown until={view.until} /></span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label }) => (
              <tr key={key} className={differs(key) ? 'differs' : ''}>
                <th scope="row">{language === 'en' ? names[key] ?? label : label}</th>
                {views.map(view => <td key={view.id} lang="zh-CN">{valueOf(view, key)}<LawMarks view={view} term={key} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
