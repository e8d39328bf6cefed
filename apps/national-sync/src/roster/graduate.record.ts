import { findCode, trainingModes, type Graduate as GraduateFact, type Person } from '@netsign/contracts';
import { idMatch, seal } from '@netsign/platform';
import type { Graduate } from './graduate.entity.js';
import { cohortOf } from './graduate.aggregate.js';
import type { RosterRow } from './roster.layout.js';

/** What a roster can say of a graduate; the rest (id, place, version) is ours. */
export interface GraduateState {
  readonly department: string; readonly educationLevel: string; readonly trainingMode: string; readonly eligible: boolean;
  readonly name: string; readonly studentNo: string; readonly person: Person;
}

/** Order of the fields of `Person`, for comparing and for showing. */
export const personFields = [
  'name', 'idNumber', 'sex', 'nationality', 'politicalStatus', 'studentNo', 'examineeNo', 'homeRegion', 'homeRegionName', 'urbanRural',
  'majorName', 'majorDirection', 'major', 'className', 'enrolledOn', 'graduatesOn', 'studyForm', 'trainingUnit',
] as const satisfies readonly (keyof Person)[];

/** 网签资格 follows the mode of training (docs/domain.md §Training mode). */
export const isEligible = (trainingMode: string): boolean => findCode(trainingModes, trainingMode)?.eligibleByDefault ?? false;

/** `department` is the code of the row's 院系. */
export function stateOf(row: RosterRow, department: string): GraduateState {
  const person = Object.fromEntries(personFields.map(field => [field, row[field]])) as Person;
  return { department, educationLevel: row.educationLevel, trainingMode: row.trainingMode, eligible: isEligible(row.trainingMode), name: row.name, studentNo: row.studentNo, person };
}

/** Whether the roster says something else than the record. */
export function differs(graduate: GraduateState, state: GraduateState): boolean {
  const plain = ['department', 'educationLevel', 'trainingMode', 'eligible'] as const;
  return plain.some(field => graduate[field] !== state[field]) || personFields.some(field => graduate.person[field] !== state.person[field]);
}

/** Columns that follow from a state. */
export const columnsOf = (state: GraduateState, platformKey: Buffer): GraduateState & { idMatch: string } => ({ ...state, idMatch: idMatch(state.person.idNumber, platformKey) });

/** The public fact, at the version it will have; the person is sealed by the cohort's key. */
export function factOf(graduate: Omit<Graduate, 'hash' | 'version'>, version: number, cohortKey: Buffer): GraduateFact {
  const { graduateId, year, department, school, province, educationLevel, trainingMode, eligible } = graduate;
  return {
    graduateId, version, year, cohort: cohortOf(year, school), department, school, province, educationLevel, trainingMode, eligible,
    idMatch: graduate.idMatch, person: seal(JSON.stringify(graduate.person), cohortKey),
  };
}
