import { chinaDay, type CaseFact, type MessageType, type Side, type TerminationFact } from '@netsign/contracts';

/**
 * Whom a kind of event concerns. An office is the 院系 or school with which the paper now lies; it gets a count, not a message each.
 * Of a termination either side may be the one that asked, and the other the one that answers.
 */
type Concerned = Side | 'office' | 'asker' | 'answerer';

/**
 * Who is told of what (docs/domain.md §Messages): whoever did not act himself. The certification of an invitation is told by the
 * agreement that it opens, the end of a termination by the agreement that it ends; of a forced one the employer hears besides how it came.
 */
export const concernedBy: Readonly<Record<Exclude<MessageType, 'graduate.corrected.v1' | 'papers.arrived'>, readonly Concerned[]>> = {
  'invitation.sent.v1': ['graduate'],
  'invitation.accepted.v1': ['employer', 'office'],
  'invitation.refused.v1': ['employer'],
  'invitation.expired.v1': ['graduate', 'employer'],
  'invitation.withdrawn.v1': ['graduate'],
  'invitation.acceptance-taken-back.v1': ['employer'],
  'invitation.department-passed.v1': ['graduate', 'employer', 'office'],
  'invitation.failed.v1': ['graduate', 'employer'],
  'agreement.certified.v1': ['graduate', 'employer'],
  'agreement.in-force.v1': ['graduate', 'employer'],
  'agreement.failed.v1': ['graduate', 'employer'],
  'agreement.ended.v1': ['graduate', 'employer'],
  'termination.asked.v1': ['answerer'],
  'termination.unanswered.v1': ['answerer', 'asker'],
  'termination.consented.v1': ['asker', 'office'],
  'termination.refused.v1': ['asker'],
  'termination.withdrawn.v1': ['answerer'],
  'termination.department-passed.v1': ['graduate', 'employer', 'office'],
  'termination.rejected.v1': ['graduate', 'employer'],
  'termination.force-requested.v1': ['graduate', 'employer'],
  'termination.force-dropped.v1': ['graduate', 'employer'],
  'termination.forced.v1': ['employer'],
};

const isTold = (type: string): type is keyof typeof concernedBy => Object.hasOwn(concernedBy, type);

/** The event as far as a message looks at it; `time` in ISO 8601. */
export interface CaseEvent { readonly id: string; readonly type: string; readonly time: string; readonly data: CaseFact }

/** A message not yet stored: whose box, about what, and how many papers it counts. */
export interface NewMessage {
  readonly receiver: string; readonly graduate: string | null; readonly employer: string | null; readonly department: string | null; readonly school: string | null;
  readonly about: string; readonly kind: CaseFact['kind'] | 'record' | 'papers'; readonly caseId: string | null; readonly type: MessageType; readonly count: number; readonly at: string;
}

const nobody = { graduate: null, employer: null, department: null, school: null };

/** The office with which a case lies in this state, as the receiver's columns; null outside of reviews. */
const officeOf = ({ to, department, school }: CaseFact) => (to === 'department_review' ? { department } : to === 'school_review' ? { school } : null);

function sideOf(concerned: Exclude<Concerned, 'office'>, data: CaseFact): Side {
  if (concerned === 'graduate' || concerned === 'employer') return concerned;
  const { askedBy } = data as TerminationFact;
  return (concerned === 'asker') === (askedBy === 'graduate') ? 'graduate' : 'employer';
}

function boxOf(concerned: Concerned, data: CaseFact) {
  const key = concerned === 'office' ? officeOf(data) : sideOf(concerned, data) === 'graduate' ? { graduate: data.graduateId } : { employer: data.employer };
  if (key === null) return null;
  const [[role, name]] = Object.entries(key) as [string, string][];
  return { ...nobody, ...key, receiver: `${role}:${name}` };
}

/** Whether an event lays a paper on an office's desk. */
export const bringsPaper = ({ type, data }: CaseEvent): boolean => isTold(type) && concernedBy[type].includes('office') && officeOf(data) !== null;

/**
 * The messages that follow from events: one for each event and receiver, and one for each office and day, in the order of their boxes.
 * An office counts only the papers of `uncounted` events.
 */
export function messagesOf(events: readonly CaseEvent[], uncounted: ReadonlySet<string>): NewMessage[] {
  const messages = new Map<string, NewMessage>();
  for (const { id, type, time, data } of events) {
    if (!isTold(type)) continue;
    for (const concerned of concernedBy[type]) {
      const box = boxOf(concerned, data);
      if (box === null || (concerned === 'office' && !uncounted.has(id))) continue;
      const about = concerned === 'office' ? chinaDay(new Date(time)) : id;
      const key = `${box.receiver} ${about}`;
      const before = messages.get(key);
      messages.set(key, concerned === 'office'
        ? { ...box, about, kind: 'papers', caseId: null, type: 'papers.arrived', count: (before?.count ?? 0) + 1, at: before && before.at > time ? before.at : time }
        : { ...box, about, kind: data.kind, caseId: data.caseId, type, count: 1, at: time });
    }
  }
  // Ordered, so that two consumers that write the same rows wait for each other instead of for ever.
  return [...messages].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, message]) => message);
}

/** A record that the school has corrected: told to the graduate alone, and never what it says. */
export const correctionsOf = (events: readonly { readonly id: string; readonly time: string; readonly data: { readonly graduateId: string } }[]): NewMessage[] =>
  events.map(({ id, time, data: { graduateId } }): NewMessage => ({ ...nobody, graduate: graduateId, receiver: `graduate:${graduateId}`, about: id, kind: 'record', caseId: null, type: 'graduate.corrected.v1', count: 1, at: time }))
    .sort((one, other) => (one.receiver < other.receiver ? -1 : 1));
