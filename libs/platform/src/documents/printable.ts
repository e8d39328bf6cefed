import { PRINTABLE } from './generated/printable.ranges.js';

/** First and last code points of the ranges, one after the other, ascending. */
const bounds = Uint32Array.from(unpack(PRINTABLE));

/** Gaps and lengths in base 36, as `scripts/printable-ranges.ts` packs them. */
function* unpack(packed: string): Generator<number> {
  let at = 0;
  for (const part of packed.split(' ')) {
    const [gap, length] = part.split('.').map(text => parseInt(text, 36));
    yield (at += gap);
    yield (at += length);
  }
}

/** Line ends and spaces of any width are laid out, not printed. */
const LAYOUT = /^[\n\r\t\p{Zs}]$/u;
/** Spaces for which a font may have no glyph; one that never breaks stands for them all. */
const ODD_SPACE = /[\u2000-\u200A\u202F\u205F]/g;

function isPrintable(char: string): boolean {
  const point = char.codePointAt(0)!;
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bounds[middle] < point) low = middle + 1; else high = middle;
  }
  // The first bound that is not below: an upper one means inside, a lower one only where it is hit itself.
  return (low < bounds.length && (low % 2 === 1 || bounds[low] === point)) || LAYOUT.test(char);
}

/** Most texts hold nothing but these, which any font for Chinese has: they are not looked at one by one. */
const PLAIN = /^[\x20-\x7E\u3001-\u3003\u3007-\u3011\u4E00-\u9FA5\uFF01-\uFF5E\n]*$/;

/**
 * The characters of a text that the font of our documents has no glyph for, each once, in the order they come; private-use characters
 * and half surrogates are always among them (docs/domain.md §Document). Looked at in NFC, the form in which texts are kept.
 */
export const unprintable = (text: string): string[] => PLAIN.test(text) ? [] : [...new Set([...text.normalize('NFC')].filter(char => !isPrintable(char)))];

/** How a character is named to people: itself, and the code that a colleague can look up. */
export const nameOfCharacter = (char: string): string => `${char} (U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`;

/** A text as it can be printed: what has no glyph is written by its code, so that nobody goes without a paper. */
export const printableText = (text: string): string => PLAIN.test(text) ? text :
  [...text.normalize('NFC').replaceAll(ODD_SPACE, '\u00A0')].map(char => (isPrintable(char) ? char : `〔U+${char.codePointAt(0)!.toString(16).toUpperCase()}〕`)).join('');
