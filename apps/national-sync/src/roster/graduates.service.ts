import { Injectable } from '@nestjs/common';
import { caseStates, normalisePersonName, type Actor, type CaseState, type GraduateRow, type nationalSyncApi, type ParsedInputOf, type RecordView } from '@netsign/contracts';
import { Database, decodeCursor, many, maskIdNumber, one, pageOf, scope } from '@netsign/platform';
import { sight } from '../sight.js';
import type { Graduate } from './graduate.entity.js';
import { personFields } from './graduate.record.js';

type ListInput = ParsedInputOf<typeof nationalSyncApi.listGraduates>;
type Named = Graduate & { departmentName: string | null; schoolName: string | null; outcome: string | null; caseStatus: CaseState | null };

/** Open cases, the one furthest along first. An invitation that was certified goes on as an agreement. */
const states = `array[${caseStates.toReversed().map(state => `'${state}'`).join(', ')}]`;
const furthest = `select p.status from case_position p where p.graduate_id = g.graduate_id and p.status = any(${states}) and (p.kind = 'agreement' or p.status <> 'certified')
  order by array_position(${states}, p.status) limit 1`;

/** Names of the places, the effective outcome and the open case, beside rows already chosen: the page first, then what it shows. */
const shown = (page: string, cases: boolean) => `select g.*, d.name as department_name, s.name as school_name, l.outcome${cases ? `, (${furthest}) as case_status` : ''} from (${page}) g
  left join organisation d on d.code = g.department left join organisation s on s.code = g.school left join ledger l on l.graduate_id = g.graduate_id`;

@Injectable()
export class GraduatesService {
  constructor(private readonly database: Database) {}

  /** The graduates of one year whom a reviewer may see, by 学号; found names by name. `search` is the beginning of a name, or of a 学号. */
  async list(actor: Actor, input: ListInput): Promise<{ items: GraduateRow[]; next: string | null }> {
    const { text, values, sortedBy } = pageText(actor, input);
    const { rows } = await this.database.read(actor, { rows: many<Named>(`${shown(text, true)} order by g.${sortedBy}, g.graduate_id`, values) });
    const page = pageOf(rows, input.limit, row => [sortedBy === 'name' ? row.name : row.studentNo, row.graduateId]);
    return { items: page.items.map(rowOf), next: page.next };
  }

  /** The graduate's own record, whole. */
  async myRecord(actor: Actor): Promise<RecordView> {
    const { row } = await this.database.read(actor, { row: one<Named>(shown('select * from graduate where graduate_id = $1', false), [actor.graduate]) });
    const fields = personFields.filter(key => key !== 'name' && key !== 'idNumber').map(key => ({ key: key, value: row.person[key] }));
    return {
      id: row.graduateId, version: row.version, year: row.year, school: row.schoolName ?? row.school, department: row.departmentName ?? row.department,
      name: row.name, idNumber: row.person.idNumber, eligible: row.eligible,
      fields: [...fields, { key: 'educationLevel', value: row.educationLevel }, { key: 'trainingMode', value: row.trainingMode }],
    };
  }
}

/** Conditions on the columns of the index that serves the actor's tier. A prefix is a range of bytes: such comparisons may be used under row-level security. */
function pageText(actor: Actor, { year, eligible, search, place, caseStatus, outcome, cursor, limit }: ListInput): { text: string; values: unknown[]; sortedBy: 'name' | 'student_no' } {
  const values: unknown[] = [];
  const bind = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const where = [scope(sight, 'graduate', actor, values), `year = ${bind(year)}`];
  if (eligible !== undefined) where.push(`eligible = ${bind(eligible === 'true')}`);
  if (place !== undefined) where.push(`${{ 2: 'province', 5: 'school' }[place.length] ?? 'department'} = ${bind(place)}`);
  if (caseStatus !== undefined) where.push(`graduate_id in (select graduate_id from case_position where ${scope(sight, 'case_position', actor, values)} and year = ${bind(year)} and status = ${bind(caseStatus)}${caseStatus === 'certified' ? ` and kind = 'agreement'` : ''})`);
  if (outcome === 'none') where.push('not exists (select from ledger l where l.graduate_id = graduate.graduate_id and l.outcome is not null)');
  else if (outcome !== undefined) where.push(`graduate_id in (select graduate_id from ledger where ${scope(sight, 'ledger', actor, values)} and year = ${bind(year)} and outcome = any(${bind(outcome.split(','))}::text[]))`);
  const prefix = normalisePersonName(search ?? '');
  // No name begins with a digit, and every 学号 does.
  const sortedBy = prefix === '' || /^\d/.test(prefix) ? 'student_no' : 'name';
  if (prefix !== '') where.push(`${sortedBy} >= ${bind(prefix)} and ${sortedBy} < ${bind(`${prefix}\u{10FFFF}`)}`);
  const after = decodeCursor(cursor, ['text', 'id']);
  if (after) where.push(`(${sortedBy}, graduate_id) > (${bind(after[0])}, ${bind(after[1])}::uuid)`);
  return { text: `select * from graduate where ${where.join(' and ')} order by ${sortedBy}, graduate_id limit ${bind(limit + 1)}`, values, sortedBy };
}

const rowOf = (row: Named): GraduateRow => ({
  id: row.graduateId, version: row.version, year: row.year, name: row.name, idMasked: maskIdNumber(row.person.idNumber), studentNo: row.studentNo,
  department: row.departmentName ?? row.department, schoolName: row.schoolName ?? row.school, className: row.person.className, majorName: row.person.majorName, educationLevel: row.educationLevel,
  trainingMode: row.trainingMode, eligible: row.eligible, outcome: row.outcome, caseStatus: row.caseStatus,
});
