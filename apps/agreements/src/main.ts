import 'reflect-metadata';
import { runService } from '@netsign/platform';
import { agreementsService } from './agreements.service.js';

await runService(agreementsService);
