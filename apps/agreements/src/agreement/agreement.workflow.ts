import type { ActorRole, AgreementAction, AgreementStatus, ErrorCode } from '@netsign/contracts';
import { workflow } from '@netsign/workflow';

export interface AgreementFacts { readonly now: Date }
/** Ending an agreement is its own workflow; this table ends where the agreement is in force. */
export type OpenAgreementStatus = Exclude<AgreementStatus, 'ended'>;

/** From the school's certification to the ledger's word (docs/domain.md §Ledger). The ledger, last judge, is an actor like anybody else. */
export const agreementWorkflow = workflow<OpenAgreementStatus, AgreementAction, ActorRole, AgreementFacts, ErrorCode>({
  name: 'agreement',
  states: {
    certified: { owner: 'ledger', until: 'ledgerDueAt', otherwise: 'AGREEMENT_IN_LEDGER' },
    in_force: { owner: null, otherwise: 'AGREEMENT_IN_FORCE' },
    failed: { owner: null, otherwise: 'AGREEMENT_FAILED' },
  },
  arrows: [
    { from: null, action: 'open', by: 'school', to: 'certified', emits: 'agreement.certified.v1' },
    { from: 'certified', action: 'record', by: 'ledger', to: 'in_force', emits: 'agreement.in-force.v1' },
    { from: 'certified', action: 'decline', by: 'ledger', to: 'failed', emits: 'agreement.failed.v1' },
  ],
});

export const agreementOnTime: Partial<Record<OpenAgreementStatus, string>> = { certified: 'an alarm after 60 s; only the ledger moves it' };
