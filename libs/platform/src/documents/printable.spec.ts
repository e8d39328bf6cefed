import { nameOfCharacter, printableText, unprintable } from './printable.js';

describe('what our documents can print', () => {
  it('is every character that names and places are written with', () => expect(unprintable('样例生𬭚㛃喆·龑䶮玥堃 Aa09 é ／（）、。，《》“”…— ①Ⅳ㎡℃¥\n\t')).toEqual([]));
  it('is all of what is not looked at one by one', () => {
    const ranges = [[0x20, 0x7e], [0x3001, 0x3003], [0x3007, 0x3011], [0x4e00, 0x9fa5], [0xff01, 0xff5e]];
    // A character beyond the quick look makes it take the slow one.
    for (const [from, to] of ranges) expect(unprintable(`é${Array.from({ length: to - from + 1 }, (_none, at) => String.fromCodePoint(from + at)).join('')}`)).toEqual([]);
  });

  it('is not what the font lacks, an old system’s own code, half a surrogate pair, an emoji or a mark that turns the writing', () =>
    expect(unprintable('a𪚥b\ue863c\ud842d👍e\u202ef𪚥')).toEqual(['𪚥', '\ue863', '\ud842', '👍', '\u202e']));
  it('counts composed forms: a letter with its mark is one character', () => expect(unprintable('e\u0301')).toEqual([]));
  it('names a character by itself and its code', () => expect([nameOfCharacter('𪚥'), nameOfCharacter('é')]).toEqual(['𪚥 (U+2A6A5)', 'é (U+00E9)']));
  it('writes what it lacks by its code, and odd spaces as one that does not break', () => expect(printableText('王𠮷 14\u2009000')).toBe('王〔U+20BB7〕 14\u00a0000'));
});
