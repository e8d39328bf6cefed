import type { Difference } from '@netsign/contracts';
import type { Clause } from './agreement-text.js';

/** The clauses that read otherwise than before, in the order of the new text; those it has no more come last. */
export function differenceOf(before: readonly Clause[], after: readonly Clause[]): Difference[] {
  const old = new Map(before.map(clause => [clause.key, clause]));
  const kept = new Set(after.map(clause => clause.key));
  return [
    ...after.map(clause => ({ key: clause.key, label: clause.label, before: old.get(clause.key)?.value ?? '', after: clause.value })),
    ...before.filter(clause => !kept.has(clause.key)).map(clause => ({ key: clause.key, label: clause.label, before: clause.value, after: '' })),
  ].filter(one => one.before !== one.after);
}
