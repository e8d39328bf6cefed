import { begin, commit, copyLine, Database, idMatch, many, one, sql, type Statement } from '@netsign/platform';
import { isEligible, personFields } from './graduate.record.js';
import { maskNumber, type RosterEntry } from './roster.layout.js';

/**
 * Where the rows of one upload lie while they are worked on: two tables of its own, without log (a crash of the server empties them, and they
 * are filled from the file again), outside the schema that requests can enter.
 */
export interface Stage { readonly rows: string; readonly plan: string }

export const stageOf = (upload: string): Stage => {
  const name = upload.replaceAll('-', '');
  return { rows: `stage.rows_${name}`, plan: `stage.plan_${name}` };
};

/** What the plan means to do with a row. `disagree`: its numbers find two people, or somebody else (docs/domain.md §Roster). */
export type PlannedAct = 'new' | 'changed' | 'same' | 'disagree';

export const dropStage = ({ rows, plan }: Stage): Statement[] => [sql(`drop table if exists ${rows}`), sql(`drop table if exists ${plan}`)];

export const createStage = (stage: Stage): Statement[] => [
  ...dropStage(stage),
  sql(`create unlogged table ${stage.rows} (at integer not null, ok boolean not null, examinee_no text collate "C", id_match text collate "C", id_shown text not null, name text collate "C" not null,
    department text not null, education_level text not null, training_mode text not null, eligible boolean not null, person json not null)`),
];

/** Columns in the order of `stageLine`. */
export const stageTarget = ({ rows }: Stage): string => `${rows} (at, ok, examinee_no, id_match, id_shown, name, department, education_level, training_mode, eligible, person)`;

/** A row for COPY. One with problems is no graduate; its numbers are kept, so that a second row of the same is found. */
export function stageLine({ row, problems }: RosterEntry, platformKey: Buffer): string {
  const ok = problems.length === 0;
  return copyLine([
    row.at, ok, row.examineeNo || null, row.idNumber === '' ? null : idMatch(row.idNumber, platformKey), maskNumber(row.idNumber), row.name,
    row.department, row.educationLevel, row.trainingMode, isEligible(row.trainingMode), ok ? JSON.stringify(row, personKeys) : '{}',
  ]);
}
const personKeys = [...personFields];

/** A second row of a 考生号 or 证件号, found among all rows of the file. */
export interface Duplicate { readonly at: number; readonly value: string }

export const duplicates = ({ rows }: Stage, column: 'examinee_no' | 'id_match') => many<Duplicate>(`select at, ${column === 'id_match' ? 'id_shown' : 'examinee_no'} as value from (
  select *, row_number() over (partition by ${column} order by at) as nth from ${rows} where ${column} in (select ${column} from ${rows} where ${column} is not null group by ${column} having count(*) > 1)
  ) r where nth > 1 order by at`);

/** Marks rows that were found wrong after they had been read. */
export const notOk = ({ rows }: Stage, ats: readonly number[]): Statement => sql(`update ${rows} set ok = false where at = any($1::int[])`, [ats]);

export interface Place { readonly school: string; readonly year: number }
export interface Department { readonly code: string; readonly name: string }

/**
 * Finds each good row's graduate by 考生号, else by 证件号, within the cohort, and compares. Codes of 院系 come from the tree; a 院系 that
 * is not in it makes a row `changed`, and its import waits for it.
 */
export const createPlan = ({ rows, plan }: Stage, { school, year }: Place, departments: readonly Department[]): Statement[] => [
  sql(`analyze ${rows}`),
  sql(`create unlogged table ${plan} (at integer not null, act text not null, graduate_id uuid, version integer not null)`),
  sql(`insert into ${plan} (at, act, graduate_id, version)
    with cohort as materialized (select graduate_id, version, id_match, person->>'examineeNo' as examinee_no, name, department, education_level, training_mode, person from graduate where school = $1 and year = $2),
      tree as (select * from unnest($3::text[], $4::text[]) t(code, name))
    select s.at, case
        when coalesce(e.graduate_id, i.graduate_id) is null then 'new'
        when e.graduate_id <> i.graduate_id or (e.name <> s.name and e.id_match <> s.id_match) then 'disagree'
        when (coalesce(e.department, i.department), coalesce(e.education_level, i.education_level), coalesce(e.training_mode, i.training_mode)) = (coalesce(t.code, ''), s.education_level, s.training_mode)
          and coalesce(e.person, i.person) = s.person::jsonb then 'same'
        else 'changed' end,
      coalesce(e.graduate_id, i.graduate_id), coalesce(e.version, i.version, 0)
    from ${rows} s
    left join cohort e on e.examinee_no = s.examinee_no
    left join cohort i on i.id_match = s.id_match
    left join tree t on t.name = s.department
    where s.ok`, [school, year, departments.map(({ code }) => code), departments.map(({ name }) => name)]),
  // Two rows that find one graduate: the first keeps it.
  sql(`update ${plan} set act = 'disagree' where at in (select at from (select at, row_number() over (partition by graduate_id order by at) as nth from ${plan} where graduate_id is not null) p where nth > 1)`),
  sql(`create index on ${plan} (at) where act in ('new', 'changed')`),
  sql(`create index on ${rows} (at)`),
  sql(`analyze ${plan}`),
];

export interface PlanCounts { readonly added: number; readonly changed: number; readonly unchanged: number; readonly missing: number; readonly mark: string; readonly unknown: string[] | null }

/** Counts of a plan. `missing`: graduates of the cohort whom the file does not name. `mark`: the cohort as it was compared. */
export const planCounts = ({ rows, plan }: Stage, { school, year }: Place, departments: readonly Department[]) => one<PlanCounts>(`select
    (select count(*)::int from ${plan} where act = 'new') as added, (select count(*)::int from ${plan} where act = 'changed') as changed, (select count(*)::int from ${plan} where act = 'same') as unchanged,
    (select count(*)::int from graduate g where school = $1 and year = $2 and not exists (select from ${plan} p where p.graduate_id = g.graduate_id)) as missing,
    (select coalesce(sum(version), 0)::text from graduate where school = $1 and year = $2) as mark,
    (select json_agg(distinct department order by department) from ${rows} where ok and department <> all($3::text[])) as unknown`, [school, year, departments.map(({ name }) => name)]);

/** Whether the stage still holds what the check put there; a restart of the server after a crash empties it. */
export async function stageHolds(database: Database, upload: string, rows: number): Promise<boolean> {
  const stage = stageOf(upload);
  const { there } = await database.readAsOwner({ there: one<{ rows: boolean }>('select to_regclass($1) is not null and to_regclass($2) is not null as rows', [stage.rows, stage.plan]) });
  if (!there.rows) return false;
  const { held } = await database.readAsOwner({ held: one<{ n: number }>(`select count(*)::int as n from ${stage.rows}`) });
  return held.n === rows;
}

/** Runs statements as the owner, in one transaction. */
export const asOwner = (database: Database, statements: readonly Statement[]): Promise<void> =>
  database.transact('owner', async trip => { await trip.send([begin, ...statements, commit]); });
