import type { agreementsApi, identityApi, nationalSyncApi } from '@netsign/contracts';
import type { End } from '@netsign/contracts';
import { clientOf, takeApart, type Client } from './client.js';
import { agreementsTable, identityTable, nationalSyncTable } from './generated/endpoints.js';
import type { Transport } from './transport.js';

export type IdentityClient = Client<typeof identityApi>;
export type AgreementsClient = Client<typeof agreementsApi>;
export type NationalSyncClient = Client<typeof nationalSyncApi>;

/** The services as pages call them: no schema library comes along. */
export const identityClient = (transport: Transport): IdentityClient => clientOf<typeof identityApi>(identityTable, transport);
export const agreementsClient = (transport: Transport): AgreementsClient => clientOf<typeof agreementsApi>(agreementsTable, transport);
export const nationalSyncClient = (transport: Transport): NationalSyncClient => clientOf<typeof nationalSyncApi>(nationalSyncTable, transport);

/** Where a page of an end links to, for the browser to save the printed agreement. */
export const documentAddress = (end: End, id: string): string => `/api/${end}/agreements${takeApart(agreementsTable.agreementDocument, { id }).path}`;
