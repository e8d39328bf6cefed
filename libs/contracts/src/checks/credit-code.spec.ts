import { completeCreditCode, completeOrganisationCode, creditCodeProblem, normaliseCreditCode } from './credit-code.js';

describe('the credit code', () => {
  it.each(['91350100M000100Y43', '91310115MA1H100130', '11100000000013338W', '12100000400012345P'])(
    'takes %s, also when its check digit is 0',
    (code) => expect(creditCodeProblem(code)).toBeNull(),
  );

  it.each([
    ['91350100M000100Y4A', 'CREDIT_CODE_CHECK_DIGIT'],
    ['91350100M000100Y34', 'CREDIT_CODE_CHECK_DIGIT'],
    ['91350100MO00100Y43', 'CREDIT_CODE_LETTER'],
    ['9135010XM000100Y43', 'CREDIT_CODE_FORM'],
    ['91350100M000100Y4', 'CREDIT_CODE_FORM'],
    ['91350100M000100Y433', 'CREDIT_CODE_FORM'],
    ['91350100M000100Y4＊', 'CREDIT_CODE_FORM'],
    ['', 'CREDIT_CODE_FORM'],
    ['000000000000000000', 'CREDIT_CODE_PREFIX'],
  ])('refuses %s by %s', (code, problem) => expect(creditCodeProblem(code)).toBe(problem));

  it('refuses a right check digit behind a prefix nobody gives out', () => {
    expect(creditCodeProblem(completeCreditCode('99350100M000100Y4'))).toBe('CREDIT_CODE_PREFIX');
  });

  it('reads small letters, full-width characters, spaces and hyphens as the plain code', () => {
    expect(normaliseCreditCode(' ９1350100-m000100y4\u20033\uFEFF')).toBe('91350100M000100Y43');
    expect(creditCodeProblem('91350100 m000100y43')).toBeNull();
  });

  it('finds every single wrong character and every swap of two unlike neighbours', () => {
    const code = '91350100M000100Y43';
    for (let place = 2; place < 17; place += 1) {
      const other = code[place] === '7' ? '8' : '7';
      expect(creditCodeProblem(code.slice(0, place) + other + code.slice(place + 1))).toBe('CREDIT_CODE_CHECK_DIGIT');
      const [a, b] = [code[place], code[place + 1]];
      if (place < 8 || a === b) continue;
      expect(creditCodeProblem(code.slice(0, place) + b + a + code.slice(place + 2))).toBe('CREDIT_CODE_CHECK_DIGIT');
    }
  });

  it('completes an organisation code by GB 11714', () => {
    expect(completeOrganisationCode('M000100Y')).toBe('M000100Y4');
    expect(() => completeOrganisationCode('short')).toThrow(RangeError);
    expect(() => completeCreditCode('I'.repeat(17))).toThrow(RangeError);
  });
});
