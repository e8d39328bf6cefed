import { Module } from '@nestjs/common';
import { fileStore } from '@netsign/platform';
import { BoardController } from './boards/board.controller.js';
import { BoardService } from './boards/board.service.js';
import { LedgerConsumer } from './ledger/ledger.consumer.js';
import { OrganisationReplica } from './replicas/organisation.replica.js';
import { RegionController } from './regions/region.controller.js';
import { GraduatesService } from './roster/graduates.service.js';
import { RosterController } from './roster/roster.controller.js';
import { RosterForgetting } from './roster/roster.forgetting.js';
import { RosterService } from './roster/roster.service.js';
import { RosterWorker } from './roster/roster.worker.js';

@Module({
  controllers: [RosterController, RegionController, BoardController, LedgerConsumer, OrganisationReplica],
  providers: [fileStore, RosterService, RosterWorker, RosterForgetting, GraduatesService, BoardService],
})
export class AppModule {}
