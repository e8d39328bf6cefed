import { AppError } from '@netsign/contracts';
import { keepable } from './typed-terms.js';

const refusal = (terms: Parameters<typeof keepable>[0]): AppError | null => {
  try { keepable(terms); return null; } catch (error) { return error as AppError; }
};

describe('terms as they are kept', () => {
  it('are texts in NFC without invisible marks; numbers and ticks stay', () =>
    expect(keepable({ position: 'e\u0301le\u0300ve\u200b', supplement: '甲\u202e乙\n丙', monthlyPay: 9000, acceptsArchive: true, contractMonths: null })).toEqual({ position: 'élève', supplement: '甲乙\n丙', monthlyPay: 9000, acceptsArchive: true, contractMonths: null }));

  it.each([
    ['an emoji', '开发👍', '👍 (U+1F44D)'],
    ['a character beyond the font', '住𪚥路', '𪚥 (U+2A6A5)'],
    ['a private-use character of an old system', '\ue863', '\ue863 (U+E863)'],
  ])('name %s at its field', (_what, text, named) => expect(refusal({ position: '工程师', workPlace: text })?.details.fields).toEqual([{ at: '/terms/workPlace', code: 'GLYPH_NOT_PRINTABLE', value: named }]));

  it('keep rare characters of names and places', () => expect(refusal({ workPlace: '𬭚㛃喆龑䶮玥堃 · 犇 Ⅳ ① ㎡ ℃ “”—…' })).toBeNull());
});
