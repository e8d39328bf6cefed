import type { CaseFact } from '@netsign/contracts';
import { insertMany, type Inbound, type Statement } from '@netsign/platform';
import type { CasePosition } from './board.entity.js';
import { measureOf, type Tally } from './board.counts.js';

/** Read before folding, in the order in which every writer locks. */
export const positionsText = `select graduate_id, case_id, kind, version, status, year, department, school, province, since from case_position
  where graduate_id = any($1::uuid[]) and case_id = any($2::uuid[]) order by graduate_id, case_id for update`;

const columns = { graduateId: 'uuid', caseId: 'uuid', kind: 'text', version: 'int', status: 'text', year: 'int', department: 'text', school: 'text', province: 'text', since: 'timestamptz' };
const newerOnly = `on conflict (graduate_id, case_id) do update set version = excluded.version, status = excluded.status, year = excluded.year,
  department = excluded.department, school = excluded.school, province = excluded.province, since = excluded.since where case_position.version < excluded.version`;

/**
 * Moves each case to where its newest event says it stands. Counts change by the difference of positions alone, so an event that comes again
 * changes nothing, with or without an inbox.
 */
export function foldPositions(events: readonly Inbound<CaseFact>[], known: readonly CasePosition[], tally: Tally): Statement[] {
  const positions = new Map(known.map(position => [position.caseId, position]));
  const changed = new Set<string>();
  for (const { caseversion, time, data } of events) {
    const old = positions.get(data.caseId);
    if (old && old.version >= caseversion) continue;
    const { caseId, graduateId, kind, year, department, school, province } = data;
    // While its ending is asked for, an agreement stands where it stood.
    if (kind === 'termination') continue;
    const position: CasePosition = { graduateId, caseId, kind, version: caseversion, status: data.to, year, department, school, province, since: new Date(time) };
    if (old) tally.add(old, measureOf(old.kind, old.status), -1);
    tally.add(position, measureOf(kind, position.status), 1);
    positions.set(caseId, position);
    changed.add(caseId);
  }
  const rows = [...changed].map(caseId => positions.get(caseId)!).sort((a, b) => (a.graduateId + a.caseId < b.graduateId + b.caseId ? -1 : 1));
  return rows.length === 0 ? [] : [insertMany('case_position', columns, rows, newerOnly)];
}
