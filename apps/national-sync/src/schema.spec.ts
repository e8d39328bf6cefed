import { describeSchema } from '@netsign/testing';
import { nationalSyncService } from './national-sync.service.js';

describeSchema(nationalSyncService);
