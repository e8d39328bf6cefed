import { addWorkingDays, noTerminationRules, type Organisation, type TerminationFact, type TerminationStatus } from '@netsign/contracts';
import type { Agreement } from '../agreement/agreement.entity.js';
import type { Termination } from './termination.entity.js';
import { composeLetter, hashLetter, type Ask } from './termination-text.js';

const DAY = 86_400_000;
/** How long the other side is asked to answer; nothing follows from its silence but a reminder (docs/domain.md §Online termination). */
const ANSWER_DAYS = 7;

/** A request as it begins, with the names, the letter and the school's settings that it freezes. */
export function newTermination(id: string, agreement: Agreement, ask: Ask, school: Organisation | null, now: Date): Omit<Termination, 'version' | 'hash'> {
  const { graduateId, year, department, school: code, province, employer, mode, parties, position } = agreement;
  const files = [...ask.files];
  const text = composeLetter(agreement, ask);
  const status = ask.askedBy === 'graduate' ? 'awaiting_employer' : 'awaiting_graduate';
  return {
    id, status, graduateId, year, department, school: code, province, employer, agreementId: agreement.id, agreementNumber: agreement.number ?? '', mode,
    employerName: parties.employer.name, graduateName: parties.graduate.name, departmentName: parties.departmentName, schoolName: parties.schoolName, position,
    askedBy: ask.askedBy, reasonCode: ask.reasonCode, reason: ask.reason, files, text, textHash: hashLetter(text, files),
    departmentTakesPart: school?.departmentReview ?? false, reviewDays: school?.reviewDays ?? 3, rules: school?.terminationRules ?? noTerminationRules,
    askedAt: now, askedUntil: new Date(now.getTime() + ANSWER_DAYS * DAY), silentSince: null, decided: false, reached: { [status]: now.toISOString() },
    dueAt: null, noticeUntil: null, force: null, closedBy: null, closingCode: null, closingReason: null, updatedAt: now,
  };
}

/** What a case's row says of having reached a state; a step that waits for an office gets its time, and before the school's the public notice. */
export function reach({ reached, reviewDays, rules: { noticeDays } }: Termination, to: TerminationStatus, now: Date): Pick<Termination, 'status' | 'updatedAt' | 'reached' | 'dueAt' | 'noticeUntil'> {
  const withSchool = to === 'school_review' || to === 'force_requested';
  const noticeUntil = withSchool && noticeDays > 0 ? new Date(now.getTime() + noticeDays * DAY) : null;
  const dueAt = withSchool || to === 'department_review' ? addWorkingDays(noticeUntil ?? now, reviewDays) : null;
  return { status: to, updatedAt: now, reached: { ...reached, [to]: now.toISOString() }, dueAt, noticeUntil };
}

/** What every event about a termination says. */
export const factOf = ({ id, graduateId, year, department, school, province, employer, agreementId, askedBy }: Omit<Termination, 'version' | 'hash'>, from: TerminationStatus | null, to: TerminationStatus): TerminationFact =>
  ({ caseId: id, kind: 'termination', graduateId, year, department, school, province, employer, agreementId, askedBy, from, to });
