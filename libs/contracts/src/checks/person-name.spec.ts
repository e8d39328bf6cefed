import { normalisePersonName, personNameProblem } from './person-name.js';

describe("a person's name", () => {
  it.each(['张伟', '欧阳明月', '𬱖大川', '〇三', '㛃宁', '买买提·吐尔逊', 'Anna-Lena O’Neil', 'José', '\u{31350}文'])(
    'takes %s',
    (name) => expect(personNameProblem(name)).toBeNull(),
  );

  it.each([
    ['张　三', '张三'],
    [' 张 三\u200B ', '张三'],
    ['买买提•吐尔逊', '买买提·吐尔逊'],
    ['买买提・吐尔逊', '买买提·吐尔逊'],
    ['买买提．吐尔逊', '买买提·吐尔逊'],
    ['买买提.吐尔逊', '买买提·吐尔逊'],
    ['买买提 · 吐尔逊', '买买提·吐尔逊'],
    ['Ａｎｎａ  Lee', 'Anna Lee'],
    ['J. Smith', 'J. Smith'],
    ['Jose\u0301', 'José'],
  ])('stores %s as %s', (raw, stored) => expect(normalisePersonName(raw)).toBe(stored));

  it.each([
    ['a private-use character', '王\uE863'],
    ['a private-use character of plane 15', '王\u{F0000}'],
    ['half of a surrogate pair', '王\uD86C'],
    ['a digit', '王2'],
    ['a full-width digit', '王２'],
    ['the mark of a lost character', '王?'],
    ['the replacement character', '王\uFFFD'],
    ['a box', '王□'],
    ['a control character', '王\u0007'],
    ['markup', '<b>王'],
    ['nothing but a dot', '·'],
  ])('refuses %s', (_what, raw) => expect(personNameProblem(raw)).toBe('NAME_CHARACTER'));

  it('refuses an empty name and one of 31 characters, counting a rare character once', () => {
    expect(personNameProblem('\u3000')).toBe('NAME_LENGTH');
    expect(personNameProblem('𬱖'.repeat(30))).toBeNull();
    expect(personNameProblem('𬱖'.repeat(31))).toBe('NAME_LENGTH');
  });
});
