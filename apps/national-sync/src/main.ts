import { createLogger, readConfig, runService } from '@netsign/platform';
import { nationalSyncService } from './national-sync.service.js';
import { rebuild } from './rebuild/rebuild.js';
import { ROSTER_WORK, rosterWork } from './roster/roster.process.js';

/**
 * `rebuild` as argument fills an empty, migrated database from the topics and ends; `roster-work` with an upload's id works on it and ends,
 * as a child of the service; everything else is the platform's.
 */
if (process.argv[2] === 'rebuild') {
  const config = readConfig();
  const done = await rebuild(nationalSyncService, config);
  createLogger(nationalSyncService.name, config.logLevel).info(done, 'rebuilt');
} else if (process.argv[2] === ROSTER_WORK) {
  await rosterWork(nationalSyncService, process.argv[3]);
} else {
  await runService(nationalSyncService);
}
