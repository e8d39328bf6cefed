import { Module } from '@nestjs/common';
import { BoardController } from './boards/board.controller.js';
import { BoardService } from './boards/board.service.js';
import { LedgerConsumer } from './ledger/ledger.consumer.js';
import { OrganisationReplica } from './replicas/organisation.replica.js';
import { GraduatesService } from './roster/graduates.service.js';
import { RosterController } from './roster/roster.controller.js';
import { RosterService } from './roster/roster.service.js';

@Module({
  controllers: [RosterController, BoardController, LedgerConsumer, OrganisationReplica],
  providers: [RosterService, GraduatesService, BoardService],
})
export class AppModule {}
