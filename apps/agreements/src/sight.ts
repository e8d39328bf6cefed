import { all, equals, type DefinerFunction, type Sight, type TableSight } from '@netsign/platform';

const notYetSent = { column: 'status', values: ['draft', 'discarded'] };

/** Parties, 院系, school, province and ministry see a case; a draft is the employer's alone. */
const invitation: TableSight = {
  graduate: equals('graduateId', 'graduate', notYetSent), employer: equals('employer', 'employer'), department: equals('department', 'department', notYetSent),
  school: equals('school', 'school', notYetSent), province: equals('province', 'province', notYetSent), ministry: all,
};

const agreement: TableSight = {
  graduate: equals('graduateId', 'graduate'), employer: equals('employer', 'employer'), department: equals('department', 'department'), school: equals('school', 'school'),
  province: equals('province', 'province'), ministry: all,
};
const log: TableSight = { ...agreement, graduate: equals('graduate', 'graduate') };
/** An employer learns nothing of a graduate's other cases: only its own invitations speak to it. */
const graduates: TableSight = { graduate: equals('graduateId', 'graduate'), department: equals('department', 'department'), school: equals('school', 'school'), province: equals('province', 'province'), ministry: all };
const everybody: TableSight = { graduate: all, employer: all, department: all, school: all, province: all, ministry: all };

/** How long a school's reviews of one flow took, in minutes: half and nine tenths of them, and nothing at all of fewer than ten. At most the newest 5000. */
const usualTimes = (name: string, table: string, { certified, failed }: { certified: string; failed: string }): DefinerFunction => ({
  name, signature: '(text, text, timestamptz)',
  body: `create or replace function ${name}(of_school text, of_department text, since timestamptz) returns table (state text, p50 float8, p90 float8)
    language sql stable security definer set search_path = public as $$
    with lately as (
      select department, reached from ${table} where school = of_school and updated_at >= since order by updated_at desc, id desc limit 5000
    ), took as (
      select 'department_review' as state, (reached->>'department_review')::timestamptz as began, coalesce(reached->>'school_review', reached->>'${failed}')::timestamptz as ended
        from lately where of_department is null or department = of_department
      union all select 'school_review', (reached->>'school_review')::timestamptz, coalesce(reached->>'${certified}', reached->>'${failed}')::timestamptz from lately
    ), minutes as (select took.state, extract(epoch from ended - began)::float8 / 60 as minutes from took where began is not null and ended is not null)
    select minutes.state, percentile_cont(0.5) within group (order by minutes), percentile_cont(0.9) within group (order by minutes) from minutes group by minutes.state having count(*) >= 10 $$`,
});

/** Who may see which row of this service. */
export const sight: Sight = {
  tables: {
    invitation, agreement, termination: agreement, event_log: log, live_case: graduates, graduate_replica: graduates, ledger_replica: graduates,
    refusal_draft: { graduate: equals('graduateId', 'graduate') },
    organisation_replica: everybody, employer_replica: { ...everybody, employer: equals('creditCode', 'employer') },
  },
  readOnly: ['graduate_replica', 'ledger_replica', 'organisation_replica', 'employer_replica'],
  functions: [
    {
      // An employer names a graduate exactly, by school, year, name and ID number, and learns of nobody else.
      name: 'find_graduate', signature: '(text, integer, text, text)',
      body: `create or replace function find_graduate(of_school text, of_year integer, of_id_match text, of_name text) returns setof graduate_replica
        language sql stable security definer set search_path = public as $$
        select * from graduate_replica where school = of_school and year = of_year and id_match = of_id_match and person->>'name' = of_name $$`,
    },
    {
      // Whether somebody may be invited and accept; nothing else about him.
      name: 'graduate_eligible', signature: '(uuid)',
      body: `create or replace function graduate_eligible(of_graduate uuid) returns boolean
        language sql stable security definer set search_path = public as $$ select coalesce((select eligible from graduate_replica where graduate_id = of_graduate), false) $$`,
    },
    usualTimes('usual_times', 'invitation', { certified: 'certified', failed: 'failed' }),
    usualTimes('usual_termination_times', 'termination', { certified: 'terminated', failed: 'rejected' }),
  ],
};
