import { stripInvisible, toHalfWidth } from '../checks/half-width.js';

/** One entry of a code list. Codes are text and keep their leading zeros. */
export interface Code {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** First day of use, YYYY-MM-DD; null: from the beginning of the records. */
  readonly validFrom: string | null;
  /** Last day of use, YYYY-MM-DD; null: still in use. A record keeps a code that has ended. */
  readonly validTo: string | null;
  /** The standard or notice the entry comes from. */
  readonly source: string;
  /** Other Chinese labels that workbooks carry for the same code: older or shorter ones. */
  readonly aliases?: readonly string[];
}

/** A code list: dated data with look-ups; the rows are in the order in which people read them. */
export interface Codes<T extends Code = Code> {
  /** What the list is about, as a column title says it. */
  readonly zh: string;
  readonly en: string;
  readonly rows: readonly T[];
}

/** An entry as it is written down: dates and source default to those of its list. */
export type CodeRow<T extends Code = Code> = Omit<T, 'validFrom' | 'validTo' | 'source'> &
  Partial<Pick<T, 'validFrom' | 'validTo' | 'source'>>;

/** Builds a list from its rows; each row that names no dates or source of its own gets the list's. */
export function codeList<T extends Code = Code>(
  about: { zh: string; en: string; source: string; validFrom?: string | null },
  rows: readonly CodeRow<T>[],
): Codes<T> {
  const defaults = { validFrom: about.validFrom ?? null, validTo: null, source: about.source };
  return { zh: about.zh, en: about.en, rows: rows.map((row) => ({ ...defaults, ...row }) as unknown as T) };
}

/** Rows from `code Chinese English` lines, for lists that hold nothing more. Spaces inside the English are kept. */
export function plainRows(lines: string): CodeRow[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', zh = '', ...en] = line.trim().split(' ');
      return { code, zh, en: en.join(' ') };
    });
}

/** The entry of a code, or null. With `on` (YYYY-MM-DD) only one that was in use that day. */
export function findCode<T extends Code>(list: Codes<T>, code: string, on?: string): T | null {
  return list.rows.find((row) => row.code === code && inUse(row, on)) ?? null;
}

/**
 * The entry of a Chinese label, or null; older and shorter labels of it count, and so does any width of
 * brackets and spaces. An entry whose own label fits comes before one that only was called so.
 */
export function findLabel<T extends Code>(list: Codes<T>, label: string, on?: string): T | null {
  const wanted = foldLabel(label);
  const rows = list.rows.filter((row) => inUse(row, on));
  return (
    rows.find((row) => foldLabel(row.zh) === wanted) ??
    rows.find((row) => row.aliases?.some((alias) => foldLabel(alias) === wanted)) ??
    null
  );
}

/** The entries in use on a day (YYYY-MM-DD), in reading order: what a form offers. */
export function listCodes<T extends Code>(list: Codes<T>, on: string): readonly T[] {
  return list.rows.filter((row) => inUse(row, on));
}

function inUse(row: Code, on: string | undefined): boolean {
  if (on === undefined) return true;
  return (row.validFrom === null || row.validFrom <= on) && (row.validTo === null || on <= row.validTo);
}

function foldLabel(label: string): string {
  return stripInvisible(toHalfWidth(label)).replace(/\s+/g, '').replace(/[—–-]+/g, '-');
}
