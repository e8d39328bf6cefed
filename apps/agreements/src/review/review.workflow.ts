import type { ActorRole, ErrorCode } from '@netsign/contracts';
import { otherwise, type Arrow, type Rule, type State } from '@netsign/workflow';

/** What a review looks at, whatever is reviewed. */
export interface ReviewFacts {
  readonly now: Date;
  /** When the present review step is due; null outside of reviews. */
  readonly dueAt: Date | null;
  /** Whether 院系 reviews first: the school's setting, frozen when the case is submitted. */
  readonly departmentTakesPart: boolean;
  /** A reviewer has passed it on already. */
  readonly decided: boolean;
}

export type ReviewState = 'department_review' | 'school_review';
export type ReviewAction = 'pass' | 'certify' | 'fail';
type ReviewArrow<S extends string, A extends string, F> = Arrow<S | ReviewState, A, ActorRole, F, ErrorCode>;

const departmentTakesPart = ({ departmentTakesPart: takesPart }: ReviewFacts): boolean => takesPart;

/** The way into the review by one act: to 院系 where it takes part, else to the school at once. */
export const intoReview = <S extends string, A extends string, F extends ReviewFacts>(way: Omit<ReviewArrow<S, A, F>, 'to' | 'route'>): ReviewArrow<S, A, F>[] => [
  { ...way, to: 'department_review', route: departmentTakesPart },
  { ...way, to: 'school_review', route: otherwise(departmentTakesPart) },
];

/** What one flow makes of the two steps: where they lead, what the school's act requires, which events tell of it, and what another act is answered with. */
interface Tail<S extends string, F> {
  readonly certified: S;
  readonly failed: S;
  readonly mayBeCertified: readonly Rule<F, ErrorCode>[];
  readonly emits: Readonly<Record<ReviewAction, string>>;
  readonly otherwise: Readonly<Record<ReviewState, ErrorCode>>;
}

/** 院系 then 学校: the two steps by which every flow ends (docs/domain.md §Reviews). One table, read by all of them. */
export function reviewTail<S extends string, F extends ReviewFacts>({ certified, failed, mayBeCertified, emits, otherwise: answers }: Tail<S, F>): {
  readonly states: Readonly<Record<ReviewState, State<ActorRole, ErrorCode>>>; readonly arrows: readonly ReviewArrow<S, ReviewAction, F>[];
} {
  return {
    states: {
      department_review: { owner: 'department', until: 'dueAt', otherwise: answers.department_review },
      school_review: { owner: 'school', until: 'dueAt', otherwise: answers.school_review },
    },
    arrows: [
      { from: 'department_review', action: 'pass', by: 'department', to: 'school_review', emits: emits.pass },
      { from: 'department_review', action: 'fail', by: 'department', to: failed, emits: emits.fail },
      { from: 'school_review', action: 'certify', by: 'school', to: certified, require: mayBeCertified, emits: emits.certify },
      { from: 'school_review', action: 'fail', by: 'school', to: failed, emits: emits.fail },
    ],
  };
}

/** What happens when a review's time passes: nothing is decided by it. */
export const reviewOnTime: Record<ReviewState, string> = { department_review: 'marked overdue, listed one tier up', school_review: 'marked overdue, listed one tier up' };
