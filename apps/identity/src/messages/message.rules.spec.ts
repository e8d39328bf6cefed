import { agreementDocumentMade, eventTypes, invitationCertified, messageTypes, terminationDone, type CaseFact, type TerminationFact } from '@netsign/contracts';
import { concernedBy, messagesOf, type CaseEvent } from './message.rules.js';

const fact: CaseFact = { caseId: 'case', kind: 'invitation', graduateId: 'gao', year: 2027, department: '99331-01', school: '99331', province: '33', employer: 'yunwei', from: null, to: 'offered' };
const event = (type: string, over: Partial<CaseFact> = {}, id: string = type, time = '2026-11-24T02:00:00.000Z'): CaseEvent => ({ id, type, time, data: { ...fact, ...over } });
/** As when everything is new. */
const told = (events: readonly CaseEvent[]) => messagesOf(events, new Set(events.map(event => event.id)));
const boxes = (events: readonly CaseEvent[]) => told(events).map(message => [message.receiver, message.type]);

describe('who is told of what', () => {
  it('is settled for every event of a case', () => {
    const types = [...eventTypes.values()].filter(one => one.topic === 'agreements').map(one => one.type);
    expect([...Object.keys(concernedBy), agreementDocumentMade.type, invitationCertified.type, terminationDone.type].sort()).toEqual(types.sort());
    expect([...Object.keys(concernedBy), 'graduate.corrected.v1', 'papers.arrived'].sort()).toEqual([...messageTypes].sort());
  });

  it('is whoever did not act himself', () => {
    expect(boxes([event('invitation.sent.v1')])).toEqual([['graduate:gao', 'invitation.sent.v1']]);
    expect(boxes([event('invitation.refused.v1')])).toEqual([['employer:yunwei', 'invitation.refused.v1']]);
    expect(boxes([event('agreement.in-force.v1')])).toEqual([['employer:yunwei', 'agreement.in-force.v1'], ['graduate:gao', 'agreement.in-force.v1']]);
    expect(boxes([event('invitation.certified.v1')])).toEqual([]);
  });

  it('is, of a termination, the side that has to answer or the one that asked, whichever it is', () => {
    const of = (type: string, askedBy: TerminationFact['askedBy'], to = 'awaiting_employer') => boxes([event(type, { kind: 'termination', to, agreementId: 'agreement', askedBy } as Partial<TerminationFact>)]).map(([receiver]) => receiver);
    expect(of('termination.asked.v1', 'graduate')).toEqual(['employer:yunwei']);
    expect(of('termination.asked.v1', 'employer')).toEqual(['graduate:gao']);
    expect(of('termination.refused.v1', 'graduate')).toEqual(['graduate:gao']);
    expect(of('termination.withdrawn.v1', 'employer')).toEqual(['graduate:gao']);
    expect(of('termination.unanswered.v1', 'graduate')).toEqual(['employer:yunwei', 'graduate:gao']);
    expect(of('termination.consented.v1', 'employer', 'school_review')).toEqual(['employer:yunwei', 'school:99331']);
    expect(of('termination.force-requested.v1', 'graduate', 'force_requested')).toEqual(['employer:yunwei', 'graduate:gao']);
    expect(of('termination.forced.v1', 'graduate', 'forced')).toEqual(['employer:yunwei']);
  });

  it('is also the office with which the paper now lies, by a count', () => {
    expect(boxes([event('invitation.accepted.v1', { to: 'department_review' })])).toEqual([['department:99331-01', 'papers.arrived'], ['employer:yunwei', 'invitation.accepted.v1']]);
    expect(boxes([event('invitation.accepted.v1', { to: 'school_review' })])[1]).toEqual(['school:99331', 'papers.arrived']);
    const accepted = ['01', '03', '02'].map(minute => event('invitation.accepted.v1', { to: 'school_review' }, minute, `2026-11-24T02:${minute}:00.000Z`));
    expect(told(accepted).find(message => message.school !== null)).toMatchObject({ receiver: 'school:99331', about: '2026-11-24', count: 3, caseId: null, at: '2026-11-24T02:03:00.000Z' });
  });

  it('counts the papers of an office by the day in China', () => {
    const around = [event('invitation.accepted.v1', { to: 'school_review' }, 'a', '2026-11-24T15:59:59.000Z'), event('invitation.accepted.v1', { to: 'school_review' }, 'b', '2026-11-24T16:00:00.000Z')];
    expect(told(around).filter(message => message.school !== null).map(({ about, count }) => [about, count])).toEqual([['2026-11-24', 1], ['2026-11-25', 1]]);
  });
});
