import type { Graduate } from './graduate.entity.js';
import { differs, stateOf, type GraduateState } from './graduate.record.js';
import type { RosterProblem, RosterRow } from './roster.layout.js';

/** What an import would do. Rows of a 院系 that is not in the tree count as what they are; `unknownDepartments` stops the import. */
export interface RosterPlan {
  readonly added: readonly GraduateState[];
  readonly changed: readonly { readonly graduate: Graduate; readonly state: GraduateState }[];
  readonly unchanged: number;
  /** Graduates of the cohort whom the file does not name: listed, never removed. */
  readonly missing: number;
  readonly unknownDepartments: readonly string[];
  readonly problems: readonly RosterProblem[];
}

/**
 * Finds each row's graduate by 考生号, else by 证件号, within the cohort, and compares (docs/domain.md §Roster). ROSTER_KEYS_DISAGREE: the two
 * numbers find two graduates, or a graduate another row has found, or 考生号 finds one whose name and 证件号 both differ.
 * `departments` gives the code of a 院系 by its name.
 */
export function planRoster(rows: readonly RosterRow[], cohort: readonly Graduate[], departments: ReadonlyMap<string, string>): RosterPlan {
  const byExamineeNo = new Map(cohort.map(graduate => [graduate.person.examineeNo, graduate]));
  const byIdNumber = new Map(cohort.map(graduate => [graduate.person.idNumber, graduate]));
  const added: GraduateState[] = [];
  const changed: { graduate: Graduate; state: GraduateState }[] = [];
  const problems: RosterProblem[] = [];
  const unknown = new Set<string>();
  const found = new Set<string>();
  let unchanged = 0;
  for (const row of rows) {
    const department = departments.get(row.department);
    if (department === undefined) unknown.add(row.department);
    const state = stateOf(row, department ?? '');
    const graduate = byExamineeNo.get(row.examineeNo) ?? byIdNumber.get(row.idNumber);
    if (graduate === undefined) { added.push(state); continue; }
    if (found.has(graduate.graduateId) || disagree(row, graduate, byIdNumber.get(row.idNumber))) {
      problems.push({ row: row.at, column: '考生号', value: row.examineeNo, code: 'ROSTER_KEYS_DISAGREE' });
      continue;
    }
    found.add(graduate.graduateId);
    if (differs(graduate, state)) changed.push({ graduate, state });
    else unchanged++;
  }
  return { added, changed, unchanged, missing: cohort.length - found.size, unknownDepartments: [...unknown].sort(), problems };
}

function disagree(row: RosterRow, graduate: Graduate, byIdNumber: Graduate | undefined): boolean {
  if (byIdNumber !== undefined && byIdNumber !== graduate) return true;
  return graduate.person.name !== row.name && graduate.person.idNumber !== row.idNumber;
}

/** Sum of all versions of a cohort: grows with every registration and correction, so an equal sum means that nothing has changed. */
export const cohortMark = (cohort: readonly Pick<Graduate, 'version'>[]): number => cohort.reduce((sum, graduate) => sum + graduate.version, 0);
