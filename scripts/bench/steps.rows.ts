import type { TestDatabase } from '@netsign/testing';
import { KINDS } from './signings.js';
import { type Id, IDS, type Recorded } from './steps.reference.js';

/** Ids of the reference are numbers in a uuid's clothes, so that a script can count them: each kind of id has a range of its own. */
const RANGE = 1_000_000_000_000;
export const baseOf = (id: Id): number => (IDS.indexOf(id) + 1) * RANGE;
export const uuidText = (number: string): string => `lpad(${number}::text, 32, '0')::uuid`;

/** Puts `count` cases before each of the four steps, numbered on from `from`: the first step finds its cases at from, from + 1 …, the next `count` further on. */
export async function arrange(database: TestDatabase, { found }: Recorded, from: number, count: number): Promise<void> {
  const ids = (id: Id): string => uuidText(`(${baseOf(id)} + n)`);
  for (const [at, kind] of KINDS.entries()) {
    const { invitation, graduate, liveCase } = found[kind];
    const range = [from + at * count, from + (at + 1) * count - 1];
    const copies = (table: string, changes: string, row: object): Promise<unknown> =>
      database.query(`insert into ${table} select r.* from generate_series($1::bigint, $2::bigint) n, lateral jsonb_populate_record(null::${table}, $3::jsonb || jsonb_build_object(${changes})) r`, [...range, JSON.stringify(row)]);
    await copies('graduate_replica', `'graduate_id', ${ids('graduate')}`, graduate);
    await copies('invitation', `'id', ${ids('invitation')}, 'graduate_id', ${ids('graduate')}`, invitation);
    if (liveCase !== null) await copies('live_case', `'graduate_id', ${ids('graduate')}, 'case_id', ${ids('invitation')}`, liveCase);
  }
  await database.query('vacuum analyze');
}

/** How many of the cases from `from` on have taken their step. */
export async function taken(database: TestDatabase, from: number, count: number): Promise<number> {
  const versions = KINDS.map((_kind, at) => `select count(*) as n from invitation where version = ${at + 1} and id >= ${uuidText(`(${baseOf('invitation')} + ${from + at * count})`)} and id < ${uuidText(`(${baseOf('invitation')} + ${from + (at + 1) * count})`)}`);
  return (await database.query<{ n: number }>(`select sum(n)::int as n from (${versions.join(' union all ')}) one`))[0]?.n ?? 0;
}
