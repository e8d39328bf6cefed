import { agreementsApi } from '@netsign/contracts';
import { describeAccessMatrix } from '@netsign/testing';
import { agreementsService } from './agreements.service.js';

describeAccessMatrix(agreementsService, Object.values(agreementsApi));
