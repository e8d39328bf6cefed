import { findCode, trainingModes } from '@netsign/contracts';
import type { DemoEmployer, DemoGraduate, DemoWorld } from './people.js';

/** Where a case of the demo stands when the demo is filled in. `certified` goes on to an agreement in force by itself. */
export type Target = 'draft' | 'offered' | 'refused' | 'withdrawn' | 'department_review' | 'school_review' | 'taken_back' | 'failed' | 'certified';

export interface PlannedCase {
  readonly graduate: DemoGraduate;
  readonly employer: DemoEmployer;
  readonly target: Target;
}

/** The cases of each school: many wait, some are done, a few went wrong, as in a spring week. */
const TARGETS: readonly Target[] = [
  'offered', 'certified', 'department_review', 'offered', 'certified', 'school_review', 'refused', 'offered',
  'certified', 'department_review', 'draft', 'school_review', 'withdrawn', 'certified', 'failed', 'taken_back',
];
/** A second offer to the graduate of the case at this place: one to choose from, one locked by the agreement in force. */
const SECOND_OFFERS = [0, 1];
/** Every so many cases belong to the first employer, so that its desk has something of everything. */
const FIRST_EMPLOYERS_SHARE = 4;
/** Steps between graduates of one school: coprime to the number of 院系, so that each 院系 has some. */
const STRIDE = 7;

/** Whether somebody may sign online by the training mode alone. */
export const maySign = ({ trainingMode }: DemoGraduate): boolean => findCode(trainingModes, trainingMode)?.eligibleByDefault === true;

/** The cases of the demo world, the same each time; nobody but the owners of second offers has two. */
export function planCases(world: DemoWorld): PlannedCase[] {
  return world.schools.flatMap((school, place) => {
    const chosen = spread(world.graduates.filter((graduate) => graduate.school === school.code), TARGETS.length);
    const cases = chosen.map((graduate, index) => ({ graduate, employer: employerOf(world, place, index), target: TARGETS[index] ?? 'offered' }));
    const seconds = SECOND_OFFERS.flatMap((index) => {
      const first = cases[index];
      return first ? [{ ...first, employer: otherThan(world, first.employer, place + index), target: 'offered' as const }] : [];
    });
    return [...cases, ...seconds];
  });
}

/** So many of a school's graduates who may sign, over its 院系; names once, for cases are found again by them. */
function spread(graduates: readonly DemoGraduate[], count: number): DemoGraduate[] {
  const chosen = new Map<string, DemoGraduate>();
  for (let at = 0; at < graduates.length && chosen.size < count; at += STRIDE) {
    const graduate = graduates[at];
    if (graduate && maySign(graduate) && !chosen.has(graduate.name)) chosen.set(graduate.name, graduate);
  }
  return [...chosen.values()];
}

function employerOf({ employers }: DemoWorld, place: number, index: number): DemoEmployer {
  const at = index % FIRST_EMPLOYERS_SHARE === 0 ? 0 : 1 + ((place * TARGETS.length + index) % (employers.length - 1));
  return employers[at] ?? missing();
}

function otherThan({ employers }: DemoWorld, employer: DemoEmployer, turn: number): DemoEmployer {
  return employers[(employers.indexOf(employer) + 11 + turn) % employers.length] ?? missing();
}

function missing(): never {
  throw new RangeError('a demo world without employers');
}
