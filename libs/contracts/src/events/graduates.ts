import { z } from 'zod';
import { eventType } from '../event.js';

/** AES-256-GCM under the key of the cohort; all three in base64. */
export const Sealed = z.object({ iv: z.string(), tag: z.string(), body: z.string() });
export type Sealed = z.infer<typeof Sealed>;

/**
 * The personal fields of one record, sealed inside `graduate.*` events. Why consumers cannot work without them: `agreements`
 * prints name, ID number and roll fields into the agreement, `identity` binds a sign-in by ID number and name.
 */
export const Person = z.object({
  name: z.string(), idNumber: z.string(), sex: z.string(), nationality: z.string(), politicalStatus: z.string(),
  studentNo: z.string(), examineeNo: z.string(), homeRegion: z.string(), homeRegionName: z.string(), urbanRural: z.string(),
  majorName: z.string(), majorDirection: z.string(), major: z.string(), className: z.string(),
  enrolledOn: z.string(), graduatesOn: z.string(), studyForm: z.string(), trainingUnit: z.string(),
});
export type Person = z.infer<typeof Person>;

/** One graduate of one cohort, whole, after the import or correction. */
export const Graduate = z.object({
  graduateId: z.uuid(),
  version: z.number().int(),
  year: z.number().int(),
  /** `<year>-<school>`: names the key that opens `person`. */
  cohort: z.string(),
  department: z.string(),
  school: z.string(),
  province: z.string(),
  educationLevel: z.string(),
  trainingMode: z.string(),
  /** 网签资格, docs/domain.md §Training mode. */
  eligible: z.boolean(),
  /** HMAC-SHA-256 of the normalised ID number under the platform key, hex. */
  idMatch: z.string(),
  person: Sealed,
});
export type Graduate = z.infer<typeof Graduate>;

export const graduateRegistered = eventType('graduate.registered.v1', 'graduates', Graduate);
export const graduateCorrected = eventType('graduate.corrected.v1', 'graduates', Graduate);

/** The key of a cohort, wrapped by the platform key. */
export const CohortKey = z.object({ cohort: z.string(), version: z.number().int(), wrapped: Sealed });
export type CohortKey = z.infer<typeof CohortKey>;
export const cohortKeyIssued = eventType('cohort-key.issued.v1', 'cohort-keys', CohortKey);
