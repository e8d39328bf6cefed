import { useSyncExternalStore } from 'react';
import { usePhrases } from '@netsign/ui';
import { deskPhrases } from './phrases.js';

function listen(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Says that there is no network, and that the page heals itself; always there, so that it is heard. */
export function OfflineNote() {
  const t = usePhrases(deskPhrases);
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return <div role="status">{!online && <div className="banner wait desk-offline"><strong aria-hidden="true">…</strong><p>{t.offline}</p></div>}</div>;
}
