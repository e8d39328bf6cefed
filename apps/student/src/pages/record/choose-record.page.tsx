import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ProblemBanner, useMe } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Page } from '../../parts/page.js';
import { SignOut } from '../../parts/sign-out.js';
import { paths } from '../../paths.js';
import { useChooseRecord } from './record.queries.js';

/** Whoever graduates twice (a second degree, another cohort) says which record this is about. */
export function ChooseRecordPage() {
  const t = useT();
  const { graduates, actor } = useMe();
  const choose = useChooseRecord();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const take = (graduate: string) => {
    choose.mutate(graduate, {
      onSuccess: () => {
        queries.removeQueries({ predicate: query => query.queryKey[0] !== 'session' });
        void navigate(paths.home);
      },
    });
  };
  return (
    <Page title={t.records.title} back={actor.graduate === undefined ? undefined : paths.me}>
      <p>{t.records.lead}</p>
      <ProblemBanner problem={choose.error} />
      <ul className="cards">
        {graduates.map(one => (
          <li key={one.graduate}>
            <button type="button" className="card pick" aria-pressed={one.graduate === actor.graduate} disabled={choose.isPending} onClick={() => { take(one.graduate); }}>
              <strong>{one.school}</strong><span className="small">{one.department} · {t.records.year(one.year)}</span>
              {one.graduate === actor.graduate && <span className="tag info" data-mark="✓">{t.records.now}</span>}
            </button>
          </li>
        ))}
      </ul>
      {actor.graduate === undefined && <section className="card"><h2>{t.confirm.notYou}</h2><SignOut /></section>}
    </Page>
  );
}
