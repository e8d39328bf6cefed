import { AppError } from '@netsign/contracts';

/** An opaque cursor: the sort keys of the last row. */
export const encodeCursor = (keys: readonly unknown[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

const kinds = { time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, text: /^[^\0]*$/, number: /^-?\d{1,9}$/ };

/** The keys of a cursor, each of the kind the list sorts by, or null without one. Throws CURSOR_INVALID: a cursor is ours, but it comes from outside. */
export function decodeCursor(cursor: string | undefined, shape: readonly (keyof typeof kinds)[]): string[] | null {
  if (cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === shape.length && keys.every((key, at): key is string => typeof key === 'string' && kinds[shape[at]].test(key))) return keys;
  } catch { throw new AppError('CURSOR_INVALID'); }
  throw new AppError('CURSOR_INVALID');
}

/** Cuts the one row asked for beyond the page and says where the next begins. */
export function pageOf<T>(rows: readonly T[], limit: number, keysOf: (row: T) => readonly unknown[]): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? encodeCursor(keysOf(items.at(-1)!)) : null };
}
