import type { ComponentType, ReactNode } from 'react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { IdentityClient } from '@netsign/api-client';
import type { MessageView } from '@netsign/contracts';
import { moment } from './format.js';
import { useLanguage, usePhrases } from './language.js';
import { messagePhrases, sentenceOf } from './messages.phrases.js';
import { MESSAGES } from './unread.js';

const PAGE = 30;

export type MessageReader = 'graduate' | 'employer' | 'office';

/** The box, newest first, page by page. */
export const useMessages = (identity: IdentityClient) => useInfiniteQuery({
  queryKey: [MESSAGES, 'list'],
  queryFn: ({ pageParam, signal }) => identity.listMessages({ limit: PAGE, cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
});

/** Marks messages as read: some by id, or all. Twice is as good as once. */
export function useMarkRead(identity: IdentityClient) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: (ids: string[] | 'all') => identity.markRead({ ids }), onSettled: () => queries.invalidateQueries({ queryKey: [MESSAGES] }) });
}

interface RowsProps {
  readonly items: readonly MessageView[];
  readonly reader: MessageReader;
  /** Where a message leads, as the router of the end names it. */
  readonly to: (message: MessageView) => string;
  readonly onOpen: (message: MessageView) => void;
  /** Names of cases by id, from the service that keeps them and only as far as the reader sees them: no message holds a name. */
  readonly names?: ReadonlyMap<string, string>;
  readonly Link: ComponentType<{ to: string; onClick: () => void; children: ReactNode }>;
}

/** The messages as a list: what happened, what to do, when, and whether it is new. */
export function MessageRows({ items, reader, to, onOpen, names, Link }: RowsProps) {
  const { language } = useLanguage();
  const t = usePhrases(messagePhrases);
  return (
    <ul className="messages">
      {items.map(message => {
        const { title, lead } = sentenceOf(message, t.sentences, reader);
        const name = names?.get(message.caseId ?? '');
        return (
          <li key={message.id} className={message.readAt === null ? 'new' : undefined}>
            <div className="message-head">
              <Link to={to(message)} onClick={() => { onOpen(message); }}>{title}</Link>
              {message.readAt === null && <span className="tag info" data-mark="●">{t.unread}</span>}
              <time className="small num" dateTime={message.at}>{moment(message.at, language)}</time>
            </div>
            {/* The line is kept for a name that is still on its way: nothing moves when it comes. */}
            {names !== undefined && <p>{name ?? '\u00a0'}</p>}
            <p className="small">{lead}</p>
          </li>
        );
      })}
    </ul>
  );
}
