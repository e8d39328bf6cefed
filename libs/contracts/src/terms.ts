import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);
const yuan = z.number().int().min(0).max(1_000_000);
export const IsoDate = z.iso.date({ error: 'DATE_FORM' });

/** Grounds on which both sides agree that ending the agreement costs nothing (docs/domain.md §Terms). */
export const releaseGrounds = ['further_study', 'public_service', 'military', 'abroad', 'no_diploma'] as const;

/** The terms of one offer. Money in 元 a month before tax, periods in months. */
export const Terms = z.object({
  position: text(60),
  positionCategory: z.string().regex(/^\d{2}$/, 'CODE_UNKNOWN'),
  region: z.string().regex(/^\d{6}$/, 'CODE_UNKNOWN'),
  workPlace: text(120),
  reportBy: IsoDate,
  /** Length of the labour contract; null stands for 无固定期限. */
  contractMonths: z.number().int().min(1).max(240).nullable(),
  probationMonths: z.number().int().min(0).max(12),
  monthlyPay: yuan,
  probationPay: yuan,
  insurance: text(200),
  housing: z.string().trim().max(200).default(''),
  benefits: z.string().trim().max(400).default(''),
  /** Penalty for breach, 元; 0 prints as 无. */
  employerPenalty: yuan,
  graduatePenalty: yuan,
  releaseGrounds: z.array(z.enum(releaseGrounds)).default([]),
  acceptsArchive: z.boolean(),
  archiveReceiver: z.string().trim().max(200).default(''),
  acceptsHousehold: z.boolean(),
  householdAddress: z.string().trim().max(200).default(''),
  contactName: text(40),
  contactPhone: z.string().trim().regex(/^[0-9+\- ]{7,20}$/, 'PHONE_FORM'),
  supplement: z.string().trim().max(1000).default(''),
});
export type Terms = z.infer<typeof Terms>;

/** What may stand in a field that is still being filled in. */
const Typed = z.union([z.string().max(2000), z.number(), z.boolean(), z.null(), z.array(z.string().max(40)).max(20)]);

/** A draft keeps whatever was typed into the fields of `Terms`, complete and right or not. */
export const TermsDraft = z.object(Object.fromEntries(Object.keys(Terms.shape).map(key => [key, Typed.optional()])) as Record<keyof Terms, z.ZodOptional<typeof Typed>>);
export type TermsDraft = Partial<Record<keyof Terms, z.infer<typeof Typed>>>;

/** How long an invitation may be answered: 1 to 30 days, 5 unless said otherwise. */
export const ValidDays = z.number().int().min(1, 'VALIDITY_RANGE').max(30, 'VALIDITY_RANGE');
