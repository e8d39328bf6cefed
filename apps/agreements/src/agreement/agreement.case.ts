import { agreementEnded, type AgreementStatus, type CaseFact, type ErrorCode } from '@netsign/contracts';
import type { Tx } from '@netsign/platform';
import { decide } from '@netsign/workflow';
import { agreements, type Agreement } from './agreement.entity.js';
import { agreementWorkflow } from './agreement.workflow.js';

/** What every event about an agreement says. */
export const agreementFact = ({ id, graduateId, year, department, school, province, employer, status }: Agreement, to: AgreementStatus): CaseFact =>
  ({ caseId: id, kind: 'agreement', graduateId, year, department, school, province, employer, from: status, to });

/** Why an agreement that stands here cannot be ended, or null. */
export function whyNotEnded(status: AgreementStatus, now: Date): ErrorCode | null {
  const decision = decide(agreementWorkflow, { state: status, action: 'end', by: 'school', facts: { now } });
  return decision.ok ? null : decision.code;
}

/** Ends an agreement in force and frees the graduate, in the transaction of what ends it. The ledger hears of it by the event. */
export function endAgreement(tx: Tx, agreement: Agreement): void {
  tx.delete('live_case', { graduateId: agreement.graduateId, caseId: agreement.id });
  tx.move(agreements, agreement, { status: 'ended', updatedAt: tx.now }, { event: agreementEnded, data: agreementFact(agreement, 'ended'), action: 'end', from: agreement.status, to: 'ended' });
}
