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

/** The school opens an agreement by certifying; the ledger records it or declines. Nobody has a button for these. */
export const agreementActions = ['open', 'record', 'decline'] as const;
export type AgreementAction = (typeof agreementActions)[number];

/** 两方 or 三方: whether the school is a party of the agreement or only witnesses it. Chosen by the province for a year. */
export const PartyMode = z.enum(['two_party', 'three_party']);
export type PartyMode = z.infer<typeof PartyMode>;

/** Why a graduate refuses, and why a reviewer does not pass. Codes with their sentences; the free text stands beside. */
export const refusalReasons = ['other_offer', 'terms', 'place', 'further_study', 'not_known', 'other'] as const;
export const reviewReasons = ['employer_in_doubt', 'terms_unlawful', 'data_wrong', 'not_agreed', 'duplicate', 'other'] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export type ReviewReason = (typeof reviewReasons)[number];
