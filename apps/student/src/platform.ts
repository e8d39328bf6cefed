import { agreementsClient, browserLink, identityClient, nationalSyncClient } from '@netsign/api-client';
import { firstLanguage } from '@netsign/ui';

/** This tab's way to the platform, as the students' end. */
export const link = browserLink('student', firstLanguage());

export const identity = identityClient(link.transport);
export const agreements = agreementsClient(link.transport);
export const nationalSync = nationalSyncClient(link.transport);
