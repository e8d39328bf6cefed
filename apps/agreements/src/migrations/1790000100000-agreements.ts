import type { MigrationInterface, QueryRunner } from 'typeorm';

const caseColumns = `id uuid not null, version integer not null, hash text not null, status text not null, graduate_id uuid not null, year integer not null,
  department text not null, school text not null, province text not null, employer text not null`;
const keyColumns = 'department text not null, school text not null, province text not null';

const tables: Record<string, string> = {
  invitation: `${caseColumns}, parties jsonb not null, graduate_name text collate "C" not null, terms jsonb not null, valid_days integer not null, mode text not null, template integer not null,
    text jsonb not null, text_hash text not null, department_takes_part boolean not null, review_days integer not null, decided boolean not null, reached jsonb not null,
    draft_until timestamptz not null, valid_until timestamptz, due_at timestamptz, closed_by text, reason_code text, reason text, agreement_id uuid, earlier_id uuid,
    updated_at timestamptz not null, constraint invitation_pkey primary key (id)`,
  refusal_draft: 'invitation_id uuid not null, graduate_id uuid not null, reason_code text, reason text not null, updated_at timestamptz not null, constraint refusal_draft_pkey primary key (invitation_id)',
  agreement: `${caseColumns}, invitation_id uuid not null, mode text not null, template integer not null, parties jsonb not null, text jsonb not null, text_hash text not null,
    position text not null, education_level text not null, outcome text not null, number text, certified_at timestamptz not null, in_force_at timestamptz, failure text,
    synced_at timestamptz, check_code text, document_digest text, document_bytes integer, document_made_at timestamptz,
    updated_at timestamptz not null, constraint agreement_pkey primary key (id)`,
  document_task: `agreement_id uuid not null, graduate_id uuid not null, attempts integer not null, due_at timestamptz not null, constraint document_task_pkey primary key (agreement_id)`,
  termination: `${caseColumns}, agreement_id uuid not null, agreement_number text not null, mode text not null, employer_name text not null, graduate_name text not null, department_name text not null,
    school_name text not null, position text not null, asked_by text not null, reason_code text not null, reason text not null, files jsonb not null, text jsonb not null, text_hash text not null,
    department_takes_part boolean not null, review_days integer not null, rules jsonb not null, asked_at timestamptz not null, asked_until timestamptz not null, silent_since timestamptz,
    decided boolean not null, reached jsonb not null, due_at timestamptz, notice_until timestamptz, force jsonb, closed_by text, closing_code text, closing_reason text,
    updated_at timestamptz not null, constraint termination_pkey primary key (id)`,
  live_case: `graduate_id uuid not null, kind text not null, case_id uuid not null, ${keyColumns}, constraint live_case_one primary key (graduate_id)`,
  agreement_counter: 'year integer not null, school text not null, level text not null, last integer not null, constraint agreement_counter_pkey primary key (year, school, level)',
  graduate_replica: `graduate_id uuid not null, version integer not null, year integer not null, ${keyColumns}, education_level text not null, training_mode text not null,
    eligible boolean not null, id_match text not null, person jsonb not null, constraint graduate_replica_pkey primary key (graduate_id)`,
  organisation_replica: 'code text not null, version integer not null, organisation jsonb not null, constraint organisation_replica_pkey primary key (code)',
  employer_replica: 'credit_code text not null, version integer not null, employer jsonb not null, constraint employer_replica_pkey primary key (credit_code)',
  cohort_key_replica: 'cohort text not null, version integer not null, wrapped jsonb not null, constraint cohort_key_replica_pkey primary key (cohort)',
  ledger_replica: `graduate_id uuid not null, sequence integer not null, owner text, case_id uuid, outcome text, ${keyColumns}, constraint ledger_replica_pkey primary key (graduate_id)`,
};

const indexes = [
  `create unique index invitation_one_open on invitation (graduate_id, employer) where status in ('offered', 'department_review', 'school_review')`,
  ...['invitation', 'agreement', 'termination'].flatMap(table => {
    const perStatus = table === 'invitation' ? 'status, ' : '';
    return [
      `create index ${table}_graduate on ${table} (graduate_id, updated_at, id)`, `create index ${table}_employer on ${table} (employer, ${perStatus}updated_at, id)`,
      `create index ${table}_department on ${table} (department, updated_at, id)`, `create index ${table}_school on ${table} (school, updated_at, id)`,
      `create index ${table}_province on ${table} (province, ${perStatus}updated_at, id)`, `create index ${table}_nation on ${table} (${perStatus}updated_at, id)`,
    ];
  }),
  ...['employer', 'department', 'school', 'province'].map(key => `create index invitation_${key}_name on invitation (${key}, graduate_name, id)`),
  'create index invitation_nation_name on invitation (graduate_name, id)',
  `create index invitation_due on invitation (valid_until, id) where status = 'offered'`,
  'create index invitation_overdue on invitation (due_at, id) where due_at is not null',
  'create index invitation_province_overdue on invitation (province, due_at, id) where due_at is not null',
  'create index invitation_earlier on invitation (earlier_id) where earlier_id is not null',
  `create index invitation_draft_due on invitation (draft_until, id) where status = 'draft'`,
  `create index agreement_waiting on agreement (certified_at) where status = 'certified'`,
  'create index document_task_due on document_task (due_at)',
  `create unique index termination_one_open on termination (graduate_id, agreement_id) where status in ('awaiting_employer', 'awaiting_graduate', 'department_review', 'school_review', 'force_requested')`,
  'create index termination_agreement on termination (agreement_id, asked_at)',
  `create index termination_unanswered on termination (asked_until, id) where silent_since is null and status in ('awaiting_employer', 'awaiting_graduate')`,
  `create index termination_silent on termination (school, updated_at, id) where silent_since is not null and status in ('awaiting_employer', 'awaiting_graduate')`,
  'create index termination_overdue on termination (due_at, id) where due_at is not null',
  'create unique index agreement_invitation on agreement (invitation_id)',
  'create unique index agreement_number on agreement (number) where number is not null',
  'create index graduate_replica_match on graduate_replica (school, year, id_match)',
];

/** Invitations, agreements, the live case, the number counter and the replicas. */
export class Agreements1790000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(tables)) await runner.query(`create table ${name} (${columns})`);
    for (const index of indexes) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function if exists find_graduate(text, integer, text, text)');
    await runner.query('drop function if exists graduate_eligible(uuid)');
    await runner.query('drop function if exists usual_times(text, text, timestamptz)');
    await runner.query('drop function if exists usual_termination_times(text, text, timestamptz)');
    for (const name of Object.keys(tables)) await runner.query(`drop table ${name}`);
  }
}
