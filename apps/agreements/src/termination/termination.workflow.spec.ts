import { eventTypes, noTerminationRules, type ActorRole, type ErrorCode, type TerminationAction, type TerminationStatus } from '@netsign/contracts';
import { actions, decide, soundness } from '@netsign/workflow';
import { invitationWorkflow } from '../invitation/invitation.workflow.js';
import { openTerminations, terminationOnTime, terminationWorkflow, type TerminationFacts } from './termination.workflow.js';

const at = (iso: string) => new Date(iso);
const facts: TerminationFacts = {
  now: at('2027-03-10T08:00:00Z'), askedBy: 'graduate', askedUntil: at('2027-03-12T10:00:00Z'), silentSince: null, refusedBefore: false, dueAt: at('2027-03-15T10:00:00Z'), departmentTakesPart: true, decided: false,
  whyNotEnded: null, anotherOpen: false, rules: noTerminationRules, endedBefore: 0, noticeUntil: null, forceRequestedBy: 'li', account: 'wang', textRead: 'a', textHash: 'a',
};
const act = (state: TerminationStatus | null, action: TerminationAction, by: ActorRole, over: Partial<TerminationFacts> = {}): TerminationStatus | ErrorCode => {
  const decision = decide(terminationWorkflow, { state: state as TerminationStatus, action, by, facts: { ...facts, ...over } });
  return decision.ok ? decision.arrow.to : decision.code;
};
const late = { now: facts.askedUntil };

describe('the termination workflow', () => {
  it('is sound', () => expect(soundness(terminationWorkflow, { events: new Set(eventTypes.keys()), clock: 'clock', onTime: terminationOnTime })).toEqual([]));
  it('is reviewed by the very table that reviews a signing', () => {
    const review = (arrows: typeof terminationWorkflow.arrows | typeof invitationWorkflow.arrows) => arrows.filter(arrow => ['pass', 'certify', 'fail'].includes(arrow.action)).map(({ from, action, by }) => [from, action, by]);
    expect(review(terminationWorkflow.arrows)).toEqual(review(invitationWorkflow.arrows));
  });
  it('counts as open what still waits for somebody', () => expect(openTerminations).toEqual(['awaiting_employer', 'awaiting_graduate', 'department_review', 'school_review', 'force_requested']));

  describe('given an agreement', () => {
    it('when the graduate asks, the employer is waited for', () => expect(act(null, 'ask', 'graduate')).toBe('awaiting_employer'));
    it('when the employer asks, the graduate is waited for', () => expect(act(null, 'ask', 'employer', { askedBy: 'employer' })).toBe('awaiting_graduate'));
    const season = (from: string, to: string) => ({ rules: { ...noTerminationRules, window: { from, to } } });
    it.each<[string, Partial<TerminationFacts>, ErrorCode]>([
      ['it is not in force', { whyNotEnded: 'AGREEMENT_IN_LEDGER' }, 'AGREEMENT_IN_LEDGER'],
      ['another request is open', { anotherOpen: true }, 'TERMINATION_ALREADY_OPEN'],
      ['the school takes none on this day', season('03-11', '05-31'), 'TERMINATION_WINDOW_CLOSED'],
      ['the day lies outside of a window over the turn of the year', season('12-01', '03-09'), 'TERMINATION_WINDOW_CLOSED'],
      ['the graduate has ended as many as the school allows', { rules: { ...noTerminationRules, cap: 1 }, endedBefore: 1 }, 'TERMINATION_CAP_REACHED'],
      ['another letter was read', { textRead: 'b' }, 'TEXT_CHANGED'],
    ])('the graduate does not ask when %s', (_name, over, code) => expect(act(null, 'ask', 'graduate', over)).toBe(code));
    it('first and last day of the window count in, by the day in China', () => {
      expect(act(null, 'ask', 'graduate', season('03-10', '03-10'))).toBe('awaiting_employer');
      expect(act(null, 'ask', 'graduate', { ...season('03-11', '03-11'), now: at('2027-03-10T16:00:00Z') })).toBe('awaiting_employer');
      expect(act(null, 'ask', 'graduate', season('12-01', '03-10'))).toBe('awaiting_employer');
    });
    it('the cap is for what graduates ask, not for what happens to them', () => expect(act(null, 'ask', 'employer', { askedBy: 'employer', rules: { ...noTerminationRules, cap: 1 }, endedBefore: 3 })).toBe('awaiting_graduate'));
  });

  describe.each([['awaiting_employer', 'employer', 'graduate'], ['awaiting_graduate', 'graduate', 'employer']] as const)('given %s', (state, answerer, asker) => {
    it('consent goes to 院系 if it takes part, else to the school', () => {
      expect(act(state, 'consent', answerer)).toBe('department_review');
      expect(act(state, 'consent', answerer, { departmentTakesPart: false })).toBe('school_review');
    });
    it('consent is for the letter that was read, and for what is still in force', () => {
      expect(act(state, 'consent', answerer, { textRead: 'b' })).toBe('TEXT_CHANGED');
      expect(act(state, 'consent', answerer, { whyNotEnded: 'AGREEMENT_ENDED' })).toBe('AGREEMENT_ENDED');
    });
    it('consent still counts after the time is over', () => expect(act(state, 'consent', answerer, late)).toBe('department_review'));
    it('a no ends the request', () => expect(act(state, 'refuse', answerer)).toBe('refused'));
    it('whoever asked may withdraw, and does not answer himself', () => {
      expect(act(state, 'withdraw', asker)).toBe('withdrawn');
      expect(act(state, 'consent', asker)).toBe(terminationWorkflow.states[state].otherwise);
      expect(act(state, 'withdraw', answerer)).toBe(terminationWorkflow.states[state].otherwise);
    });
    it('silence is never consent: when the time is over the clock reminds, once, and it stays where it is', () => {
      expect(act(state, 'remind', 'clock')).toBe('TERMINATION_ANSWER_NOT_DUE');
      expect(act(state, 'remind', 'clock', late)).toBe(state);
      expect(act(state, 'remind', 'clock', { ...late, silentSince: late.now })).toBe('TERMINATION_ANSWER_NOT_DUE');
      expect(terminationWorkflow.arrows.filter(arrow => arrow.by === 'clock').every(arrow => arrow.from === arrow.to)).toBe(true);
    });
    it('no office decides before both sides have', () => expect([act(state, 'certify', 'school'), act(state, 'pass', 'department')]).toEqual([terminationWorkflow.states[state].otherwise, terminationWorkflow.states[state].otherwise]));
  });

  describe('given a review', () => {
    it('院系 passes it on or not', () => {
      expect(act('department_review', 'pass', 'department')).toBe('school_review');
      expect(act('department_review', 'fail', 'department')).toBe('rejected');
    });
    it('the school ends the agreement or not', () => {
      expect(act('school_review', 'certify', 'school')).toBe('terminated');
      expect(act('school_review', 'fail', 'school')).toBe('rejected');
    });
    it('the school does not decide for it while its public notice runs, but may against it', () => {
      expect(act('school_review', 'certify', 'school', { noticeUntil: at('2027-03-10T08:00:01Z') })).toBe('PUBLIC_NOTICE_RUNNING');
      expect(act('school_review', 'certify', 'school', { noticeUntil: facts.now })).toBe('terminated');
      expect(act('school_review', 'fail', 'school', { noticeUntil: at('2027-03-10T08:00:01Z') })).toBe('rejected');
    });
    it('neither side takes back what both have said', () => expect([act('department_review', 'withdraw', 'graduate'), act('school_review', 'refuse', 'employer')]).toEqual(['TERMINATION_IN_REVIEW', 'TERMINATION_WITH_SCHOOL']));
  });

  describe('given a request that the employer has left unanswered or refused', () => {
    it('the school may request to force it, after the time or after the no', () => {
      expect(act('awaiting_employer', 'request_force', 'school')).toBe('EMPLOYER_STILL_HAS_TIME');
      expect(act('awaiting_employer', 'request_force', 'school', late)).toBe('force_requested');
      expect(act('refused', 'request_force', 'school')).toBe('force_requested');
    });
    it('never for the employer, and never beside another request', () => {
      expect(act('refused', 'request_force', 'school', { askedBy: 'employer' })).toBe('FORCE_FOR_GRADUATES_ONLY');
      expect(act('refused', 'request_force', 'school', { anotherOpen: true })).toBe('TERMINATION_ALREADY_OPEN');
    });
    it('no 院系 does', () => expect(act('refused', 'request_force', 'department')).toBe('TERMINATION_REFUSED'));
    it('another person of the school forces it, not the one that requested', () => {
      expect(act('force_requested', 'force', 'school')).toBe('forced');
      expect(act('force_requested', 'force', 'school', { account: 'li' })).toBe('FORCE_NEEDS_ANOTHER_PERSON');
    });
    it('not while the public notice runs', () => expect(act('force_requested', 'force', 'school', { noticeUntil: at('2027-03-10T08:00:01Z') })).toBe('PUBLIC_NOTICE_RUNNING'));
    it('the school drops it: back to where it came from', () => {
      expect(act('force_requested', 'drop_force', 'school')).toBe('awaiting_employer');
      expect(act('force_requested', 'drop_force', 'school', { refusedBefore: true })).toBe('refused');
    });
    it('consent or withdrawal in between ends the forcing', () => {
      expect(act('force_requested', 'consent', 'employer')).toBe('department_review');
      expect(act('force_requested', 'withdraw', 'graduate')).toBe('withdrawn');
    });
    it('shows the first person why the second act is not for him', () => expect(actions(terminationWorkflow, { state: 'force_requested', by: 'school', facts: { ...facts, account: 'li' } })).toEqual([
      { action: 'force', allowed: false, code: 'FORCE_NEEDS_ANOTHER_PERSON' }, { action: 'drop_force', allowed: true, code: null },
    ]));
  });

  it.each<[TerminationStatus, ErrorCode]>([
    ['withdrawn', 'TERMINATION_WITHDRAWN'], ['rejected', 'TERMINATION_REJECTED'], ['terminated', 'TERMINATION_DONE'], ['forced', 'TERMINATION_FORCED'], ['refused', 'TERMINATION_REFUSED'],
  ])('given %s nothing more is possible for the two sides, and the answer says so', (state, code) => {
    expect(act(state, 'consent', 'employer')).toBe(code);
    expect(act(state, 'withdraw', 'graduate')).toBe(code);
    expect(act(state, 'certify', 'school')).toBe(code);
  });
});
