import { Module } from '@nestjs/common';
import { AgreementController } from './agreement/agreement.controller.js';
import { AgreementService } from './agreement/agreement.service.js';
import { HistoryService } from './history/history.service.js';
import { InvitationController } from './invitation/invitation.controller.js';
import { InvitationListService } from './invitation/invitation-list.service.js';
import { InvitationService } from './invitation/invitation.service.js';
import { UsualTimesService } from './review/usual-times.service.js';
import { CONFIG, DocumentPress, fileStore, type Config } from '@netsign/platform';
import { DocumentService } from './document/document.service.js';
import { PaperCheckService } from './document/paper-check.service.js';
import { DocumentJob } from './jobs/document.job.js';
import { ExpiryJob } from './jobs/expiry.job.js';
import { LedgerWaitJob } from './jobs/ledger-wait.job.js';
import { SilenceJob } from './jobs/silence.job.js';
import { CohortKeyReplicaHandler } from './replicas/cohort-key.replica.js';
import { EmployerReplicaHandler } from './replicas/employer.replica.js';
import { GraduateReplicaHandler } from './replicas/graduate.replica.js';
import { LedgerReplicaHandler } from './replicas/ledger.replica.js';
import { OrganisationReplicaHandler } from './replicas/organisation.replica.js';
import { TerminationController } from './termination/termination.controller.js';
import { TerminationListService } from './termination/termination-list.service.js';
import { TerminationService } from './termination/termination.service.js';

@Module({
  controllers: [InvitationController, AgreementController, TerminationController, OrganisationReplicaHandler, EmployerReplicaHandler, CohortKeyReplicaHandler, GraduateReplicaHandler, LedgerReplicaHandler],
  providers: [InvitationService, InvitationListService, UsualTimesService, AgreementService, HistoryService, TerminationService, TerminationListService, ExpiryJob, SilenceJob, LedgerWaitJob,
    DocumentService, PaperCheckService, DocumentJob, fileStore, { provide: DocumentPress, useFactory: (config: Config) => new DocumentPress(config), inject: [CONFIG] }],
})
export class AppModule {}
