import { z } from 'zod';
import { eventType } from '../event.js';
import { PartyMode } from '../statuses.js';

/** A day of any year, as MM-DD. */
const DayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'DATE_FORM');

/** What a school sets for ending agreements (docs/domain.md §Termination rules). Frozen on a case when it is asked for. */
export const TerminationRules = z.object({
  /** First and last day of the year on which it may be asked for, across the turn of the year where the first is the later; null for any day. */
  window: z.object({ from: DayOfYear, to: DayOfYear }).nullable(),
  /** Days of public notice before the school decides. */
  noticeDays: z.number().int().min(0).max(30),
  /** How many agreements may be ended at a graduate's own request; null for any number. */
  cap: z.number().int().min(1).max(9).nullable(),
});
export type TerminationRules = z.infer<typeof TerminationRules>;
export const noTerminationRules: TerminationRules = { window: null, noticeDays: 0, cap: null };

/** The whole state of one organisation after the act; replicas keep the newest version. */
export const Organisation = z.object({
  code: z.string(),
  kind: z.enum(['ministry', 'province', 'school', 'department']),
  name: z.string(),
  parent: z.string().nullable(),
  province: z.string().nullable(),
  school: z.string().nullable(),
  version: z.number().int(),
  /** Provinces: party mode and template version by graduation year. */
  partyModes: z.record(z.string(), z.object({ mode: PartyMode, template: z.number().int() })),
  /** Schools: years the province has opened, cohorts the school itself has opened, whether 院系 takes part in reviews. */
  openedYears: z.array(z.number().int()),
  openCohorts: z.array(z.number().int()),
  departmentReview: z.boolean(),
  /** Working days a review step may take before it is shown as overdue. */
  reviewDays: z.number().int(),
  terminationRules: TerminationRules.default(noTerminationRules),
  /** What a graduate is told when something must be settled with the school. */
  contact: z.string(),
});
export type Organisation = z.infer<typeof Organisation>;

export const organisationRegistered = eventType('organisation.registered.v1', 'organisations', Organisation);
export const partyModeChosen = eventType('province.party-mode-chosen.v1', 'organisations', Organisation);
export const schoolOpened = eventType('school.opened.v1', 'organisations', Organisation);
export const cohortOpened = eventType('cohort.opened.v1', 'organisations', Organisation);
export const cohortClosed = eventType('cohort.closed.v1', 'organisations', Organisation);
export const departmentReviewSwitched = eventType('school.department-review-switched.v1', 'organisations', Organisation);
export const reviewDaysSet = eventType('school.review-days-set.v1', 'organisations', Organisation);
export const contactSet = eventType('school.contact-set.v1', 'organisations', Organisation);
export const terminationRulesSet = eventType('school.termination-rules-set.v1', 'organisations', Organisation);
