import { chinaDay, type ActorRole, type ErrorCode, type Side, type TerminationAction, type TerminationRules, type TerminationStatus } from '@netsign/contracts';
import { otherwise, workflow, type Arrow } from '@netsign/workflow';
import { intoReview, reviewOnTime, reviewTail, type ReviewFacts } from '../review/review.workflow.js';

/** What the rules of a termination look at. Times are the database's; nothing here is a person's data. */
export interface TerminationFacts extends ReviewFacts {
  readonly askedBy: Side;
  /** Until when the other side is asked to answer, and since when that has passed unanswered. */
  readonly askedUntil: Date;
  readonly silentSince: Date | null;
  /** The employer has refused it; forcing that is dropped leads back there. */
  readonly refusedBefore: boolean;
  /** Why the agreement cannot be ended as it stands; null while it is in force. */
  readonly whyNotEnded: ErrorCode | null;
  /** Another termination of the same agreement is open. */
  readonly anotherOpen: boolean;
  /** The school's rules, frozen when it is asked for; how many agreements have ended at this graduate's own request. */
  readonly rules: TerminationRules;
  readonly endedBefore: number;
  /** Until when the school's public notice runs; null where there is none. */
  readonly noticeUntil: Date | null;
  /** The account that requested the forcing, and the one that acts now. */
  readonly forceRequestedBy: string | null;
  readonly account: string;
  /** Hash of the text the actor signs by, and of the text as it stands; null where nothing is signed. */
  readonly textRead: string | null;
  readonly textHash: string;
}
type Rule = (facts: TerminationFacts) => ErrorCode | null;
type Way = Arrow<TerminationStatus, TerminationAction, ActorRole, TerminationFacts, ErrorCode>;

/** docs/domain.md §Online termination: only what is in force can be ended, and by one request at a time. */
const agreementInForce: Rule = ({ whyNotEnded }) => whyNotEnded;
const noOtherOpen: Rule = ({ anotherOpen }) => (anotherOpen ? 'TERMINATION_ALREADY_OPEN' : null);
/** docs/domain.md §Text: what is signed is what was read. */
const textUnchanged: Rule = ({ textRead, textHash }) => (textRead === null || textRead === textHash ? null : 'TEXT_CHANGED');
/** docs/domain.md §Termination rules: the days of the year, over the turn of the year where the first is the later. */
const insideWindow: Rule = ({ now, rules: { window } }) => {
  if (window === null) return null;
  const day = chinaDay(now).slice(5);
  const inside = window.from <= window.to ? window.from <= day && day <= window.to : window.from <= day || day <= window.to;
  return inside ? null : 'TERMINATION_WINDOW_CLOSED';
};
const belowCap: Rule = ({ askedBy, rules: { cap }, endedBefore }) => (askedBy === 'graduate' && cap !== null && endedBefore >= cap ? 'TERMINATION_CAP_REACHED' : null);
const noticeOver: Rule = ({ now, noticeUntil }) => (noticeUntil !== null && now < noticeUntil ? 'PUBLIC_NOTICE_RUNNING' : null);
const stillUnanswered: Rule = ({ now, askedUntil, silentSince }) => (silentSince === null && now >= askedUntil ? null : 'TERMINATION_ANSWER_NOT_DUE');
/** docs/domain.md §Forced termination. */
const graduateAsked: Rule = ({ askedBy }) => (askedBy === 'graduate' ? null : 'FORCE_FOR_GRADUATES_ONLY');
const employerLetItPass: Rule = ({ now, askedUntil }) => (now < askedUntil ? 'EMPLOYER_STILL_HAS_TIME' : null);
const anotherPerson: Rule = ({ forceRequestedBy, account }) => (account === forceRequestedBy ? 'FORCE_NEEDS_ANOTHER_PERSON' : null);

const employerHadRefused = ({ refusedBefore }: TerminationFacts): boolean => refusedBefore;

const mayBeAsked = [agreementInForce, noOtherOpen, insideWindow, belowCap, textUnchanged];
const mayBeConsented = [agreementInForce, textUnchanged];
const mayBeForced = [graduateAsked, agreementInForce, noOtherOpen, textUnchanged];

const review = reviewTail<TerminationStatus, TerminationFacts>({
  certified: 'terminated', failed: 'rejected', mayBeCertified: [agreementInForce, noticeOver],
  emits: { pass: 'termination.department-passed.v1', certify: 'termination.done.v1', fail: 'termination.rejected.v1' },
  otherwise: { department_review: 'TERMINATION_IN_REVIEW', school_review: 'TERMINATION_WITH_SCHOOL' },
});

/** The other side's answer; silence is none. */
const answeredBy = (from: TerminationStatus, by: Side): Way[] => [
  ...intoReview<TerminationStatus, TerminationAction, TerminationFacts>({ from, action: 'consent', by, require: mayBeConsented, emits: 'termination.consented.v1' }),
  { from, action: 'refuse', by, to: 'refused', emits: 'termination.refused.v1' },
  { from, action: 'remind', by: 'clock', to: from, require: [stillUnanswered], emits: 'termination.unanswered.v1' },
];

/** 线上解约 (docs/domain.md §Online termination) with 强制解约 (§Forced termination). The agreement stays in force until the last arrow. */
export const terminationWorkflow = workflow<TerminationStatus, TerminationAction, ActorRole, TerminationFacts, ErrorCode>({
  name: 'termination',
  states: {
    awaiting_employer: { owner: 'employer', until: 'askedUntil', otherwise: 'TERMINATION_AWAITS_EMPLOYER' },
    awaiting_graduate: { owner: 'graduate', until: 'askedUntil', otherwise: 'TERMINATION_AWAITS_GRADUATE' },
    refused: { owner: null, rests: true, otherwise: 'TERMINATION_REFUSED' },
    withdrawn: { owner: null, otherwise: 'TERMINATION_WITHDRAWN' },
    ...review.states,
    rejected: { owner: null, otherwise: 'TERMINATION_REJECTED' },
    terminated: { owner: null, otherwise: 'TERMINATION_DONE' },
    force_requested: { owner: 'school', until: 'dueAt', otherwise: 'FORCE_REQUESTED' },
    forced: { owner: null, otherwise: 'TERMINATION_FORCED' },
  },
  arrows: [
    { from: null, action: 'ask', by: 'graduate', to: 'awaiting_employer', require: mayBeAsked, emits: 'termination.asked.v1' },
    { from: null, action: 'ask', by: 'employer', to: 'awaiting_graduate', require: mayBeAsked, emits: 'termination.asked.v1' },
    ...answeredBy('awaiting_employer', 'employer'),
    { from: 'awaiting_employer', action: 'withdraw', by: 'graduate', to: 'withdrawn', emits: 'termination.withdrawn.v1' },
    ...answeredBy('awaiting_graduate', 'graduate'),
    { from: 'awaiting_graduate', action: 'withdraw', by: 'employer', to: 'withdrawn', emits: 'termination.withdrawn.v1' },
    ...review.arrows,
    { from: 'awaiting_employer', action: 'request_force', by: 'school', to: 'force_requested', require: [...mayBeForced, employerLetItPass], emits: 'termination.force-requested.v1' },
    { from: 'refused', action: 'request_force', by: 'school', to: 'force_requested', require: mayBeForced, emits: 'termination.force-requested.v1' },
    { from: 'force_requested', action: 'force', by: 'school', to: 'forced', require: [anotherPerson, agreementInForce, noticeOver, textUnchanged], emits: 'termination.forced.v1' },
    { from: 'force_requested', action: 'drop_force', by: 'school', to: 'refused', route: employerHadRefused, emits: 'termination.force-dropped.v1' },
    { from: 'force_requested', action: 'drop_force', by: 'school', to: 'awaiting_employer', route: otherwise(employerHadRefused), emits: 'termination.force-dropped.v1' },
    ...intoReview<TerminationStatus, TerminationAction, TerminationFacts>({ from: 'force_requested', action: 'consent', by: 'employer', require: mayBeConsented, emits: 'termination.consented.v1' }),
    { from: 'force_requested', action: 'withdraw', by: 'graduate', to: 'withdrawn', emits: 'termination.withdrawn.v1' },
  ],
});

/** The states of which an agreement may have one termination only. */
export const openTerminations = (Object.keys(terminationWorkflow.states) as TerminationStatus[]).filter(state => terminationWorkflow.states[state].owner !== null);

/** What happens when a deadline passes where no arrow of the clock says it. */
export const terminationOnTime: Partial<Record<TerminationStatus, string>> = { ...reviewOnTime, force_requested: 'marked overdue, listed one tier up; may be dropped' };
