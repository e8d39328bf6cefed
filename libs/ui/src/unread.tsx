import { useQuery } from '@tanstack/react-query';
import type { IdentityClient } from '@netsign/api-client';
import { phraseBook, usePhrases } from './language.js';

/* What every page shows of the message box. Apart from the box itself, so that a first page does not load its words. */

/** Everything read from the box has this key first: a signal about messages reads these again, and only these (`live.ts`). */
export const MESSAGES = 'messages';

/** How many messages are unread; 0 until it is known. A badge never stands in the way of a page, so a failure shows nothing. */
export const useUnread = (identity: IdentityClient, enabled = true): number =>
  useQuery({ enabled, queryKey: [MESSAGES, 'unread'], queryFn: async ({ signal }) => (await identity.listMessages({ limit: 1 }, { signal })).unread }).data ?? 0;

/** The word for the box, and its badge in words. */
export const unreadPhrases = phraseBook(
  { title: '消息', unread: (count: string) => `${count} 条未读` },
  { title: 'Messages', unread: count => `${count} unread` },
);

/** The count beside a menu entry; nothing when all is read. */
export function UnreadBadge({ count }: { count: number }) {
  const t = usePhrases(unreadPhrases);
  if (count === 0) return null;
  const shown = count > 99 ? '99+' : String(count);
  return <span className="badge num"><span aria-hidden="true">{shown}</span><span className="unseen">{t.unread(shown)}</span></span>;
}
