import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import { cloneRoot } from './servers/folders.js';

/** The weights that templates use; a character must be in both. */
const WEIGHTS = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'];
/** Controls, marks that turn the direction of writing, surrogates and private use have no place in a document, whatever a font draws for them. */
const NEVER = /\p{C}/u;

const isFont = (font: object): font is Font => 'characterSet' in font;

function charactersOf(file: string): Set<number> {
  const font = create(readFileSync(file));
  if (!isFont(font)) throw new Error(`${file} is a collection, not a font`);
  return new Set(font.characterSet.filter(point => !NEVER.test(String.fromCodePoint(point))));
}

/** Every code point that both weights have, as `gap.length` pairs in base 36: gap from the last range's end to the first point, then how many more. */
export function packedRanges(points: readonly number[]): string {
  const parts: string[] = [];
  let end = 0;
  for (let from = 0; from < points.length;) {
    let to = from;
    while (points[to + 1] === points[to] + 1) to++;
    parts.push(`${(points[from] - end).toString(36)}.${(points[to] - points[from]).toString(36)}`);
    end = points[to];
    from = to + 1;
  }
  return parts.join(' ');
}

/** The text of `libs/platform/src/documents/generated/printable.ranges.ts`: what our documents can print, without loading 10 MB of font. */
export function renderPrintableRanges(): string {
  const home = path.dirname(createRequire(path.join(cloneRoot(), 'package.json')).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const [regular, bold] = WEIGHTS.map(file => charactersOf(path.join(home, file)));
  const points = [...regular].filter(point => bold.has(point)).sort((one, other) => one - other);
  return [
    '// Generated from the fonts of our documents by `npm run generate`. Do not edit.',
    `/** ${points.length} characters, in ranges: gap from the end of the last, then length, in base 36. */`,
    `export const PRINTABLE = '${packedRanges(points)}';`, '',
  ].join('\n');
}
