import { z } from 'zod';

/** Where an invitation can stand (docs/domain.md §Online signing). */
export const invitationStatuses = ['draft', 'discarded', 'offered', 'refused', 'expired', 'withdrawn', 'department_review',
  'school_review', 'taken_back', 'failed', 'certified'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];
export const InvitationStatus = z.enum(invitationStatuses);

/** Where an agreement can stand: `certified` by the school, `in_force` once the ledger has recorded it. */
export const agreementStatuses = ['certified', 'in_force', 'failed', 'ended'] as const;
export type AgreementStatus = (typeof agreementStatuses)[number];
export const AgreementStatus = z.enum(agreementStatuses);

export const invitationActions = ['save', 'send', 'discard', 'accept', 'refuse', 'withdraw', 'expire', 'take_back', 'pass', 'fail', 'certify'] as const;
export type InvitationAction = (typeof invitationActions)[number];

/** The school opens an agreement by certifying; the ledger records it or declines; a termination ends it. Nobody has a button for these. */
export const agreementActions = ['open', 'record', 'decline', 'make_document', 'end'] as const;
export type AgreementAction = (typeof agreementActions)[number];

/** 两方 or 三方: whether the school is a party of the agreement or only witnesses it. Chosen by the province for a year. */
export const PartyMode = z.enum(['two_party', 'three_party']);
export type PartyMode = z.infer<typeof PartyMode>;

/** Why a graduate refuses, and why a reviewer does not pass. Codes with their sentences; the free text stands beside. */
export const refusalReasons = ['other_offer', 'terms', 'place', 'further_study', 'not_known', 'other'] as const;
export const reviewReasons = ['employer_in_doubt', 'terms_unlawful', 'data_wrong', 'not_agreed', 'duplicate', 'other'] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export type ReviewReason = (typeof reviewReasons)[number];

/** Where a request to end an agreement can stand (docs/domain.md §Online termination). */
export const terminationStatuses = ['awaiting_employer', 'awaiting_graduate', 'refused', 'withdrawn', 'department_review', 'school_review', 'rejected', 'terminated',
  'force_requested', 'forced'] as const;
export type TerminationStatus = (typeof terminationStatuses)[number];
export const TerminationStatus = z.enum(terminationStatuses);

export const terminationActions = ['ask', 'consent', 'refuse', 'withdraw', 'remind', 'pass', 'certify', 'fail', 'request_force', 'drop_force', 'force'] as const;
export type TerminationAction = (typeof terminationActions)[number];

/** The two sides of an agreement: each may ask to end it, the other answers. */
export const sides = ['graduate', 'employer'] as const;
export type Side = (typeof sides)[number];

/** Why a side asks to end the agreement, by side; why the other does not consent; on what a school's forcing rests. */
export const terminationReasons = {
  graduate: ['further_study', 'public_service', 'military', 'abroad', 'other_employer', 'conditions', 'family', 'other'],
  employer: ['post_cancelled', 'no_diploma', 'not_suitable', 'closing_down', 'other'],
} as const satisfies Record<Side, readonly string[]>;
export const dissentReasons = ['penalty_open', 'still_wanted', 'reason_in_doubt', 'other'] as const;
export const forceGrounds = ['agreed_with_employer', 'employer_unreachable'] as const;
export type TerminationReason = (typeof terminationReasons)[Side][number];
export type DissentReason = (typeof dissentReasons)[number];
export type ForceGround = (typeof forceGrounds)[number];
