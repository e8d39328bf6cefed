import { eventTypes, type ActorRole, type ErrorCode, type InvitationAction, type InvitationStatus } from '@netsign/contracts';
import { actions, decide, soundness } from '@netsign/workflow';
import { agreementOnTime, agreementWorkflow } from '../agreement/agreement.workflow.js';
import { invitationOnTime, invitationWorkflow, type InvitationFacts } from './invitation.workflow.js';

const at = (iso: string) => new Date(iso);
const facts: InvitationFacts = {
  now: at('2027-03-10T08:00:00Z'), validUntil: at('2027-03-12T10:00:00Z'), dueAt: at('2027-03-15T10:00:00Z'), departmentTakesPart: true, decided: false,
  employer: { status: 'verified', authorisedUntil: '2028-12-31' }, eligible: true, cohortOpen: true, partyModeChosen: true, elsewhere: null, sameEmployer: null,
  termsComplete: true, textRead: 'a', textHash: 'a',
};
const act = (state: InvitationStatus, action: InvitationAction, by: ActorRole, over: Partial<InvitationFacts> = {}): InvitationStatus | ErrorCode => {
  const decision = decide(invitationWorkflow, { state, action, by, facts: { ...facts, ...over } });
  return decision.ok ? decision.arrow.to : decision.code;
};

describe('the invitation workflow', () => {
  it('is sound', () => expect(soundness(invitationWorkflow, { events: new Set(eventTypes.keys()), clock: 'clock', onTime: invitationOnTime })).toEqual([]));

  describe('given a draft', () => {
    it('when the employer sends it, it is offered', () => expect(act('draft', 'send', 'employer')).toBe('offered'));
    it.each<[string, Partial<InvitationFacts>, ErrorCode]>([
      ['the employer is suspended', { employer: { status: 'suspended', authorisedUntil: '2028-12-31' } }, 'EMPLOYER_SUSPENDED'],
      ['the 授权书 has run out', { employer: { status: 'verified', authorisedUntil: '2027-03-09' } }, 'EMPLOYER_NOT_AUTHORISED'],
      ['there is no 授权书', { employer: { status: 'verified', authorisedUntil: null } }, 'EMPLOYER_NOT_AUTHORISED'],
      ['the cohort is closed', { cohortOpen: false }, 'COHORT_NOT_OPEN'],
      ['the province has not chosen', { partyModeChosen: false }, 'PARTY_MODE_NOT_CHOSEN'],
      ['the graduate is not eligible', { eligible: false }, 'GRADUATE_NOT_ELIGIBLE'],
      ['another of theirs is open', { sameEmployer: 'open' }, 'INVITATION_ALREADY_OPEN'],
      ['they have signed already', { sameEmployer: 'signed' }, 'ALREADY_SIGNED_WITH_YOU'],
      ['terms are missing', { termsComplete: false }, 'TERMS_INCOMPLETE'],
      ['the text has changed', { textRead: 'b' }, 'TEXT_CHANGED'],
    ])('it is not sent when %s', (_name, over, code) => expect(act('draft', 'send', 'employer', over)).toBe(code));
    it('that the graduate has signed elsewhere does not stop it', () => expect(act('draft', 'send', 'employer', { elsewhere: 'settled' })).toBe('offered'));
    it('the clock discards it', () => expect(act('draft', 'discard', 'clock')).toBe('discarded'));
    it('nobody can accept it', () => expect(act('draft', 'accept', 'graduate')).toBe('INVITATION_STILL_DRAFT'));
  });

  describe('given an offer', () => {
    it('when the graduate accepts, 院系 reviews if it takes part', () => expect(act('offered', 'accept', 'graduate')).toBe('department_review'));
    it('when the graduate accepts, the school reviews if 院系 does not', () => expect(act('offered', 'accept', 'graduate', { departmentTakesPart: false })).toBe('school_review'));
    it('an accept at the very end is late', () => expect(act('offered', 'accept', 'graduate', { now: facts.validUntil! })).toBe('INVITATION_EXPIRED'));
    it('a refusal after the end is late', () => expect(act('offered', 'refuse', 'graduate', { now: facts.validUntil! })).toBe('INVITATION_EXPIRED'));
    it.each<[string, Partial<InvitationFacts>, ErrorCode]>([
      ['an agreement stands elsewhere', { elsewhere: 'settled' }, 'SIGNED_ELSEWHERE'],
      ['another signing is in flight', { elsewhere: 'in_flight' }, 'SIGNING_IN_FLIGHT'],
      ['the employer was suspended', { employer: { status: 'suspended', authorisedUntil: null } }, 'EMPLOYER_SUSPENDED'],
      ['eligibility was lost', { eligible: false }, 'GRADUATE_NOT_ELIGIBLE'],
      ['the cohort was closed', { cohortOpen: false }, 'COHORT_NOT_OPEN'],
      ['another text was read', { textRead: 'b' }, 'TEXT_CHANGED'],
    ])('it is not accepted when %s', (_name, over, code) => expect(act('offered', 'accept', 'graduate', over)).toBe(code));
    it('while signed elsewhere it can still be refused', () => expect(act('offered', 'refuse', 'graduate', { elsewhere: 'settled' })).toBe('refused'));
    it('a 授权书 that ran out after sending changes nothing', () => expect(act('offered', 'accept', 'graduate', { employer: { status: 'verified', authorisedUntil: '2026-01-01' } })).toBe('department_review'));
    it('the employer withdraws it', () => expect(act('offered', 'withdraw', 'employer')).toBe('withdrawn'));
    it('the clock expires it when its time has come, not before', () => {
      expect(act('offered', 'expire', 'clock')).toBe('INVITATION_NOT_YET_EXPIRED');
      expect(act('offered', 'expire', 'clock', { now: facts.validUntil! })).toBe('expired');
    });
    it('nobody else acts', () => expect(act('offered', 'certify', 'school')).toBe('INVITATION_ALREADY_SENT'));
  });

  describe('given a review', () => {
    it('院系 passes it on or fails it', () => {
      expect(act('department_review', 'pass', 'department')).toBe('school_review');
      expect(act('department_review', 'fail', 'department')).toBe('failed');
    });
    it('the school certifies or fails it', () => {
      expect(act('school_review', 'certify', 'school')).toBe('certified');
      expect(act('school_review', 'fail', 'school')).toBe('failed');
    });
    it('the school does not certify what may no longer be signed, but may fail it', () => {
      expect(act('school_review', 'certify', 'school', { eligible: false })).toBe('GRADUATE_NOT_ELIGIBLE');
      expect(act('school_review', 'certify', 'school', { elsewhere: 'settled' })).toBe('SIGNED_ELSEWHERE');
      expect(act('school_review', 'fail', 'school', { eligible: false })).toBe('failed');
    });
    it('院系 cannot act on what is with the school', () => expect(act('school_review', 'pass', 'department')).toBe('INVITATION_WITH_SCHOOL'));
    it('the graduate takes the acceptance back until somebody has decided, or once it is overdue', () => {
      expect(act('department_review', 'take_back', 'graduate')).toBe('taken_back');
      expect(act('school_review', 'take_back', 'graduate', { decided: true })).toBe('REVIEW_HAS_BEGUN');
      expect(act('school_review', 'take_back', 'graduate', { decided: true, now: at('2027-03-15T10:00:01Z') })).toBe('taken_back');
    });
    it('the employer cannot withdraw it any more', () => expect(act('department_review', 'withdraw', 'employer')).toBe('INVITATION_IN_REVIEW'));
  });

  it.each<[InvitationStatus, ErrorCode]>([
    ['refused', 'INVITATION_REFUSED'], ['expired', 'INVITATION_EXPIRED'], ['withdrawn', 'INVITATION_WITHDRAWN'], ['taken_back', 'ACCEPTANCE_TAKEN_BACK'],
    ['failed', 'INVITATION_FAILED'], ['certified', 'INVITATION_CERTIFIED'], ['discarded', 'INVITATION_DISCARDED'],
  ])('given %s nothing more is possible, and the answer says so', (state, code) => {
    expect(act(state, 'accept', 'graduate')).toBe(code);
    expect(act(state, 'certify', 'school')).toBe(code);
  });

  it('shows refused acts with their reason', () => {
    expect(actions(invitationWorkflow, { state: 'offered', by: 'graduate', facts: { ...facts, elsewhere: 'settled' } })).toEqual([
      { action: 'accept', allowed: false, code: 'SIGNED_ELSEWHERE' }, { action: 'refuse', allowed: true, code: null },
    ]);
  });
});

describe('the agreement workflow', () => {
  it('is sound', () => expect(soundness(agreementWorkflow, { events: new Set(eventTypes.keys()), clock: 'clock', onTime: agreementOnTime })).toEqual([]));
  it('leaves certified only by the ledger', () => {
    const by = new Set(agreementWorkflow.arrows.filter(arrow => arrow.from === 'certified').map(arrow => arrow.by));
    expect([...by]).toEqual(['ledger']);
  });
});
