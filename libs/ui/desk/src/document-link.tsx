import { documentAddress } from '@netsign/api-client';
import type { AgreementView, End } from '@netsign/contracts';
import { format, usePhrases } from '@netsign/ui';
import { deskPhrases } from './phrases.js';

/** The printed agreement to save; while it is being made, or has no number yet, that it is still to come. */
export function DocumentLink({ end, agreement: { id, number, document } }: { end: End; agreement: Pick<AgreementView, 'id' | 'number' | 'document'> }) {
  const t = usePhrases(deskPhrases);
  if (document === null) return <span className="desk-quiet">{number === null ? t.documentLater : t.documentMaking}</span>;
  return <a className="desk-link" href={documentAddress(end, id)} download>{t.documentDownload(format.fileSize(document.bytes))}</a>;
}
