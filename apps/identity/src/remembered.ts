import type { By, Tx } from '@netsign/platform';
import { json } from '@netsign/platform';

/** Keeps the counts of a batch with its idempotency key, so that a repeat answers the same: they are known only once the rules have run. */
export function remember(tx: Tx, { actor, endpoint, key }: By, counts: Readonly<Record<string, number>>): void {
  tx.update('idempotency', { account: actor.account, endpoint, key }, { result: json(counts) });
}
