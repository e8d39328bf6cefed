import { AppError } from '@netsign/contracts';

/** An opaque cursor: the sort keys of the last row. */
export const encodeCursor = (keys: readonly unknown[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** The keys of a cursor, or null without one. Throws CURSOR_INVALID. */
export function decodeCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === length && keys.every(key => typeof key === 'string')) return keys;
  } catch { throw new AppError('CURSOR_INVALID'); }
  throw new AppError('CURSOR_INVALID');
}

/** Cuts the one row asked for beyond the page and says where the next begins. */
export function pageOf<T>(rows: readonly T[], limit: number, keysOf: (row: T) => readonly unknown[]): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? encodeCursor(keysOf(items.at(-1)!)) : null };
}
