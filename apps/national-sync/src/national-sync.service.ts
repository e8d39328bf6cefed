import type { Service } from '@netsign/platform';
import { AppModule } from './app.module.js';
import { BoardCount, CasePosition } from './boards/board.entity.js';
import { LEDGER } from './ledger/ledger.consumer.js';
import { Ledger, LedgerAnswer } from './ledger/ledger.entity.js';
import { NationalSync1790000300000 } from './migrations/1790000300000-national-sync.js';
import { Organisation } from './replicas/organisation.entity.js';
import { REPLICAS } from './replicas/organisation.replica.js';
import { Cohort } from './roster/cohort.entity.js';
import { Graduate } from './roster/graduate.entity.js';
import { RosterUpload } from './roster/roster-upload.entity.js';
import { sight } from './sight.js';

/** The roster, the national ledger and the boards. */
export const nationalSyncService: Service = {
  name: 'national-sync',
  module: AppModule,
  schema: { entities: [Organisation, Cohort, Graduate, RosterUpload, Ledger, LedgerAnswer, CasePosition, BoardCount], migrations: [NationalSync1790000300000], sight },
  // Two first imports of one cohort: the second one was checked against a cohort without graduates.
  constraints: { cohort_once: 'ROSTER_OUTDATED' },
  groups: [REPLICAS, LEDGER],
  bodyLimit: 60_000_000,
};
