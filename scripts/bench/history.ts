import pg from 'pg';
import type { MeasuredSystem } from './system.js';

/*
 * Years of signings before the measured ones. Each row is one that the system wrote itself for a real signing, told of another graduate:
 * of 2 000 schools with 12 院系 in 31 provinces, 50 000 employers, five classes, one every twenty seconds up to now. Ids are ordered in
 * time, as ours are. The log's rows count as sent long ago, so that the relay leaves them alone.
 */

const ID = (kind: string): string => `('01' || lpad(to_hex(n), 10, '0') || '7000a' || substr(md5('${kind}' || n), 1, 15))::uuid`;
const SCHOOL = `(10000 + n % 2000)::text`;
const PLACE: Readonly<Record<string, string>> = {
  graduate_id: ID('graduate'), graduate: ID('graduate'), school: SCHOOL, department: `${SCHOOL} || '-' || lpad((n / 2000 % 12 + 1)::text, 2, '0')`,
  province: `(11 + n % 31)::text`, employer: `'9133' || lpad((n * 7 % 50000)::text, 14, '0')`, year: `(2023 + n % 5)::int`,
  updated_at: 'at', certified_at: 'at', in_force_at: 'at', since: 'at', occurred_at: 'at', at: 'at', txid: `'3'::xid8`,
};

/** One table: which of its rows stand for a signing, and what is told otherwise for each copy. `n` counts, `at` is when. */
interface Told { readonly table: string; readonly rows: string; readonly otherwise: Readonly<Record<string, string>> }

const caseId = `case kind when 'agreement' then ${ID('agreement')} else ${ID('invitation')} end`;

const AGREEMENTS: readonly Told[] = [
  { table: 'graduate_replica', rows: 'graduate_id = $1', otherwise: {} },
  { table: 'invitation', rows: 'graduate_id = $1', otherwise: { id: ID('invitation'), agreement_id: ID('agreement') } },
  { table: 'agreement', rows: 'graduate_id = $1', otherwise: { id: ID('agreement'), invitation_id: ID('invitation'), number: `'H' || n` } },
  { table: 'live_case', rows: 'graduate_id = $1', otherwise: { case_id: ID('agreement') } },
  { table: 'ledger_replica', rows: 'graduate_id = $1', otherwise: { case_id: ID('agreement') } },
  { table: 'event_log', rows: 'graduate = $1', otherwise: { event_id: 'gen_random_uuid()', subject: `(${caseId})::text`, partition_key: `${ID('graduate')}::text` } },
];
const LEDGER: readonly Told[] = [
  { table: 'graduate', rows: 'graduate_id = $1', otherwise: { student_no: `'H' || n` } },
  { table: 'ledger', rows: 'graduate_id = $1', otherwise: { case_id: ID('agreement') } },
  { table: 'ledger_answer', rows: 'graduate_id = $1', otherwise: { case_id: ID('agreement') } },
  { table: 'case_position', rows: 'graduate_id = $1', otherwise: { case_id: caseId } },
  { table: 'event_log', rows: `graduate = $1 and kind = 'ledger'`, otherwise: { event_id: 'gen_random_uuid()', subject: `${ID('graduate')}::text`, partition_key: `${ID('graduate')}::text` } },
];
/** Messages of events, eight for each signing, and what was taken of them. */
const INBOX = { agreements: 2, 'national-sync': 7, identity: 7 } as const;

/** Adds so many signed agreements to the databases of `agreements` and `national-sync`, and as many handled events to every inbox. */
export async function tellHistory(system: MeasuredSystem, count: number, say: (line: string) => void): Promise<void> {
  const graduate = await anySigned(system);
  await tell(system.databaseUrl('agreements'), AGREEMENTS, graduate, count, say);
  await tell(system.databaseUrl('national-sync'), LEDGER, graduate, count, say);
  for (const [service, each] of Object.entries(INBOX)) {
    await asked(system.databaseUrl(service), async (client) => {
      await client.query(`insert into inbox (consumer, id) select 'history', (lpad(to_hex(n), 12, '0') || '7000a' || substr(md5(n::text), 1, 15))::uuid from generate_series(1, $1::bigint) n`, [count * each]);
      await client.query('vacuum analyze');
    });
  }
}

async function tell(url: string, tables: readonly Told[], graduate: string, count: number, say: (line: string) => void): Promise<void> {
  await asked(url, async (client) => {
    for (const { table, rows, otherwise } of tables) {
      const begun = performance.now();
      const { rows: columns } = await client.query<{ name: string }>(`select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = ''`, [table]);
      const names = columns.map(({ name }) => name);
      const told: Readonly<Record<string, string>> = { ...PLACE, ...otherwise };
      const { rowCount } = await client.query(
        `insert into ${table} (${names.join(', ')}) select ${names.map((name) => told[name] ?? `t.${name}`).join(', ')}
          from (select n, now() - ($2::bigint - n) * interval '20 seconds' as at from generate_series(1, $2::bigint) n) h cross join (select * from ${table} where ${rows}) t`, [graduate, count]);
      say(`    ${table}: ${rowCount} rows in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    }
  });
}

/** A graduate who has signed, whose rows are told again. */
async function anySigned(system: MeasuredSystem): Promise<string> {
  return asked(system.databaseUrl('agreements'), async (client) => {
    const { rows } = await client.query<{ id: string }>(`select a.graduate_id as id from agreement a join ledger_replica l using (graduate_id) where a.status = 'in_force' and (select count(*) from invitation i where i.graduate_id = a.graduate_id) = 1 limit 1`);
    if (!rows[0]) throw new Error('nobody has signed yet');
    return rows[0].id;
  });
}

async function asked<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
