import { ROSTER_PART_BYTES } from '@netsign/contracts';
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
import { RosterFinding } from './roster/roster-finding.entity.js';
import { RosterUpload } from './roster/roster-upload.entity.js';
import { sight } from './sight.js';

/** The roster, the national ledger and the boards. */
export const nationalSyncService: Service = {
  name: 'national-sync',
  module: AppModule,
  schema: { entities: [Organisation, Cohort, Graduate, RosterUpload, RosterFinding, Ledger, LedgerAnswer, CasePosition, BoardCount], migrations: [NationalSync1790000300000], sight },
  constraints: { roster_upload_one_import: 'ROSTER_IMPORT_RUNNING' },
  groups: [REPLICAS, LEDGER],
  bodyLimit: ROSTER_PART_BYTES,
};
