import { z } from 'zod';
import { eventType } from '../event.js';

/** What every event about a case says: whose it is, and from where to where it went. Ids and codes only. */
export const CaseFact = z.object({
  caseId: z.uuid(),
  kind: z.enum(['invitation', 'agreement']),
  graduateId: z.uuid(),
  year: z.number().int(),
  department: z.string(),
  school: z.string(),
  province: z.string(),
  employer: z.string(),
  from: z.string().nullable(),
  to: z.string(),
});
export type CaseFact = z.infer<typeof CaseFact>;

const caseEvent = (type: string) => eventType(type, 'agreements', CaseFact);
const reasoned = (type: string) => eventType(type, 'agreements', CaseFact.extend({ reasonCode: z.string() }));

export const invitationSent = eventType('invitation.sent.v1', 'agreements', CaseFact.extend({ validUntil: z.iso.datetime() }));
export const invitationAccepted = caseEvent('invitation.accepted.v1');
export const invitationRefused = reasoned('invitation.refused.v1');
export const invitationExpired = caseEvent('invitation.expired.v1');
export const invitationWithdrawn = caseEvent('invitation.withdrawn.v1');
export const acceptanceTakenBack = caseEvent('invitation.acceptance-taken-back.v1');
export const departmentPassed = caseEvent('invitation.department-passed.v1');
export const invitationFailed = reasoned('invitation.failed.v1');
export const invitationCertified = eventType('invitation.certified.v1', 'agreements', CaseFact.extend({ agreementId: z.uuid() }));

/** `outcome` is the destination code the ledger is asked to record, 10 for an agreement. */
export const agreementCertified = eventType('agreement.certified.v1', 'agreements', CaseFact.extend({ invitationId: z.uuid(), outcome: z.string() }));
export const agreementInForce = eventType('agreement.in-force.v1', 'agreements', CaseFact.extend({ number: z.string() }));
export const agreementFailed = reasoned('agreement.failed.v1');
/** The agreement no longer binds; the ledger clears the outcome it had recorded for it. */
export const agreementEnded = caseEvent('agreement.ended.v1');
