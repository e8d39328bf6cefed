import { Link } from 'react-router';
import type { MessageView } from '@netsign/contracts';
import { MessageRows, messagePhrases, ProblemBanner, unreadPhrases, useMarkRead, useMessages, usePhrases, useUnread } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Answer } from '../../parts/answer.js';
import { Page } from '../../parts/page.js';
import { paths } from '../../paths.js';
import { identity } from '../../platform.js';
import { useAgreements, useAllInvitations } from '../../signing.queries.js';

const caseOf = ({ kind, caseId }: MessageView) => (caseId === null ? paths.home : kind === 'agreement' ? paths.agreement(caseId) : kind === 'termination' ? paths.termination(caseId) : paths.invitation(caseId));

/** The employer's name by case; an old invitation beyond the first page is told without. */
function useNames(): ReadonlyMap<string, string> {
  const invited = useAllInvitations().data?.pages.flatMap(page => page.items) ?? [];
  const signed = useAgreements().data?.items ?? [];
  return new Map([...invited, ...signed].map(({ id, employerName }) => [id, employerName]));
}

/** What happened to my invitations and agreements, newest first. Opening a message reads it. */
export default function MessagesPage() {
  const t = useT();
  const { title } = usePhrases(unreadPhrases);
  const words = usePhrases(messagePhrases);
  const box = useMessages(identity);
  const unread = useUnread(identity);
  const read = useMarkRead(identity);
  const names = useNames();
  const open = ({ id, readAt }: MessageView) => { if (readAt === null) read.mutate([id]); };
  return (
    <Page title={title} back={paths.me}>
      <ProblemBanner problem={read.error} />
      <Answer query={box}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <section className="card"><h2>{words.empty}</h2><p className="small">{words.emptyLead.graduate}</p></section>;
          return (
            <>
              <button type="button" className="btn wide" aria-disabled={unread === 0} onClick={() => { if (unread > 0 && !read.isPending) read.mutate('all'); }}>{words.allRead}</button>
              <section className="card"><MessageRows items={items} reader="graduate" to={caseOf} names={names} onOpen={open} Link={Link} /></section>
              {box.hasNextPage && <button type="button" className="btn wide" disabled={box.isFetchingNextPage} onClick={() => { void box.fetchNextPage(); }}>{t.more}</button>}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
