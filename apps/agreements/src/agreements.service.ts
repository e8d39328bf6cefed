import { CohortKeyReplica, type Service } from '@netsign/platform';
import { Agreement, AgreementCounter } from './agreement/agreement.entity.js';
import { AppModule } from './app.module.js';
import { DocumentTask } from './document/document-task.entity.js';
import { LEDGER, REPLICAS } from './groups.js';
import { Invitation, LiveCase } from './invitation/invitation.entity.js';
import { RefusalDraft } from './invitation/refusal-draft.entity.js';
import { Agreements1790000100000 } from './migrations/1790000100000-agreements.js';
import { EmployerReplica } from './replicas/employer.replica.js';
import { GraduateReplica } from './replicas/graduate.replica.js';
import { LedgerReplica } from './replicas/ledger.replica.js';
import { OrganisationReplica } from './replicas/organisation.replica.js';
import { sight } from './sight.js';
import { Termination } from './termination/termination.entity.js';

/** The agreements service, whole: what the platform needs to run it. */
export const agreementsService: Service = {
  name: 'agreements',
  module: AppModule,
  schema: {
    entities: [Invitation, LiveCase, RefusalDraft, Agreement, AgreementCounter, Termination, DocumentTask, GraduateReplica, OrganisationReplica, EmployerReplica, CohortKeyReplica, LedgerReplica],
    migrations: [Agreements1790000100000],
    sight,
  },
  constraints: { live_case_one: 'SIGNING_IN_FLIGHT', invitation_one_open: 'INVITATION_ALREADY_OPEN', termination_one_open: 'TERMINATION_ALREADY_OPEN', burnt_proof_once: 'PROOF_USED' },
  groups: [REPLICAS, LEDGER],
};
