import type { Endpoint } from '../endpoint.js';
import { agreementsApi } from './agreements.js';
import { identityApi } from './identity.js';
import { nationalSyncApi } from './national-sync.js';

export * from './shared.js';
export * from './agreements.js';
export * from './terminations.js';
export * from './identity.js';
export * from './national-sync.js';

/** Every endpoint of every service: the source of the access matrix, the clients and OpenAPI. */
export const endpoints: readonly Endpoint[] = [identityApi, agreementsApi, nationalSyncApi].flatMap(rows => Object.values(rows) as Endpoint[]);
