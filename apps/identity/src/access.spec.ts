import { identityApi } from '@netsign/contracts';
import { describeAccessMatrix } from '@netsign/testing';
import { identityService } from './identity.service.js';

describeAccessMatrix(identityService, Object.values(identityApi));
