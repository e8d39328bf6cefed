import { Module } from '@nestjs/common';
import { AgreementController } from './agreement/agreement.controller.js';
import { AgreementService } from './agreement/agreement.service.js';
import { HistoryService } from './history/history.service.js';
import { InvitationController } from './invitation/invitation.controller.js';
import { InvitationService } from './invitation/invitation.service.js';
import { UsualTimesService } from './invitation/usual-times.service.js';
import { ExpiryJob } from './jobs/expiry.job.js';
import { LedgerWaitJob } from './jobs/ledger-wait.job.js';
import { CohortKeyReplicaHandler } from './replicas/cohort-key.replica.js';
import { EmployerReplicaHandler } from './replicas/employer.replica.js';
import { GraduateReplicaHandler } from './replicas/graduate.replica.js';
import { LedgerReplicaHandler } from './replicas/ledger.replica.js';
import { OrganisationReplicaHandler } from './replicas/organisation.replica.js';

@Module({
  controllers: [InvitationController, AgreementController, OrganisationReplicaHandler, EmployerReplicaHandler, CohortKeyReplicaHandler, GraduateReplicaHandler, LedgerReplicaHandler],
  providers: [InvitationService, UsualTimesService, AgreementService, HistoryService, ExpiryJob, LedgerWaitJob],
})
export class AppModule {}
