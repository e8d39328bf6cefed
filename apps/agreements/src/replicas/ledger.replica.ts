import { Controller } from '@nestjs/common';
import { ledgerCleared, ledgerRecorded, ledgerReplaced } from '@netsign/contracts';
import { is, OnTopic, upsertNewer, type EventBatch } from '@netsign/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { REPLICAS } from '../groups.js';

/** Effective outcomes that other services own; our own cases speak for themselves. */
@Entity()
export class LedgerReplica {
  @PrimaryColumn('uuid') graduateId: string;
  @Column('int') sequence: number;
  @Column('text', { nullable: true }) owner: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
}

const columns = { graduateId: 'uuid', sequence: 'int', owner: 'text', caseId: 'uuid', outcome: 'text', department: 'text', school: 'text', province: 'text' };

@Controller()
export class LedgerReplicaHandler {
  /** The last word on each graduate of the batch; an outcome of our own clears the row, since our tables speak for it. */
  @OnTopic('ledger', REPLICAS)
  async onLedger({ events, tx }: EventBatch): Promise<void> {
    const last = new Map<string, LedgerReplica>();
    for (const event of events) {
      const effective = is(ledgerRecorded, event) || is(ledgerReplaced, event);
      if (!effective && !is(ledgerCleared, event)) continue;
      const { graduateId, sequence, owner, caseId, outcome, department, school, province } = event.data;
      const theirs = effective && owner !== 'agreements';
      last.set(graduateId, { graduateId, sequence, owner: theirs ? owner : null, caseId: theirs ? caseId : null, outcome: theirs ? outcome : null, department, school, province });
    }
    const rows = [...last.values()].sort((one, other) => (one.graduateId < other.graduateId ? -1 : 1));
    if (rows.length > 0) tx.add(upsertNewer('ledger_replica', 'graduateId', columns, rows, 'sequence'));
  }
}
