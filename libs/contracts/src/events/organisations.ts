import { z } from 'zod';
import { eventType } from '../event.js';
import { PartyMode } from '../statuses.js';

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
