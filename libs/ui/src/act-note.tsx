import { usePhrases } from './language.js';
import { uiPhrases } from './phrases.js';
import type { ActState } from './use-act.js';

/** Says what an act under way is doing; announced politely. Empty otherwise, but always there, so that it is heard. */
export function ActNote({ state }: { state: ActState }) {
  const t = usePhrases(uiPhrases);
  return (
    <div role="status" aria-live="polite">
      {state === 'sending' && <p className="small">{t.sending}</p>}
      {state === 'confirming' && <div className="banner wait"><p><strong>{t.confirming}</strong><br /><small>{t.confirmingMore}</small></p></div>}
    </div>
  );
}
