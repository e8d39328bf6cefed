/** Styles of a workbook, with a red and an amber twin of each. */
export interface MarkStyles { readonly xml: string; of(style: number, kind: 'problem' | 'notice'): number }

/** Excel's own "bad" and "neutral". */
const RED = 'FFFFC7CE';
const AMBER = 'FFFFEB9C';

/**
 * Adds two fills to a workbook's styles and to each cell style two twins that differ by their fill alone, so that a marked cell keeps its
 * font, border and number format. Null when the styles are not what ECMA-376 says: then nothing is coloured.
 */
export function markStyles(xml: string): MarkStyles | null {
  const fills = /<((?:\w+:)?)fills\b[^>]*>([\s\S]*?)<\/\1fills>/.exec(xml);
  const formats = /<((?:\w+:)?)cellXfs\b[^>]*>([\s\S]*?)<\/\1cellXfs>/.exec(xml);
  if (fills === null || formats === null) return null;
  const p = fills[1];
  const fillCount = [...fills[2].matchAll(new RegExp(`<${p}fill(?=[\\s/>])`, 'g'))].length;
  const fill = (colour: string) => `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
  const styles = [...formats[2].matchAll(new RegExp(`<${p}xf(?=[\\s/>])([^>]*?)(?:/>|>[\\s\\S]*?</${p}xf>)`, 'g'))].map(([style]) => style);
  if (styles.length === 0) return null;
  const twins = [fillCount, fillCount + 1].flatMap(fillId => styles.map(style => filled(style, fillId)));
  const all = [...styles, ...twins];
  const marked = xml
    .replace(fills[0], () => `<${p}fills count="${fillCount + 2}">${fills[2]}${fill(RED)}${fill(AMBER)}</${p}fills>`)
    .replace(formats[0], () => `<${p}cellXfs count="${all.length}">${all.join('')}</${p}cellXfs>`);
  return { xml: marked, of: (style, kind) => (style < styles.length ? style : 0) + styles.length * (kind === 'problem' ? 1 : 2) };
}

function filled(style: string, fillId: number): string {
  return style.replace(/^<[^>]*?(?=\/?>)/, tag => `${tag.replace(/\s(fillId|applyFill)="[^"]*"/g, '')} fillId="${fillId}" applyFill="1"`);
}
