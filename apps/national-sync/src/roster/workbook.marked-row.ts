import type { MarkStyles } from './workbook.marked-styles.js';

/** What is to be marked in one row: kinds by column (from 1), and the text of the reason column. */
export interface RowMarks { readonly row: number; readonly kinds: ReadonlyMap<number, 'problem' | 'notice'>; readonly reasonPlace: number; readonly reason: string }

/** A `<row …>` tag in a text. `number` is null where the writer left it out. */
export interface RowTag { readonly start: number; readonly tagEnd: number; readonly number: number | null }

/** Finds rows in the XML of a sheet whose elements carry this prefix (mostly none). */
export interface RowTags { readonly prefix: string; next(text: string, from: number): RowTag | null; endOf(text: string, tag: RowTag): number | null }

export function rowTags(prefix: string): RowTags {
  const open = new RegExp(`<${prefix}row(?=[\\s/>])([^>]*)>`, 'g');
  const close = `</${prefix}row>`;
  return {
    prefix,
    next(text, from) {
      open.lastIndex = from;
      const found = open.exec(text);
      if (found === null) return null;
      const number = /\sr="(\d+)"/.exec(found[1]);
      return { start: found.index, tagEnd: open.lastIndex, number: number && Number(number[1]) };
    },
    endOf(text, { tagEnd }) {
      if (text[tagEnd - 2] === '/') return tagEnd;
      const end = text.indexOf(close, tagEnd);
      return end === -1 ? null : end + close.length;
    },
  };
}

/** Everything up to the first row, once it is there; null before. */
export function sheetHead(text: string): { text: string; prefix: string; end: number } | null {
  const found = /<((?:\w+:)?)sheetData\s*\/?>/.exec(text);
  if (found === null) return null;
  const end = found.index + found[0].length;
  return { text: text.slice(0, end), prefix: found[1], end };
}

/** The head of a sheet that also holds the reason column: its extent, and a width one can read. */
export function withReasonColumn(head: string, prefix: string, place: number): string {
  const extent = head.replace(/(<(?:\w+:)?dimension\b[^>]*\bref="[A-Z]+\d+:)([A-Z]+)(\d+")/, (_all, before: string, last: string, after: string) => `${before}${columnNumber(last) < place ? columnName(place) : last}${after}`);
  const width = `<${prefix}col min="${place}" max="${place}" width="70" customWidth="1"/>`;
  const columns = new RegExp(`<${prefix}cols>[\\s\\S]*?</${prefix}cols>`).exec(extent);
  if (columns === null) return extent.replace(new RegExp(`<${prefix}sheetData\\s*/?>`), sheetData => `<${prefix}cols>${width}</${prefix}cols>${sheetData}`);
  // Ranges of columns must not meet: where one reaches this far already, its width is good enough.
  const taken = [...columns[0].matchAll(/\bmax="(\d+)"/g)].some(([, max]) => Number(max) >= place);
  return taken ? extent : extent.replace(`</${prefix}cols>`, `${width}</${prefix}cols>`);
}

interface Cell { readonly place: number; readonly xml: string }
interface Marking { readonly number: number; readonly prefix: string; readonly marks: RowMarks; readonly styles: MarkStyles | null }

/** One row with its bad cells in colour and the reasons behind it. Cells that are not there are made, so that there is something to see. */
export function markedRow(xml: string, { number, prefix, marks, styles }: Marking): string {
  const tag = /^<[^>]*>/.exec(xml)![0];
  // `spans` is a hint of the writer, and no longer true.
  const open = tag.replace(/\s+spans="[^"]*"/, '').replace(/\s*\/>$/, '>');
  const cells = new Map(cellsOf(xml.slice(tag.length), prefix).map(cell => [cell.place, cell.xml]));
  for (const [place, kind] of marks.kinds) {
    const cell = cells.get(place) ?? `<${prefix}c r="${columnName(place)}${number}"/>`;
    if (styles === null) continue;
    cells.set(place, cell.replace(/^<[^>]*>/, cellTag => styled(cellTag, style => styles.of(style, kind))));
  }
  cells.set(marks.reasonPlace, `<${prefix}c r="${columnName(marks.reasonPlace)}${number}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(marks.reason)}</${prefix}t></${prefix}is></${prefix}c>`);
  const inOrder = [...cells].sort(([one], [other]) => one - other).map(([, cell]) => cell);
  return `${open}${inOrder.join('')}</${prefix}row>`;
}

function styled(tag: string, of: (style: number) => number): string {
  const given = /\ss="(\d+)"/.exec(tag);
  if (given !== null) return tag.replace(given[0], ` s="${of(Number(given[1]))}"`);
  return tag.replace(/(\s*\/?>)$/, ` s="${of(0)}"$1`);
}

function cellsOf(content: string, prefix: string): Cell[] {
  const cells: Cell[] = [];
  const cell = new RegExp(`<${prefix}c(?=[\\s/>])([^>]*?)(?:/>|>[\\s\\S]*?</${prefix}c>)`, 'g');
  let last = 0;
  for (const [xml, attributes] of content.matchAll(cell)) {
    const reference = /\sr="([A-Z]+)\d+"/.exec(attributes);
    last = reference === null ? last + 1 : columnNumber(reference[1]);
    cells.push({ place: last, xml });
  }
  return cells;
}

/** Text of an element. What XML does not know (control characters) cannot come in: findings show cleaned values. */
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export function columnName(place: number): string {
  let name = '';
  for (let rest = place; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

const columnNumber = (name: string): number => [...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
