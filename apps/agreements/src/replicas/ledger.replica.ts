import { ledgerCleared, ledgerRecorded, ledgerReplaced } from '@netsign/contracts';
import { is, upsertNewer, type Inbound, type Row, type SystemTx } from '@netsign/platform';

const columns = { graduateId: 'uuid', sequence: 'int', owner: 'text', caseId: 'uuid', outcome: 'text', department: 'text', school: 'text', province: 'text' };

/** Keeps the effective outcomes that other services own; an outcome of our own clears the row, since our tables speak for it. */
export function foldLedger(tx: SystemTx, events: readonly Inbound[]): void {
  const last = new Map<string, Row>();
  for (const event of events) {
    const effective = is(ledgerRecorded, event) || is(ledgerReplaced, event);
    if (!effective && !is(ledgerCleared, event)) continue;
    const { graduateId, sequence, owner, caseId, outcome, department, school, province } = event.data;
    const theirs = effective && owner !== 'agreements';
    last.set(graduateId, { graduateId, sequence, owner: theirs ? owner : null, caseId: theirs ? caseId : null, outcome: theirs ? outcome : null, department, school, province });
  }
  if (last.size === 0) return;
  tx.add(upsertNewer('ledger_replica', 'graduateId', columns, [...last.values()].sort(byGraduate), 'sequence'));
}

const byGraduate = (one: Row, other: Row) => String(one['graduateId']).localeCompare(String(other['graduateId']));
