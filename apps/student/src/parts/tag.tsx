import type { ReactNode } from 'react';

export type TagKind = 'ok' | 'wait' | 'stop' | 'info' | 'over';
const marks: Record<TagKind, string> = { ok: '✓', wait: '…', stop: '△', info: '→', over: '–' };

/** A state as word, mark and colour. */
export const Tag = ({ kind, children }: { kind: TagKind; children: ReactNode }) => <span className={`tag ${kind}`} data-mark={marks[kind]}>{children}</span>;
