import { chinaDay, type ActorRole, type Employer, type ErrorCode, type InvitationAction, type InvitationStatus } from '@netsign/contracts';
import { workflow } from '@netsign/workflow';
import { intoReview, reviewOnTime, reviewTail, type ReviewFacts } from '../review/review.workflow.js';

/** What the rules of an invitation look at. Times are the database's; nothing here is a person's data. */
export interface InvitationFacts extends ReviewFacts {
  readonly validUntil: Date | null;
  readonly employer: Pick<Employer, 'status' | 'authorisedUntil'> | null;
  readonly eligible: boolean;
  readonly cohortOpen: boolean;
  readonly partyModeChosen: boolean;
  /** The graduate's live case when it is another one, and whether it is settled (an agreement) or still on its way. */
  readonly elsewhere: 'settled' | 'in_flight' | null;
  /** This employer's other open invitation to the same graduate, or their agreement. */
  readonly sameEmployer: 'open' | 'signed' | null;
  readonly termsComplete: boolean;
  /** Hash of the text the actor read, and of the text as it stands; null where no text is being signed. */
  readonly textRead: string | null;
  readonly textHash: string;
}
type Rule = (facts: InvitationFacts) => ErrorCode | null;

/** docs/domain.md §Validity: a click one second late is late, whether the clock has come round or not. */
const insideValidity: Rule = ({ now, validUntil }) => (validUntil !== null && now < validUntil ? null : 'INVITATION_EXPIRED');
const validityOver: Rule = ({ now, validUntil }) => (validUntil !== null && now >= validUntil ? null : 'INVITATION_NOT_YET_EXPIRED');
/** docs/domain.md §Text: what is signed is what was read. */
const textUnchanged: Rule = ({ textRead, textHash }) => (textRead === null || textRead === textHash ? null : 'TEXT_CHANGED');
/** docs/domain.md §Right to invite. */
const employerNotSuspended: Rule = ({ employer }) => (employer?.status === 'verified' ? null : 'EMPLOYER_SUSPENDED');
const employerAuthorised: Rule = ({ employer, now }) =>
  (employer?.authorisedUntil && chinaDay(now) <= employer.authorisedUntil ? null : 'EMPLOYER_NOT_AUTHORISED');
/** docs/domain.md §Training mode. */
const graduateEligible: Rule = ({ eligible }) => (eligible ? null : 'GRADUATE_NOT_ELIGIBLE');
const cohortOpen: Rule = ({ cohortOpen: open }) => (open ? null : 'COHORT_NOT_OPEN');
const partyModeChosen: Rule = ({ partyModeChosen: chosen }) => (chosen ? null : 'PARTY_MODE_NOT_CHOSEN');
/** docs/domain.md §One agreement: one live case, over all ways of signing. */
const notSignedElsewhere: Rule = ({ elsewhere }) => (elsewhere === null ? null : elsewhere === 'settled' ? 'SIGNED_ELSEWHERE' : 'SIGNING_IN_FLIGHT');
/** docs/domain.md §One open invitation. */
const noOtherOfOurs: Rule = ({ sameEmployer }) => (sameEmployer === null ? null : sameEmployer === 'open' ? 'INVITATION_ALREADY_OPEN' : 'ALREADY_SIGNED_WITH_YOU');
const termsComplete: Rule = ({ termsComplete: complete }) => (complete ? null : 'TERMS_INCOMPLETE');
/** docs/domain.md §Taking back: until the first reviewer has decided, or once a review step is overdue. */
const nobodyHasDecided: Rule = ({ decided, dueAt, now }) => (decided && !(dueAt !== null && now > dueAt) ? 'REVIEW_HAS_BEGUN' : null);

const mayBeDrafted = [employerNotSuspended, employerAuthorised, cohortOpen, graduateEligible];
const mayBeSent = [employerNotSuspended, employerAuthorised, cohortOpen, partyModeChosen, graduateEligible, noOtherOfOurs, termsComplete, textUnchanged];
const mayBeAccepted = [insideValidity, notSignedElsewhere, employerNotSuspended, cohortOpen, graduateEligible, textUnchanged];

const review = reviewTail<InvitationStatus, InvitationFacts>({
  certified: 'certified', failed: 'failed', mayBeCertified: [notSignedElsewhere, employerNotSuspended, graduateEligible, cohortOpen],
  emits: { pass: 'invitation.department-passed.v1', certify: 'invitation.certified.v1', fail: 'invitation.failed.v1' },
  otherwise: { department_review: 'INVITATION_IN_REVIEW', school_review: 'INVITATION_WITH_SCHOOL' },
});

/** 线上签约, from the employer's draft to the school's 鉴证 or 审核 (docs/domain.md §Online signing). */
export const invitationWorkflow = workflow<InvitationStatus, InvitationAction, ActorRole, InvitationFacts, ErrorCode>({
  name: 'invitation',
  states: {
    draft: { owner: 'employer', until: 'draftUntil', otherwise: 'INVITATION_STILL_DRAFT' },
    discarded: { owner: null, otherwise: 'INVITATION_DISCARDED' },
    offered: { owner: 'graduate', until: 'validUntil', otherwise: 'INVITATION_ALREADY_SENT' },
    refused: { owner: null, otherwise: 'INVITATION_REFUSED' },
    expired: { owner: null, otherwise: 'INVITATION_EXPIRED' },
    withdrawn: { owner: null, otherwise: 'INVITATION_WITHDRAWN' },
    ...review.states,
    taken_back: { owner: null, otherwise: 'ACCEPTANCE_TAKEN_BACK' },
    failed: { owner: null, otherwise: 'INVITATION_FAILED' },
    certified: { owner: null, otherwise: 'INVITATION_CERTIFIED' },
  },
  arrows: [
    { from: null, action: 'save', by: 'employer', to: 'draft', require: mayBeDrafted, emits: null },
    { from: 'draft', action: 'save', by: 'employer', to: 'draft', emits: null },
    { from: 'draft', action: 'send', by: 'employer', to: 'offered', require: mayBeSent, emits: 'invitation.sent.v1' },
    { from: 'draft', action: 'discard', by: 'employer', to: 'discarded', emits: null },
    { from: 'draft', action: 'discard', by: 'clock', to: 'discarded', emits: null },
    ...intoReview<InvitationStatus, InvitationAction, InvitationFacts>({ from: 'offered', action: 'accept', by: 'graduate', require: mayBeAccepted, emits: 'invitation.accepted.v1' }),
    { from: 'offered', action: 'refuse', by: 'graduate', to: 'refused', require: [insideValidity], emits: 'invitation.refused.v1' },
    { from: 'offered', action: 'withdraw', by: 'employer', to: 'withdrawn', require: [insideValidity], emits: 'invitation.withdrawn.v1' },
    { from: 'offered', action: 'expire', by: 'clock', to: 'expired', require: [validityOver], emits: 'invitation.expired.v1' },
    ...review.arrows,
    { from: 'department_review', action: 'take_back', by: 'graduate', to: 'taken_back', require: [nobodyHasDecided], emits: 'invitation.acceptance-taken-back.v1' },
    { from: 'school_review', action: 'take_back', by: 'graduate', to: 'taken_back', require: [nobodyHasDecided], emits: 'invitation.acceptance-taken-back.v1' },
  ],
});

/** Ends that leave employer and graduate without an agreement. */
const endedForNothing: ReadonlySet<InvitationStatus> = new Set<InvitationStatus>(['refused', 'expired', 'withdrawn', 'taken_back', 'failed']);

/** docs/domain.md §Online signing: whether its employer may begin a new one with the terms of this; the ended one itself stays as it is. */
export function whyNotSentAgain(status: InvitationStatus, facts: InvitationFacts): ErrorCode | null {
  if (!endedForNothing.has(status)) return invitationWorkflow.states[status].otherwise;
  return [noOtherOfOurs, ...mayBeDrafted].map(rule => rule(facts)).find(code => code !== null) ?? null;
}

/** What happens when a deadline passes where no arrow of the clock says it: the step is marked 超时 and may be taken back. */
export const invitationOnTime: Partial<Record<InvitationStatus, string>> = {
  department_review: `${reviewOnTime.department_review}, may be taken back`,
  school_review: `${reviewOnTime.school_review}, may be taken back`,
};
