import { Controller } from '@nestjs/common';
import type { CaseFact } from '@netsign/contracts';
import { EventPath, many, OnTopic, type EventBatch, type Inbound } from '@netsign/platform';
import { Tally } from '../boards/board.counts.js';
import type { CasePosition } from '../boards/board.entity.js';
import { foldPositions, positionsText } from '../boards/position.fold.js';
import { ledgerAggregate } from './ledger.aggregate.js';
import type { Ledger, LedgerAnswer } from './ledger.entity.js';
import { answersText, foldLedger, ledgerText } from './ledger.fold.js';

export const LEDGER = Symbol('ledger');

/** Ledger and boards take one batch of cases in one transaction: what is counted is what is recorded. Returns the counts that change. */
export async function foldCases({ events, tx }: EventBatch): Promise<Tally> {
  const cases = events as readonly Inbound<CaseFact>[];
  const graduates = [...new Set(cases.map(event => event.data.graduateId))].sort();
  const ids = [...new Set(cases.map(event => event.data.caseId))].sort();
  const { rows, answers, positions } = await tx.read({
    rows: many<Ledger>(ledgerText, [graduates]), answers: many<LedgerAnswer>(answersText, [graduates, ids]), positions: many<CasePosition>(positionsText, [graduates, ids]),
  });
  const tally = new Tally();
  const said = foldLedger(cases, { rows, answers }, tx.batch(ledgerAggregate), tally);
  for (const statement of [...said, ...foldPositions(cases, positions, tally), ...tally.statements()]) tx.add(statement);
  return tally;
}

@Controller()
export class LedgerConsumer {
  constructor(private readonly path: EventPath) {}

  @OnTopic('agreements', LEDGER)
  async onAgreements(batch: EventBatch): Promise<void> {
    const tally = await foldCases(batch);
    batch.tx.afterCommit(() => this.path.signal(tally.signals()));
  }
}
