import { z } from 'zod';
import { eventType } from '../event.js';

/** The whole state of one employer after the act. Names of organisations are public register data, not people's data. */
export const Employer = z.object({
  creditCode: z.string(),
  name: z.string(),
  nature: z.string(),
  industry: z.string(),
  region: z.string(),
  address: z.string(),
  status: z.enum(['verified', 'suspended']),
  /** Last day on which the 授权书 of the person in charge holds, null while there is none. */
  authorisedUntil: z.string().nullable(),
  version: z.number().int(),
});
export type Employer = z.infer<typeof Employer>;

export const employerVerified = eventType('employer.verified.v1', 'employers', Employer);
export const employerSuspended = eventType('employer.suspended.v1', 'employers', Employer);
export const employerRestored = eventType('employer.restored.v1', 'employers', Employer);
