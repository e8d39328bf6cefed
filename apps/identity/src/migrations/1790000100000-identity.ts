import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: Record<string, string> = {
  organisation: `code text not null, version integer not null, hash text not null, kind text not null, name text not null, parent text, province text, school text,
    party_modes jsonb not null, opened_years jsonb not null, open_cohorts jsonb not null, department_review boolean not null, review_days integer not null,
    termination_rules jsonb not null, contact text not null, constraint organisation_pkey primary key (code)`,
  employer: `credit_code text not null, version integer not null, hash text not null, name text not null, nature text not null, industry text not null, region text not null,
    address text not null, status text not null, authorisation jsonb, constraint employer_pkey primary key (credit_code)`,
  employer_operator: 'credit_code text not null, account text not null, name text not null, phone text not null, constraint employer_operator_pkey primary key (credit_code)',
  account: `id uuid not null, realm text not null, cas_user text not null, role text not null, organisation text, name text not null, phone text,
    signed_in_at timestamptz not null, constraint account_pkey primary key (id)`,
  session: `id uuid not null, secret_hash text not null, account uuid not null, web_end text not null, graduate uuid, device text not null, started_at timestamptz not null,
    seen_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz, constraint session_pkey primary key (id)`,
  one_time_code: `id uuid not null, account uuid not null, purpose text not null, phone text not null, hash text not null, act jsonb, tries integer not null,
    sent_at timestamptz not null, expires_at timestamptz not null, constraint one_time_code_pkey primary key (id)`,
  confirmation: `id uuid not null, graduate uuid not null, account uuid not null, record_version integer not null, id_match text not null, name_match text not null,
    phone text not null, phone_from timestamptz not null, confirmed_at timestamptz not null, voided_at timestamptz, constraint confirmation_pkey primary key (id)`,
  graduate_replica: `graduate_id uuid not null, version integer not null, year integer not null, department text not null, school text not null, province text not null,
    id_match text not null, name_match text not null, account uuid, constraint graduate_replica_pkey primary key (graduate_id)`,
  counted_paper: 'event_id uuid not null, constraint counted_paper_pkey primary key (event_id)',
  message: `id uuid not null, receiver text not null, graduate uuid, employer text, department text, school text, about text not null, kind text not null, case_id uuid,
    type text not null, count integer not null, at timestamptz not null, read_at timestamptz, constraint message_pkey primary key (id)`,
  cohort_key_replica: 'cohort text not null, version integer not null, wrapped jsonb not null, constraint cohort_key_replica_pkey primary key (cohort)',
};

const indexes = [
  'create index organisation_parent on organisation (parent)',
  'create index organisation_province on organisation (province, kind)',
  'create index employer_name on employer (name)',
  'create unique index account_user on account (realm, cas_user)',
  'create index account_organisation on account (organisation)',
  'create unique index session_secret on session (secret_hash)',
  'create index session_account on session (account)',
  'create index one_time_code_account on one_time_code (account, sent_at)',
  'create index one_time_code_phone on one_time_code (phone, sent_at)',
  'create unique index confirmation_once on confirmation (graduate) where voided_at is null',
  'create index confirmation_account on confirmation (account, phone_from)',
  'create index graduate_replica_match on graduate_replica (id_match, name_match)',
  'create index graduate_replica_account on graduate_replica (account)',
  'create unique index message_once on message (receiver, about)',
  'create index message_newest on message (receiver, at, id)',
  'create index message_unread on message (receiver) where read_at is null',
];

/** The tree begins with its root; everything below it is registered by somebody. */
const root = `insert into organisation (code, version, hash, kind, name, parent, province, school, party_modes, opened_years, open_cohorts, department_review, review_days, termination_rules, contact)
  values ('00', 0, '', 'ministry', '教育部', null, null, null, '{}', '[]', '[]', false, 3, '{"window": null, "noticeDays": 0, "cap": null}', '')`;

/** The tree, employers, accounts with their sessions and codes, confirmations, message boxes, and the replica of graduates. */
export class Identity1790000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(tables)) await runner.query(`create table ${table} (${columns})`);
    for (const index of indexes) await runner.query(index);
    await runner.query(root);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function if exists form_choices()');
    for (const table of Object.keys(tables).reverse()) await runner.query(`drop table ${table}`);
  }
}
