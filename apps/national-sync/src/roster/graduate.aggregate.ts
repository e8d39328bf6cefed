import type { Aggregate } from '@netsign/platform';
import { sight } from '../sight.js';

/** The history of one graduate's record; its version is the record's. */
export const graduateAggregate: Aggregate = { table: 'graduate', kind: 'graduate', key: 'graduateId', sight: sight.tables['graduate'], partitionKey: row => String(row['graduateId']) };

/** The history of a cohort's key. */
export const cohortAggregate: Aggregate = { table: 'cohort', kind: 'cohort_key', key: 'cohort', sight: sight.tables['cohort'], partitionKey: row => String(row['cohort']) };

/** `<year>-<school>`: names a cohort and its key. */
export const cohortOf = (year: number, school: string): string => `${year}-${school}`;
