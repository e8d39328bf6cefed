import { lawChecks, longestProbation } from './terms-law.js';

describe('the labour law', () => {
  it.each([[2, 0], [3, 1], [11, 1], [12, 2], [35, 2], [36, 6], [null, 6]])('allows a contract of %s months a probation of %s', (contract, probation) => {
    expect(longestProbation(contract)).toBe(probation);
  });
  it('marks a probation that is too long, and none that is not', () => {
    expect(lawChecks({ contractMonths: 12, probationMonths: 3 })).toEqual([{ term: 'probationMonths', ok: false, law: '劳动合同法第十九条' }]);
    expect(lawChecks({ contractMonths: null, probationMonths: 6 })).toMatchObject([{ ok: true }]);
  });
  it('marks probation pay below 80 %, exactly 80 % being enough', () => {
    expect(lawChecks({ monthlyPay: 10_000, probationPay: 7_999, probationMonths: 1 })).toMatchObject([{ term: 'probationPay', ok: false }]);
    expect(lawChecks({ monthlyPay: 10_000, probationPay: 8_000, probationMonths: 1 })).toMatchObject([{ ok: true }]);
  });
  it('marks a penalty that weighs on the graduate alone', () => {
    expect(lawChecks({ employerPenalty: 0, graduatePenalty: 5_000 })).toMatchObject([{ term: 'graduatePenalty', ok: false }]);
  });
  it('says nothing of what is not filled in', () => expect(lawChecks({})).toEqual([]));
});
