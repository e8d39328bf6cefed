import { describeSchema } from '@netsign/testing';
import { agreementsService } from './agreements.service.js';

describeSchema(agreementsService);
