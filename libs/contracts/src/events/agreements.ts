import { z } from 'zod';
import { eventType } from '../event.js';
import { sides } from '../statuses.js';

/** What every event about a case says: whose it is, and from where to where it went. Ids and codes only. */
export const CaseFact = z.object({
  caseId: z.uuid(),
  kind: z.enum(['invitation', 'agreement', 'termination']),
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
/** Its document has been printed and kept: `digest` is the SHA-256 of its bytes, hex. Where it stands does not change. */
export const agreementDocumentMade = eventType('agreement.document-made.v1', 'agreements', CaseFact.extend({ digest: z.string(), bytes: z.number().int() }));
export const agreementFailed = reasoned('agreement.failed.v1');
/** The agreement no longer binds; the ledger clears the outcome it had recorded for it. */
export const agreementEnded = caseEvent('agreement.ended.v1');

/** What every event about a termination says: of which agreement, and which side asked. */
export const TerminationFact = CaseFact.extend({ agreementId: z.uuid(), askedBy: z.enum(sides) });
export type TerminationFact = z.infer<typeof TerminationFact>;

const terminationEvent = (type: string) => eventType(type, 'agreements', TerminationFact);
const reasonedTermination = (type: string) => eventType(type, 'agreements', TerminationFact.extend({ reasonCode: z.string() }));

export const terminationAsked = eventType('termination.asked.v1', 'agreements', TerminationFact.extend({ reasonCode: z.string(), askedUntil: z.iso.datetime() }));
/** The other side has let its time pass. Nothing follows from it but a reminder and the school's list. */
export const terminationUnanswered = terminationEvent('termination.unanswered.v1');
export const terminationConsented = terminationEvent('termination.consented.v1');
export const terminationRefused = reasonedTermination('termination.refused.v1');
export const terminationWithdrawn = terminationEvent('termination.withdrawn.v1');
export const terminationDepartmentPassed = terminationEvent('termination.department-passed.v1');
export const terminationRejected = reasonedTermination('termination.rejected.v1');
/** The school has approved it; `agreement.ended.v1` stands beside it. */
export const terminationDone = terminationEvent('termination.done.v1');
export const forceRequested = terminationEvent('termination.force-requested.v1');
export const forceDropped = terminationEvent('termination.force-dropped.v1');
export const terminationForced = terminationEvent('termination.forced.v1');
