import type { Actor, Role, Step, TerminationRow, TerminationStatus, TerminationView } from '@netsign/contracts';
import { actions, wayTo } from '@netsign/workflow';
import type { UsualTimes } from '../review/usual-times.service.js';
import type { Termination } from './termination.entity.js';
import { factsOf, type Gathered } from './termination.facts.js';
import { terminationWorkflow, type TerminationFacts } from './termination.workflow.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
const { states } = terminationWorkflow;
const offices: ReadonlySet<Role> = new Set<Role>(['department', 'school', 'province', 'ministry']);

/** The time by which the present owner must have acted, named by the workflow's table. */
const deadlineOf = (row: Termination): Date | null => {
  const until = states[row.status].until as 'askedUntil' | 'dueAt' | undefined;
  return until === undefined ? null : row[until];
};

/** One row of a list. */
export function rowOf(row: Termination, now: Date): TerminationRow {
  const { id, version, status, year, agreementId, agreementNumber, mode, employerName, graduateName, departmentName, schoolName, position, askedBy, reasonCode } = row;
  return {
    id, version, status, year, agreementId, agreementNumber, mode, employerName, graduateName, departmentName, schoolName, position, askedBy, reasonCode,
    owner: states[status].owner, until: iso(deadlineOf(row)), overdue: row.dueAt !== null && now > row.dueAt, silent: row.silentSince !== null && states[status].until === 'askedUntil',
    askedAt: row.askedAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}

/** The whole termination as this actor may see it, with every act and why it is refused. */
export function viewOf(gathered: Gathered, actor: Actor, usual: UsualTimes): TerminationView {
  const { termination, now } = gathered;
  const { reason, files, text, textHash, departmentTakesPart, rules, noticeUntil, closedBy, closingCode, closingReason } = termination;
  const facts = factsOf(gathered, now, { account: actor.account, textRead: null });
  return {
    ...rowOf(termination, now), reason, files, text, textHash, departmentTakesPart,
    notice: rules.noticeDays === 0 ? null : { days: rules.noticeDays, until: iso(noticeUntil) },
    force: forceOf(termination, actor), closing: closedBy === null ? null : { by: closedBy, reasonCode: closingCode, reason: closingReason },
    progress: progressOf(termination, facts, usual), actions: actions(terminationWorkflow, { state: termination.status, by: actor.role, facts }), now: now.toISOString(),
  };
}

/** Both sides are told that and why; what the school has written down of its calls stays with the offices. */
function forceOf({ force }: Termination, actor: Actor): TerminationView['force'] {
  if (force === null) return null;
  const { ground, reason, record, files, requestedAt, textHash } = force;
  return { ground, reason, record: offices.has(actor.role) && record !== '' ? record : null, files: [...files], requestedAt, textHash };
}

/** The progress line: what was reached and when, where it stands, what is still to come, up to the end of the agreement. */
function progressOf(termination: Termination, facts: TerminationFacts, usual: UsualTimes): Step[] {
  const { status, reached } = termination;
  const usually = (state: TerminationStatus) => (state === 'department_review' || state === 'school_review' ? usual[state] : null);
  const { owner } = states[status];
  const past = (Object.entries(reached) as [TerminationStatus, string][]).filter(([state]) => state !== status)
    .sort((one, other) => one[1].localeCompare(other[1])).map(([state, at]): Step => ({ state, mark: 'done', owner: states[state].owner, until: null, at, usual: null }));
  const here: Step = { state: status, mark: owner === null ? 'done' : 'now', owner, until: iso(deadlineOf(termination)), at: reached[status] ?? null, usual: usually(status) };
  const ahead = owner === null ? [] : wayTo(terminationWorkflow, status, status === 'force_requested' ? 'forced' : 'terminated', facts);
  return [...past, here, ...ahead.map((state): Step => ({ state, mark: 'next', owner: states[state].owner, until: null, at: null, usual: usually(state) }))];
}
