import { useId, useState, type DragEvent } from 'react';
import { usePhrases } from '@netsign/ui';
import { verifyPhrases } from './verify.phrases.js';

/** SHA-256 of a file in hex, computed here: the file goes nowhere. */
async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

type Outcome = { readonly kind: 'same' | 'different'; readonly name: string } | { readonly kind: 'unreadable' };

/** Holds a file against the digest of the document that the platform keeps. */
export function FileCompare({ digest }: { digest: string }) {
  const t = usePhrases(verifyPhrases);
  const id = useId();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (typeof crypto.subtle === 'undefined') return <p>{t.insecure}</p>;
  const compare = (file: File | undefined) => {
    if (file === undefined) return;
    digestOf(file).then(found => { setOutcome({ kind: found === digest ? 'same' : 'different', name: file.name }); }, () => { setOutcome({ kind: 'unreadable' }); });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    compare(event.dataTransfer.files[0]);
  };
  return (
    <div className="form" onDragOver={event => { event.preventDefault(); }} onDrop={drop}>
      <p>{t.fileLead}</p>
      <div className="choose-file">
        <input id={id} className="unseen" type="file" accept="application/pdf,.pdf" onChange={event => { compare(event.target.files?.[0]); }} />
        <label className="btn wide" htmlFor={id}>{t.choose}</label>
        <p className="small">{t.drop}</p>
      </div>
      <div role="status">
        {outcome !== null && (
          <div className={`banner ${outcome.kind === 'same' ? 'ok' : 'stop'}`}>
            <strong aria-hidden="true">{outcome.kind === 'same' ? '✓' : '△'}</strong>
            <p>{outcome.kind === 'unreadable' ? t.unreadable : t[outcome.kind](outcome.name)}</p>
          </div>
        )}
      </div>
    </div>
  );
}
