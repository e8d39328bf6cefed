import 'reflect-metadata';
import { runService } from '@netsign/platform';
import { identityService } from './identity.service.js';

await runService(identityService);
