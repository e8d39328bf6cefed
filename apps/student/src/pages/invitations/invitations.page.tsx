import { Link } from 'react-router';
import type { InvitationRow } from '@netsign/contracts';
import { Countdown, format, ProblemBanner, useLanguage } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Loading } from '../../parts/answer.js';
import { Page } from '../../parts/page.js';
import { SigningTabs } from '../../parts/signing-tabs.js';
import { InvitationTag } from '../../parts/signing-status.js';
import { paths } from '../../paths.js';
import { useAllInvitations } from '../../signing.queries.js';

/** All invitations, newest first: who, what, how much, until when. */
export function InvitationsPage() {
  const t = useT();
  const list = useAllInvitations();
  const rows = list.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Page title={t.signing.title}>
      <SigningTabs />
      {list.isPending && <Loading />}
      <ProblemBanner problem={list.error} retry={() => { void list.refetch(); }} />
      {list.isSuccess && rows.length === 0 && <section className="card"><h2>{t.signing.emptyInvitations}</h2><p className="small">{t.signing.emptyInvitationsLead}</p></section>}
      {rows.filter(row => row.status === 'offered').length > 1 && <Link className="btn wide" to={paths.compare}>{t.compare.open}</Link>}
      <ul className="cards side-by-side">{rows.map(row => <li key={row.id}><Row row={row} /></li>)}</ul>
      {list.hasNextPage && <button type="button" className="btn wide" disabled={list.isFetchingNextPage} onClick={() => { void list.fetchNextPage(); }}>{t.more}</button>}
    </Page>
  );
}

function Row({ row }: { row: InvitationRow }) {
  const t = useT();
  const { language } = useLanguage();
  return (
    <Link className="card pick" to={paths.invitation(row.id)}>
      <span className="between"><InvitationTag status={row.status} until={row.until} />{row.status === 'offered' && row.until !== null && <span className="small"><Countdown until={row.until} /></span>}</span>
      <strong>{row.employerName}</strong>
      <span>{row.position}</span>
      <span className="small">{row.workPlace} · {row.monthlyPay === null ? t.signing.payOpen : t.signing.pay(format.money(row.monthlyPay, language))}</span>
    </Link>
  );
}
