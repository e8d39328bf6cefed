import type { ActorRole, AgreementAction, AgreementStatus, ErrorCode } from '@netsign/contracts';
import { workflow } from '@netsign/workflow';

export interface AgreementFacts { readonly now: Date }

/** From the school's certification over the ledger's word (docs/domain.md §Ledger) to the end by a termination. The ledger, last judge, is an actor like anybody else. */
export const agreementWorkflow = workflow<AgreementStatus, AgreementAction, ActorRole, AgreementFacts, ErrorCode>({
  name: 'agreement',
  states: {
    certified: { owner: 'ledger', until: 'ledgerDueAt', otherwise: 'AGREEMENT_IN_LEDGER' },
    in_force: { owner: null, rests: true, otherwise: 'AGREEMENT_IN_FORCE' },
    failed: { owner: null, otherwise: 'AGREEMENT_FAILED' },
    ended: { owner: null, otherwise: 'AGREEMENT_ENDED' },
  },
  arrows: [
    { from: null, action: 'open', by: 'school', to: 'certified', emits: 'agreement.certified.v1' },
    { from: 'certified', action: 'record', by: 'ledger', to: 'in_force', emits: 'agreement.in-force.v1' },
    { from: 'certified', action: 'decline', by: 'ledger', to: 'failed', emits: 'agreement.failed.v1' },
    { from: 'in_force', action: 'end', by: 'school', to: 'ended', emits: 'agreement.ended.v1' },
  ],
});

export const agreementOnTime: Partial<Record<AgreementStatus, string>> = { certified: 'an alarm after 60 s; only the ledger moves it' };
