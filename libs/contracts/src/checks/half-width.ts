/** Full-width ASCII (U+FF01–FF5E, typed by a Chinese input method) and the ideographic space become plain ASCII. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Only digits and Latin letters become half-width: the punctuation of Chinese text stays as it was written. */
export function digitsToHalfWidth(text: string): string {
  return text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, toHalfWidth);
}

/**
 * Takes away what no eye sees: byte-order marks, zero-width characters and direction marks anywhere,
 * white space (also no-break and ideographic) at both ends. Copied cells are full of them.
 */
export function stripInvisible(text: string): string {
  return text.replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g, '').trim();
}
