import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { End } from '@netsign/contracts';
import { MESSAGES } from './unread.js';

const SETTLE_MS = 120;

/** What may be out of date, from narrow to wide: the message box, something the reader sees, or even whether he is still signed in. */
const wider = ['message', 'case', 'session'] as const;
type News = (typeof wider)[number];

/** Reads one message of the stream, `{kind, id, version}`; what it does not know counts as a change. */
function newsOf(data: unknown): News {
  const kind = typeof data === 'string' ? (JSON.parse(data) as { kind?: string }).kind : undefined;
  return kind === 'session.ended' ? 'session' : kind === 'message.changed' ? 'message' : 'case';
}

/**
 * Listens to `/api/<end>/events` and reads again what is on the screen when something of the reader's changed, or when the
 * stream came back after a break. One tab holds the stream (a Web Lock); it tells the others over a BroadcastChannel. When it
 * closes, another takes over, and all read again: what was said in between nobody has heard.
 */
export function useLiveUpdates(end: End, account: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (account === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let widest: News = 'message';
    const refresh = (news: News) => {
      if (wider.indexOf(news) > wider.indexOf(widest)) widest = news;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const reach = widest;
        widest = 'message';
        void queries.invalidateQueries({ predicate: ({ queryKey: [about] }) => reach === 'session' || (reach === 'case' ? about !== 'session' : about === MESSAGES) });
      }, SETTLE_MS);
    };
    const stop = listen(end, account, refresh);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [end, account, queries]);
}

function listen(end: End, account: string, refresh: (news: News) => void): () => void {
  const name = `netsign-events-${end}-${account}`;
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : null;
  channel?.addEventListener('message', ({ data }: MessageEvent<News>) => { refresh(data); });
  const heard = (news: News) => {
    channel?.postMessage(news);
    refresh(news);
  };
  const stopped = new AbortController();
  if (!('locks' in navigator)) {
    const close = openStream(end, heard);
    stopped.signal.addEventListener('abort', close);
  } else {
    const lead = (tookOver: boolean) => new Promise<void>(resolve => {
      if (stopped.signal.aborted) { resolve(); return; }
      const close = openStream(end, heard, tookOver);
      stopped.signal.addEventListener('abort', () => {
        close();
        resolve();
      });
    });
    const leading = navigator.locks.request(name, { ifAvailable: true }, lock => (lock === null ? false : lead(false).then(() => true)))
      .then(led => (led || stopped.signal.aborted ? undefined : navigator.locks.request(name, { signal: stopped.signal }, () => lead(true))));
    leading.catch((error: unknown) => { if (!stopped.signal.aborted) throw error; });
  }
  return () => {
    stopped.abort();
    channel?.close();
  };
}

/**
 * Opens the stream. One that comes back, here or after another tab's (`gap`), counts as a change. When the browser gives up (after a refusal it does), the session
 * may be over, so that is read again, and the stream is opened anew.
 */
function openStream(end: End, heard: (news: News) => void, gap = false): () => void {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  let broken = gap;
  const open = () => {
    source = new EventSource(`/api/${end}/events`);
    source.addEventListener('message', ({ data }: MessageEvent<unknown>) => { heard(newsOf(data)); });
    source.addEventListener('open', () => {
      if (broken) heard('case');
      broken = false;
    });
    source.addEventListener('error', () => {
      broken = true;
      if (source.readyState !== EventSource.CLOSED) return;
      again = setTimeout(open, 5000);
      heard('session');
    });
  };
  open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}
