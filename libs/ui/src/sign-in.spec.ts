import { casSignOutAddress, needsAnotherAccount, readSignInRefusal, signInAddress } from './sign-in.js';

const told = (value: unknown): string => `theme=dark; student_refusal=${Buffer.from(JSON.stringify(value)).toString('base64url')}; other=1`;
const contacts = ['越州理工大学就业指导中心 东楼 108', '另一所学校'];

describe('a refused sign-in', () => {
  it('is named by the address, its contacts by the cookie', () => {
    expect(readSignInRefusal('student', '?code=NOT_IN_ROSTER', told({ code: 'NOT_IN_ROSTER', contacts }))).toEqual({ code: 'NOT_IN_ROSTER', contacts });
  });

  it.each([
    ['of another refusal', told({ code: 'COHORT_NOT_OPEN', contacts })], ['of another end', told({ code: 'NOT_IN_ROSTER', contacts }).replace('student_', 'corp_')],
    ['that is no base64', 'student_refusal=%%%'], ['that is no JSON', 'student_refusal=eyJ'], ['with something else in it', told(null)], ['without a list', told({ code: 'NOT_IN_ROSTER', contacts: 1 })], ['that is gone', ''],
  ])('shows no contacts by a cookie %s', (_what, cookies) => {
    expect(readSignInRefusal('student', '?code=NOT_IN_ROSTER', cookies)).toEqual({ code: 'NOT_IN_ROSTER', contacts: [] });
  });

  it('asks for another account when it is about the account, not when a ticket was stale', () => {
    expect(['NOT_IN_ROSTER', 'COHORT_NOT_OPEN', 'EMPLOYER_NOT_AUTHORISED', 'TICKET_INVALID', 'UNAVAILABLE'].map(code => needsAnotherAccount({ code, contacts: [] }))).toEqual([true, true, true, false, false]);
  });

  it('leads to the CAS of the end by the platform', () => {
    expect([signInAddress('corp', '/corp/a?b=1'), signInAddress('corp', '/corp/', true), casSignOutAddress('corp')])
      .toEqual(['/api/corp/sign-in?to=%2Fcorp%2Fa%3Fb%3D1', '/api/corp/sign-in?to=%2Fcorp%2F&renew=1', '/api/corp/cas-sign-out']);
  });
});
