import { createLogger, readConfig, runService } from '@netsign/platform';
import { nationalSyncService } from './national-sync.service.js';
import { rebuild } from './rebuild/rebuild.js';

/** `rebuild` as argument fills an empty, migrated database from the topics and ends; everything else is the platform's. */
if (process.argv[2] === 'rebuild') {
  const config = readConfig();
  const done = await rebuild(nationalSyncService, config);
  createLogger(nationalSyncService.name, config.logLevel).info(done, 'rebuilt');
} else {
  await runService(nationalSyncService);
}
