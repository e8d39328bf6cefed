import type { ReactNode } from 'react';
import type { InvitationRow } from '@netsign/contracts';
import { Countdown, format, useLanguage, useMe } from '@netsign/ui';
import { AgreementTag, DeskPage, InvitationTag, LinkButton, Loadable, Together } from '@netsign/ui/desk';
import { Link } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { useCounts } from '../../counts.queries.js';
import { useDrafts, useEnded, useInForce, useOwnEmployer, useWaiting } from './workbench.queries.js';

/** First what needs the employer's own act, then what it waits for, then what is settled. */
export default function WorkbenchPage() {
  const t = useText();
  const { language } = useLanguage();
  const [drafts, waiting, ended, inForce, own] = [useDrafts(), useWaiting(), useEnded(), useInForce(), useOwnEmployer(useMe().actor.employer)];
  const counts = useCounts(undefined);
  return (
    <DeskPage title={t.workbench.title} end={<LinkButton primary to={paths.newInvitation}>{t.nav.invite}</LinkButton>}>
      <Together queries={[drafts, waiting, ended, inForce, own]}>
        <Standing />
        <Section title={titled(t.workbench.mine, counts.of('draft'))} hint={drafts.data?.items.length === 0 ? undefined : t.workbench.mineHow}>
          <Loadable query={drafts}>{page => <Rows rows={page.items} empty={t.workbench.mineEmpty} />}</Loadable>
        </Section>
        <Section title={titled(t.workbench.theirs, counts.of('offered', 'department_review', 'school_review'))}>
          <Loadable query={waiting}>{page => <Rows rows={page.items} empty={t.workbench.theirsEmpty} />}</Loadable>
        </Section>
        <Ended />
        <Section title={t.workbench.settled}>
          <Loadable query={inForce}>{page => page.items.length === 0 ? <p className="desk-quiet">{t.workbench.settledEmpty}</p> : (
            <ul className="desk-list">
              {page.items.map(agreement => (
                <li key={agreement.id}>
                  <Link className="desk-link" to={paths.agreement(agreement.id)}>{agreement.graduateName} · {agreement.position}</Link>
                  <span className="desk-quiet num">{agreement.number}</span>
                  <AgreementTag status={agreement.status} />
                  {agreement.inForceAt !== null && <span className="desk-quiet num">{format.moment(agreement.inForceAt, language)}</span>}
                </li>
              ))}
            </ul>
          )}</Loadable>
        </Section>
      </Together>
    </DeskPage>
  );
}

/** What came to nothing lately. Withdrawn ones are the employer's own doing and are not brought up again. */
function Ended() {
  const t = useText();
  const ended = useEnded();
  if (ended.data?.items.length === 0) return null;
  return <Section title={t.workbench.ended} hint={t.workbench.endedHow}><Loadable query={ended}>{page => <Rows rows={page.items} empty="" />}</Loadable></Section>;
}

const titled = (title: string, count: number | null): string => (count === null ? title : `${title}（${count}）`);

function Section({ title, hint, children }: { title: string; hint?: string | undefined; children: ReactNode }) {
  return <section className="card desk-stack"><div><h2>{title}</h2>{hint !== undefined && <p className="desk-quiet">{hint}</p>}</div>{children}</section>;
}

function Rows({ rows, empty }: { rows: readonly InvitationRow[]; empty: string }) {
  const t = useText();
  const { language } = useLanguage();
  if (rows.length === 0) return <p className="desk-quiet">{empty}</p>;
  return (
    <ul className="desk-list">
      {rows.map(row => (
        <li key={row.id}>
          <Link className="desk-link" to={paths.invitation(row.id)}>{row.graduateName} · {row.position === '' ? t.list.noName : row.position}</Link>
          <span className="desk-quiet">{row.schoolName} {row.departmentName}</span>
          <InvitationTag status={row.status} />
          {row.until !== null ? <span className="desk-quiet"><Countdown until={row.until} /></span> : <span className="desk-quiet num">{format.moment(row.updatedAt, language)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Whether this employer may invite at all, said before it tries. */
function Standing() {
  const t = useText();
  const { language } = useLanguage();
  const own = useOwnEmployer(useMe().actor.employer);
  if (own.data == null) return null;
  if (own.data.status === 'suspended') return <div className="banner stop"><strong aria-hidden="true">△</strong><p>{t.workbench.suspended}</p></div>;
  if (own.data.authorisedUntil === null) return <div className="banner wait"><strong aria-hidden="true">…</strong><p>{t.workbench.noAuthorisation}</p></div>;
  return <p className="desk-quiet">{t.workbench.authorised(format.day(own.data.authorisedUntil, language))}</p>;
}
