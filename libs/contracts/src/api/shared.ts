import { z } from 'zod';

export const ById = z.object({ id: z.uuid({ error: 'NOT_FOUND' }) });
export const Reason = z.string().trim().min(5, 'REASON_TOO_SHORT').max(500);
export const Year = z.coerce.number().int().min(2021).max(2100);
/** The code of a node of the tree below the ministry: a province, a school, or a 院系. */
export const Place = z.string().regex(/^\d{2}$|^\d{5}$|^\d{5}-\d{2}$/, 'CODE_UNKNOWN');
/** The signed proof of a second factor, from `identity.prove`. */
export const Proof = z.string().max(2048);
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A list is paged by an opaque cursor; `next` is null on the last page. */
export const Page = z.object({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

/** Everybody who sees a case: both sides, 院系, school, and the tiers above. */
export const caseReaders = ['graduate', 'employer', 'department', 'school', 'province', 'ministry'] as const;

/** One clause of a text that people sign: `key` names the term or party field it prints. */
export const Clause = z.object({ key: z.string(), label: z.string(), value: z.string() });

/** One line of a case's history. Address and device never leave the service. */
export const HistoryLine = z.object({ version: z.number(), at: z.string(), by: z.string(), action: z.string(), from: z.string().nullable(), to: z.string(), reasonCode: z.string().nullable(), reason: z.string().nullable() });

/** One act the actor might do here: allowed, or refused with the code that says why. */
export const ActionView = z.object({ action: z.string(), allowed: z.boolean(), code: z.string().nullable() });
export type ActionView = z.infer<typeof ActionView>;

/** How long a step took lately, in minutes: half of them were done in `p50`, nine of ten in `p90`. */
export const UsualTime = z.object({ p50: z.number(), p90: z.number() });
export type UsualTime = z.infer<typeof UsualTime>;

/** One stop of the progress line. `owner` has it, `until` is when it must be done, `at` when it was. Times in ISO 8601 UTC. `usual` where enough of them were seen. */
export const Step = z.object({
  state: z.string(), mark: z.enum(['done', 'now', 'next']), owner: z.string().nullable(), until: z.string().nullable(), at: z.string().nullable(), usual: UsualTime.nullable(),
});
export type Step = z.infer<typeof Step>;
