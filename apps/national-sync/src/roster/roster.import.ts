import { randomBytes } from 'node:crypto';
import { cohortKeyIssued, graduateCorrected, graduateRegistered, type Sealed } from '@netsign/contracts';
import { seal, unseal, uuidv7, type Tx } from '@netsign/platform';
import type { Cohort } from './cohort.entity.js';
import { cohortAggregate, cohortOf, graduateAggregate } from './graduate.aggregate.js';
import { columnsOf, factOf } from './graduate.record.js';
import type { RosterPlan } from './roster.plan.js';

export interface ImportPlace { readonly year: number; readonly school: string; readonly province: string }

/** The cohort's key, 32 bytes. Made at the first import; wrapped by the platform's key wherever it is kept or sent. */
export function cohortKeyOf(tx: Tx, cohort: Cohort | null, { year, school }: ImportPlace, platformKey: Buffer): Buffer {
  if (cohort !== null) return openCohortKey(cohort.wrapped, platformKey);
  const key = randomBytes(32);
  const wrapped = seal(key.toString('base64'), platformKey);
  const name = cohortOf(year, school);
  tx.open(cohortAggregate, { cohort: name, year, school, wrapped }, { event: cohortKeyIssued, data: { cohort: name, version: 1, wrapped }, action: 'issue', from: null, to: 'issued' });
  return key;
}

export const openCohortKey = (wrapped: Sealed, platformKey: Buffer): Buffer => Buffer.from(unseal(wrapped, platformKey), 'base64');

/** Queues the whole import: new graduates, corrections, their events and the counts of the roster. */
export function importRoster(tx: Tx, plan: RosterPlan, place: ImportPlace, cohort: Cohort | null, platformKey: Buffer): void {
  const key = cohortKeyOf(tx, cohort, place, platformKey);
  const graduates = tx.batch(graduateAggregate);
  const counts = new Map<string, { roster: number; eligible: number }>();
  const count = (department: string, eligible: boolean, by: number) => {
    const known = counts.get(department) ?? { roster: 0, eligible: 0 };
    counts.set(department, { roster: known.roster + by, eligible: known.eligible + (eligible ? by : 0) });
  };
  for (const state of plan.added) {
    const graduate = { graduateId: uuidv7(), ...place, ...columnsOf(state, platformKey) };
    graduates.open(graduate, { event: graduateRegistered, data: factOf(graduate, 1, key), action: 'register', from: null, to: 'registered' });
    count(state.department, state.eligible, 1);
  }
  for (const { graduate, state } of plan.changed) {
    const changes = columnsOf(state, platformKey);
    const data = factOf({ ...graduate, ...changes }, graduate.version + 1, key);
    graduates.move(graduate, changes, { event: graduateCorrected, data, action: 'correct', from: 'registered', to: 'registered' });
    count(graduate.department, graduate.eligible, -1);
    count(state.department, state.eligible, 1);
  }
  const departments = [...counts.keys()];
  tx.write('select count_roster($1, $2, $3, $4)', [place.year, departments, departments.map(code => counts.get(code)!.roster), departments.map(code => counts.get(code)!.eligible)]);
}
