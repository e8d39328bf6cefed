import { nationalSyncApi } from '@netsign/contracts';
import { describeAccessMatrix } from '@netsign/testing';
import { nationalSyncService } from './national-sync.service.js';

describeAccessMatrix(nationalSyncService, Object.values(nationalSyncApi));
