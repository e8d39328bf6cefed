import type { Aggregate } from '@netsign/platform';
import { sight } from '../sight.js';

/** The history of one graduate's effective outcomes; its version is the ledger's sequence. */
export const ledgerAggregate: Aggregate = { table: 'ledger', kind: 'ledger', key: 'graduateId', sight: sight.tables['ledger'], partitionKey: row => String(row['graduateId']) };
