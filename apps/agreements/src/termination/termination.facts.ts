import { noTerminationRules, type Side } from '@netsign/contracts';
import { many, maybe, nowStatement, one, type Facts, type Read } from '@netsign/platform';
import { whyNotEnded } from '../agreement/agreement.case.js';
import type { Agreement } from '../agreement/agreement.entity.js';
import type { OrganisationReplica } from '../replicas/organisation.replica.js';
import type { Termination } from './termination.entity.js';
import { openTerminations, type TerminationFacts } from './termination.workflow.js';

const readNow: Read<Date> = { statement: nowStatement, take: rows => rows[0]['now'] as Date };
const open = openTerminations.map(state => `'${state}'`).join(', ');

/** Everything the rules need to know of one termination, in one trip. `lock` for commands: the case first, then its agreement. */
export const terminationReads = (id: string, lock: boolean) => ({
  termination: one<Termination>(`select * from termination where id = $1${lock ? ' for update' : ''}`, [id]),
  agreement: one<Agreement>(`select a.* from termination t join agreement a on a.id = t.agreement_id where t.id = $1${lock ? ' for update of a' : ''}`, [id]),
  others: many<{ id: string }>(`select o.id from termination t join termination o on o.agreement_id = t.agreement_id and o.id <> t.id where t.id = $1 and o.status in (${open})`, [id]),
  now: readNow,
});
export type Gathered = Facts<ReturnType<typeof terminationReads>>;

/** The same of an agreement that somebody thinks of ending. Of other agreements only the graduate's own are counted, for himself. */
export const askReads = (agreementId: string, lock: boolean) => ({
  agreement: one<Agreement>(`select * from agreement where id = $1${lock ? ' for update' : ''}`, [agreementId]),
  others: many<{ id: string }>(`select id from termination where agreement_id = $1 and status in (${open})`, [agreementId]),
  school: maybe<OrganisationReplica>('select r.* from agreement a join organisation_replica r on r.code = a.school where a.id = $1', [agreementId]),
  before: one<{ count: number }>(`select count(*)::int as count from termination t join agreement a on a.graduate_id = t.graduate_id
    where a.id = $1 and t.asked_by = 'graduate' and t.status in ('terminated', 'forced')`, [agreementId]),
  now: readNow,
});
export type AskGathered = Facts<ReturnType<typeof askReads>>;

/** Who acts, and by which text he signs, where he signs. */
export interface Acting { readonly account: string; readonly textRead: string | null }

/** What the workflow's rules look at. A forcing is signed by its own text, everything else by the letter. */
export function factsOf({ termination, agreement, others }: Pick<Gathered, 'termination' | 'agreement' | 'others'>, now: Date, { account, textRead }: Acting, signed: 'letter' | 'forcing' = 'letter'): TerminationFacts {
  const { askedBy, askedUntil, silentSince, dueAt, departmentTakesPart, decided, rules, noticeUntil, force, reached } = termination;
  return {
    now, askedBy, askedUntil, silentSince, refusedBefore: reached.refused !== undefined, dueAt, departmentTakesPart, decided, whyNotEnded: whyNotEnded(agreement.status, now), anotherOpen: others.length > 0,
    rules, endedBefore: 0, noticeUntil, forceRequestedBy: force?.requestedBy ?? null, account, textRead, textHash: signed === 'forcing' ? force?.textHash ?? '' : termination.textHash,
  };
}

/** The facts for asking; `textHash` is that of the letter as it would read. */
export function askFacts({ agreement, others, school, before }: Omit<AskGathered, 'now'>, now: Date, askedBy: Side, { account, textRead }: Acting, textHash: string): TerminationFacts {
  return {
    now, askedBy, askedUntil: now, silentSince: null, refusedBefore: false, dueAt: null, departmentTakesPart: school?.organisation.departmentReview ?? false, decided: false,
    whyNotEnded: whyNotEnded(agreement.status, now), anotherOpen: others.length > 0, rules: school?.organisation.terminationRules ?? noTerminationRules, endedBefore: before.count,
    noticeUntil: null, forceRequestedBy: null, account, textRead, textHash,
  };
}
