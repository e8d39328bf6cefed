import { agreementsClient, browserLink, identityClient, nationalSyncClient } from '@netsign/api-client';
import { firstLanguage } from '@netsign/ui';

/** This tab's way to the platform, and the services as its pages call them. */
export const link = browserLink('admin', firstLanguage());
export const identity = identityClient(link.transport);
export const agreements = agreementsClient(link.transport);
export const nationalSync = nationalSyncClient(link.transport);
