import { Button } from 'antd';
import { Link } from 'react-router';
import type { IdentityClient } from '@netsign/api-client';
import type { MessageView } from '@netsign/contracts';
import { MessageRows, messagePhrases, ProblemBanner, unreadPhrases, useMarkRead, useMessages, usePhrases, useUnread, type MessageReader } from '@netsign/ui';
import { DeskPage } from './desk-page.js';
import { Loadable, MoreButton } from './loadable.js';

interface Props { readonly identity: IdentityClient; readonly reader: Exclude<MessageReader, 'graduate'>; readonly to: (message: MessageView) => string; readonly names?: ReadonlyMap<string, string> }

/** The message box of a desk end, as a page. Opening a message reads it. */
export function DeskMessages({ identity, reader, to, names }: Props) {
  const { title } = usePhrases(unreadPhrases);
  const t = usePhrases(messagePhrases);
  const box = useMessages(identity);
  const unread = useUnread(identity);
  const read = useMarkRead(identity);
  const open = ({ id, readAt }: MessageView) => { if (readAt === null) read.mutate([id]); };
  return (
    <DeskPage title={title} end={<Button disabled={unread === 0} loading={read.isPending} onClick={() => { read.mutate('all'); }}>{t.allRead}</Button>}>
      <ProblemBanner problem={read.error} />
      <section className="card desk-stack" aria-label={title}>
        <Loadable query={box}>{({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <div className="desk-empty"><strong>{t.empty}</strong><p>{t.emptyLead[reader]}</p></div>;
          return <MessageRows items={items} reader={reader} to={to} names={names} onOpen={open} Link={Link} />;
        }}</Loadable>
        <MoreButton query={box} />
      </section>
    </DeskPage>
  );
}
