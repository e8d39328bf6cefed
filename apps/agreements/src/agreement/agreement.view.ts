import type { AgreementView } from '@netsign/contracts';
import type { Agreement } from './agreement.entity.js';

/** The document as it is kept, or null while it is still to be made. */
export const documentOf = ({ documentDigest, documentBytes, documentMadeAt }: Pick<Agreement, 'documentDigest' | 'documentBytes' | 'documentMadeAt'>): AgreementView['document'] =>
  (documentDigest === null || documentBytes === null || documentMadeAt === null ? null : { digest: documentDigest, bytes: documentBytes, madeAt: documentMadeAt.toISOString() });
