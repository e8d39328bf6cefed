import { z } from 'zod';

/** The six kinds of people who sign in, from the graduate up to the ministry (docs/domain.md §Roles). */
export const roles = ['graduate', 'employer', 'department', 'school', 'province', 'ministry'] as const;
export type Role = (typeof roles)[number];

/** Everybody who can move a case: people, the clock, and the national ledger. */
export type ActorRole = Role | 'clock' | 'ledger';

/** The three web ends; each role enters through exactly one of them. */
export const ends = ['student', 'corp', 'admin'] as const;
export type End = (typeof ends)[number];

export const endOf: Record<Role, End> = {
  graduate: 'student', employer: 'corp', department: 'admin', school: 'admin', province: 'admin', ministry: 'admin',
};

/**
 * Who acts, as the gateway states it in the signed actor token and as services believe it.
 * `account` and `session` are identity's ids; the other keys say whose rows the actor may see.
 */
export const Actor = z.object({
  account: z.uuid(),
  session: z.uuid(),
  role: z.enum(roles),
  graduate: z.uuid().optional(),
  employer: z.string().optional(),
  department: z.string().optional(),
  school: z.string().optional(),
  province: z.string().optional(),
  /** Graduates only: the own record was confirmed in its present version. */
  confirmed: z.boolean().optional(),
});
export type Actor = z.infer<typeof Actor>;

/** The keys by which rows are seen; each names the actor field that a column must equal. */
export const sightKeys = ['account', 'graduate', 'employer', 'department', 'school', 'province'] as const;
export type SightKey = (typeof sightKeys)[number];
