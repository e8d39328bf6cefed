import { completeIdNumber, idNumberFacts, idNumberProblem, isRealDate, normaliseIdNumber } from './id-number.js';

const on = (today: string) => ({ today });
const number = (birth: string, sequence = '990') => completeIdNumber(`330106${birth}${sequence}`);

describe('the ID number', () => {
  it("takes the standard's own example, whose check character is X", () => {
    expect(idNumberProblem('11010519491231002X', on('2000-01-01'))).toBeNull();
    expect(completeIdNumber('11010519491231002')).toBe('11010519491231002X');
  });

  it('reads a small x, full-width digits and spaces as the plain number', () => {
    expect(normaliseIdNumber('\u3000１10105 19491231 002x ')).toBe('11010519491231002X');
    expect(idNumberProblem('１1010519491231002ｘ', on('2000-01-01'))).toBeNull();
  });

  it.each([
    ['110105491231002', 'ID_NUMBER_FORM'],
    ['11010519491231002Y', 'ID_NUMBER_FORM'],
    ['01010519491231002X', 'ID_NUMBER_FORM'],
    ['', 'ID_NUMBER_FORM'],
    ['110105194912310021', 'ID_NUMBER_CHECK_DIGIT'],
    ['11010519491231020X', 'ID_NUMBER_CHECK_DIGIT'],
    [number('20050230'), 'ID_NUMBER_BIRTH_DATE'],
    [number('20051301'), 'ID_NUMBER_BIRTH_DATE'],
    [number('20270602'), 'ID_NUMBER_BIRTH_DATE'],
  ])('refuses %s by %s', (raw, problem) => expect(idNumberProblem(raw, on('2027-06-01'))).toBe(problem));

  it('counts full years: 15 on the birthday, 70 until the day before the 71st', () => {
    expect(idNumberProblem(number('20050602'), on('2020-06-01'))).toBe('ID_NUMBER_AGE');
    expect(idNumberProblem(number('20050602'), on('2020-06-02'))).toBeNull();
    expect(idNumberProblem(number('20050602'), on('2076-06-01'))).toBeNull();
    expect(idNumberProblem(number('20050602'), on('2076-06-02'))).toBe('ID_NUMBER_AGE');
  });

  it('says birth date, sex and region, whatever the region is', () => {
    expect(idNumberFacts(number('20050602', '991'))).toEqual({ birthDate: '2005-06-02', sex: '1', region: '330106' });
    expect(idNumberFacts(completeIdNumber('99999920050602990'))?.sex).toBe('2');
    expect(idNumberFacts('no number')).toBeNull();
  });

  it('knows the calendar', () => {
    expect(['2024-02-29', '2000-02-29', '2026-04-30'].every(isRealDate)).toBe(true);
    expect(['2023-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-10-00', '26-1-1'].some(isRealDate)).toBe(false);
  });

  it('completes 17 digits only', () => {
    expect(() => completeIdNumber('1101051949123100')).toThrow(RangeError);
  });
});
