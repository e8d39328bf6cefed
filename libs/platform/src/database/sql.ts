import { createHash } from 'node:crypto';
import { AppError, type ErrorCode } from '@netsign/contracts';
import type { Row, Statement } from './batch.js';
import { snake } from './names.js';

const names = new Map<string, string>();

/** A statement by its text; texts must come from a bounded set, since each is prepared once per connection. */
export function sql(text: string, values: readonly unknown[] = []): Statement {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = createHash('sha1').update(text).digest('base64url').slice(0, 16)));
  return { name, text, values };
}

/** One read of a trip: the statement, and how its rows are taken. */
export interface Read<T> { readonly statement: Statement; readonly take: (rows: Row[]) => T }
export type Reads = Readonly<Record<string, Read<unknown>>>;
export type Facts<R extends Reads> = { [K in keyof R]: R[K] extends Read<infer T> ? T : never };

/** Exactly one row, or the refusal `otherwise` (not found and not yours are one thing). */
export const one = <T>(text: string, values: readonly unknown[] = [], otherwise: ErrorCode = 'NOT_FOUND'): Read<T> => ({
  statement: sql(text, values),
  take: rows => { if (rows.length === 0) throw new AppError(otherwise); return rows[0] as T; },
});
/** A row or null. */
export const maybe = <T>(text: string, values: readonly unknown[] = []): Read<T | null> => ({ statement: sql(text, values), take: rows => (rows[0] as T | undefined) ?? null });
/** All rows. */
export const many = <T>(text: string, values: readonly unknown[] = []): Read<T[]> => ({ statement: sql(text, values), take: rows => rows as T[] });

export const json = (value: unknown): string => JSON.stringify(value);

/** Our lists live in jsonb columns: handed over as text, since pg would turn a JavaScript array into a PostgreSQL array. */
const written = (values: Values): unknown[] => Object.values(values).map(value => (Array.isArray(value) ? json(value) : value));

type Values = Readonly<Record<string, unknown>>;

export function insertStatement(table: string, values: Values, conflict = ''): Statement {
  const keys = Object.keys(values);
  return sql(`insert into ${table} (${keys.map(snake).join(', ')}) values (${keys.map((_key, at) => `$${at + 1}`).join(', ')})${conflict && ` ${conflict}`}`, written(values));
}

/** An update or delete that aborts the transaction unless it hits exactly `rows` rows. */
export const counted = (text: string, values: readonly unknown[], rows: number): Statement =>
  sql(`with hit as (${text} returning 1) select expect_rows((select count(*) from hit)::int, $${values.length + 1}::int)`, [...values, rows]);

const where = (values: Values, from: number): string => Object.keys(values).map((key, at) => `${snake(key)} = $${from + at}`).join(' and ');

export function updateStatement(table: string, key: Values, set: Values, rows = 1): Statement {
  const columns = Object.keys(set);
  const text = `update ${table} set ${columns.map((name, at) => `${snake(name)} = $${at + 1}`).join(', ')} where ${where(key, columns.length + 1)}`;
  return counted(text, [...written(set), ...Object.values(key)], rows);
}

export const deleteStatement = (table: string, key: Values, rows = 1): Statement => counted(`delete from ${table} where ${where(key, 1)}`, Object.values(key), rows);

/** `insert … select from unnest(…)`: many rows of one table in one statement. `types` are the PostgreSQL types by column. */
export function insertMany(table: string, types: Readonly<Record<string, string>>, rows: readonly object[], conflict = ''): Statement {
  const keys = Object.keys(types);
  const arrays = keys.map((key, at) => `$${at + 1}::${types[key]}[]`);
  return sql(`insert into ${table} (${keys.map(snake).join(', ')}) select * from unnest(${arrays.join(', ')})${conflict && ` ${conflict}`}`, keys.map(key => rows.map(row => (row as Values)[key] ?? null)));
}

/** Upserts a replica's rows: a newer version replaces an older one, anything else changes nothing. `key` and columns in camelCase. */
export function upsertNewer(table: string, key: string, types: Readonly<Record<string, string>>, rows: readonly object[], order = 'version'): Statement {
  const others = Object.keys(types).filter(name => name !== key).map(snake);
  return insertMany(table, types, rows, `on conflict (${snake(key)}) do update set ${others.map(name => `${name} = excluded.${name}`).join(', ')} where ${table}.${order} < excluded.${order}`);
}
