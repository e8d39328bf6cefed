import { describeSchema } from '@netsign/testing';
import { identityService } from './identity.service.js';

describeSchema(identityService);
