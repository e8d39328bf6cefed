import { Module } from '@nestjs/common';
import { AgreementController } from './agreement/agreement.controller.js';
import { AgreementService } from './agreement/agreement.service.js';
import { HistoryService } from './history/history.service.js';
import { InvitationController } from './invitation/invitation.controller.js';
import { InvitationService } from './invitation/invitation.service.js';
import { ExpiryJob } from './jobs/expiry.job.js';
import { LedgerWaitJob } from './jobs/ledger-wait.job.js';
import { ReplicasController } from './replicas/replicas.controller.js';

@Module({
  controllers: [InvitationController, AgreementController, ReplicasController],
  providers: [InvitationService, AgreementService, HistoryService, ExpiryJob, LedgerWaitJob],
})
export class AppModule {}
