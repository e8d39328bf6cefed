import { findCode, trainingModes, type Graduate as GraduateFact, type Person } from '@netsign/contracts';
import { seal } from '@netsign/platform';
import type { Graduate } from './graduate.entity.js';
import { cohortOf } from './graduate.aggregate.js';

/** Order of the fields of `Person`, for comparing and for showing. */
export const personFields = [
  'name', 'idNumber', 'sex', 'nationality', 'politicalStatus', 'studentNo', 'examineeNo', 'homeRegion', 'homeRegionName', 'urbanRural',
  'majorName', 'majorDirection', 'major', 'className', 'enrolledOn', 'graduatesOn', 'studyForm', 'trainingUnit',
] as const satisfies readonly (keyof Person)[];

/** 网签资格 follows the mode of training (docs/domain.md §Training mode). */
export const isEligible = (trainingMode: string): boolean => findCode(trainingModes, trainingMode)?.eligibleByDefault ?? false;

/** The public fact, at the version it will have; the person is sealed by the cohort's key. */
export function factOf(graduate: Omit<Graduate, 'hash' | 'version' | 'name' | 'studentNo'>, version: number, cohortKey: Buffer): GraduateFact {
  const { graduateId, year, department, school, province, educationLevel, trainingMode, eligible } = graduate;
  return {
    graduateId, version, year, cohort: cohortOf(year, school), department, school, province, educationLevel, trainingMode, eligible,
    idMatch: graduate.idMatch, person: seal(JSON.stringify(graduate.person), cohortKey),
  };
}
