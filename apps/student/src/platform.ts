import { agreementsClient, browserLink, identityClient, nationalSyncClient } from '@netsign/api-client';
import { firstLanguage } from '@netsign/ui';
import { fetchAhead } from './ahead.js';

/** This tab's way to the platform, as the students' end. */
export const link = browserLink('student', firstLanguage(), fetchAhead);

export const identity = identityClient(link.transport);
export const agreements = agreementsClient(link.transport);
export const nationalSync = nationalSyncClient(link.transport);
