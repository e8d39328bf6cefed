import { Person, type CohortKey, type Graduate as GraduateFact } from '@netsign/contracts';
import { insertMany, json, many, unseal, type Inbound } from '@netsign/platform';
import { Tally } from '../boards/board.counts.js';
import type { Cohort } from '../roster/cohort.entity.js';
import type { Graduate } from '../roster/graduate.entity.js';
import { openCohortKey } from '../roster/roster.import.js';
import type { Restored } from './rebuild.js';

const cohortColumns = { cohort: 'text', version: 'int', hash: 'text', year: 'int', school: 'text', wrapped: 'jsonb' };

/** The newest key of each cohort. */
export async function restoreCohortKeys({ events, tx }: Restored<CohortKey>): Promise<void> {
  const rows = [...new Map(events.map(event => [event.data.cohort, event])).values()].map(({ data, chainhash }) => {
    const [year, school] = data.cohort.split('-');
    return { cohort: data.cohort, version: data.version, hash: chainhash, year: Number(year), school, wrapped: json(data.wrapped) };
  });
  tx.add(insertMany('cohort', cohortColumns, rows, 'on conflict (cohort) do update set version = excluded.version, hash = excluded.hash, wrapped = excluded.wrapped where cohort.version < excluded.version'));
}

const graduateColumns = {
  graduateId: 'uuid', version: 'int', hash: 'text', year: 'int', department: 'text', school: 'text', province: 'text', educationLevel: 'text', trainingMode: 'text',
  eligible: 'boolean', idMatch: 'text', name: 'text', studentNo: 'text', person: 'jsonb',
};
const newerOnly = `on conflict (graduate_id) do update set version = excluded.version, hash = excluded.hash, department = excluded.department,
  education_level = excluded.education_level, training_mode = excluded.training_mode, eligible = excluded.eligible, id_match = excluded.id_match,
  name = excluded.name, student_no = excluded.student_no, person = excluded.person where graduate.version < excluded.version`;

/** The newest version of each graduate, opened by the cohort's key; the counts follow the difference of the rows. */
export async function restoreGraduates({ events, tx }: Restored<GraduateFact>, platformKey: Buffer): Promise<void> {
  const byVersion = [...events].sort((one, other) => one.data.version - other.data.version);
  const newest = [...new Map(byVersion.map(event => [event.data.graduateId, event])).values()];
  const { known, cohorts } = await tx.read({
    known: many<Graduate>('select * from graduate where graduate_id = any($1::uuid[])', [newest.map(event => event.data.graduateId)]),
    cohorts: many<Cohort>('select * from cohort where cohort = any($1::text[])', [[...new Set(newest.map(event => event.data.cohort))]]),
  });
  const keys = new Map(cohorts.map(({ cohort, wrapped }) => [cohort, openCohortKey(wrapped, platformKey)]));
  const before = new Map(known.map(graduate => [graduate.graduateId, graduate]));
  const tally = new Tally();
  // A topic may hold an event twice, and an older one behind a newer: only what is newer than the row counts.
  const rows = newest.filter(event => (before.get(event.data.graduateId)?.version ?? 0) < event.data.version).map(event => graduateOf(event, keys));
  for (const row of rows) {
    const old = before.get(row.graduateId);
    if (old) { tally.add(old, 'roster', -1); if (old.eligible) tally.add(old, 'eligible', -1); }
    tally.add(row, 'roster', 1);
    if (row.eligible) tally.add(row, 'eligible', 1);
  }
  tx.add(insertMany('graduate', graduateColumns, rows.map(row => ({ ...row, person: json(row.person) })), newerOnly));
  for (const statement of tally.statements()) tx.add(statement);
}

function graduateOf({ data, chainhash }: Inbound<GraduateFact>, keys: ReadonlyMap<string, Buffer>): Graduate {
  const key = keys.get(data.cohort);
  if (key === undefined) throw new Error(`the key of cohort ${data.cohort} is gone: its graduates can no longer be read`);
  const person = Person.parse(JSON.parse(unseal(data.person, key)));
  const { cohort: _cohort, person: _sealed, ...plain } = data;
  return { ...plain, hash: chainhash, name: person.name, studentNo: person.studentNo, person };
}
