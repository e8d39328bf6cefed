import type { MigrationInterface, QueryRunner } from 'typeorm';

const keyColumns = 'year integer not null, department text not null, school text not null, province text not null';

const tables: Record<string, string> = {
  organisation: 'code text not null, version integer not null, kind text not null, name text not null, parent text, constraint organisation_pkey primary key (code)',
  cohort: 'cohort text not null, version integer not null, hash text not null, year integer not null, school text not null, wrapped jsonb not null, constraint cohort_once primary key (cohort)',
  graduate: `graduate_id uuid not null, version integer not null, hash text not null, ${keyColumns}, education_level text not null, training_mode text not null,
    eligible boolean not null, id_match text not null, name text collate "C" not null, student_no text collate "C" not null, person jsonb not null,
    constraint graduate_pkey primary key (graduate_id)`,
  roster_upload: `id uuid not null, school text not null, province text not null, year integer not null, status text not null, account uuid not null,
    file_name text not null, file_bytes bigint not null, received bigint not null, file_digest text, marked_digest text, code text, columns jsonb not null,
    rows integer not null, added integer not null, changed integer not null, unchanged integer not null, missing integer not null, departments jsonb not null,
    problem_count integer not null, notice_count integer not null, old_training_modes integer not null, cohort_mark bigint not null,
    done_rows integer not null, share double precision not null, working_since timestamptz, attempts integer not null, imported_row integer not null, imported integer not null,
    confirmed_by jsonb, uploaded_at timestamptz not null, touched_at timestamptz not null, imported_at timestamptz, constraint roster_upload_pkey primary key (id)`,
  roster_finding: `upload uuid not null, kind text not null, at integer not null, place integer not null, code text not null, school text not null, title text not null,
    value text not null, was text not null, graduate_id uuid, constraint roster_finding_pkey primary key (upload, kind, at, place, code)`,
  ledger: `graduate_id uuid not null, version integer not null, hash text not null, ${keyColumns}, case_id uuid, case_version integer, owner text, outcome text,
    constraint ledger_pkey primary key (graduate_id)`,
  ledger_answer: `graduate_id uuid not null, case_id uuid not null, case_version integer not null, answer text not null, sequence integer not null,
    constraint ledger_answer_once primary key (graduate_id, case_id, case_version)`,
  case_position: `graduate_id uuid not null, case_id uuid not null, kind text not null, version integer not null, status text not null, ${keyColumns}, since timestamptz not null,
    constraint case_position_pkey primary key (graduate_id, case_id)`,
  board_count: `year integer not null, level text not null, code text not null, measure text not null, n integer not null, department text, school text, province text,
    constraint board_count_pkey primary key (year, level, code, measure)`,
};

const indexes = [
  'create index organisation_parent on organisation (parent)',
  'create index roster_upload_school on roster_upload (school, uploaded_at)',
  `create index roster_upload_working on roster_upload (status) where status in ('receiving', 'checking', 'importing')`,
  `create unique index roster_upload_one_import on roster_upload (school, year) where status = 'importing'`,
  ...['school', 'department', 'province'].map(key => `create index graduate_${key} on graduate (${key}, year, student_no, graduate_id)`),
  'create index graduate_year on graduate (year, student_no, graduate_id)',
  'create index graduate_name on graduate (year, name, graduate_id)',
  ...['school', 'province'].map(key => `create index graduate_${key}_name on graduate (${key}, year, name, graduate_id)`),
  ...['department', 'school'].map(key => `create index case_position_${key} on case_position (${key}, year, status)`),
  'create index case_position_year on case_position (year, status)',
  `create index case_position_waiting on case_position (year, since) where kind = 'agreement' and status = 'certified'`,
  'create index ledger_outcome on ledger (year, outcome)',
  ...['school', 'province'].map(key => `create index board_count_${key} on board_count (year, ${key})`),
];

/** The roster, the ledger and the boards. */
export class NationalSync1790000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(tables)) await runner.query(`create table ${table} (${columns})`);
    for (const index of indexes) await runner.query(index);
    // Rows of uploads under work, a table each, unlogged, made and dropped by their work; requests' login has no way in.
    await runner.query('create schema stage');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema stage cascade');
    for (const table of Object.keys(tables).reverse()) await runner.query(`drop table ${table}`);
  }
}
