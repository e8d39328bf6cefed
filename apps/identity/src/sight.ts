import { all, equals, none, type Sight, type TableSight } from '@netsign/platform';

/** The tree is no secret: a page names organisations, an employer looks for a school. */
const everybody: TableSight = { graduate: all, employer: all, department: all, school: all, province: all, ministry: all };

/** Each tier changes its own branch: a school itself and its 院系, a province its schools, the ministry everything. */
const ownBranch: TableSight = { school: equals('school', 'school'), province: equals('province', 'province'), ministry: all };

const ownEmployer: TableSight = { employer: equals('creditCode', 'employer'), ministry: all };
const ministryAlone: TableSight = { ministry: all };

/** One's own box; that of an employer and of an office is shared by those who work there. */
const ownBox: TableSight = { graduate: equals('graduate', 'graduate'), employer: equals('employer', 'employer'), department: equals('department', 'department'), school: equals('school', 'school') };

const log: TableSight = {
  employer: equals('employer', 'employer'), school: equals('school', 'school'), province: equals('province', 'province'), ministry: all, department: none, graduate: none,
};

/**
 * Who may see which row of this service. Accounts, sessions, codes and replicas stand here on purpose for nobody: only sign-in and
 * the second factor touch them, by the owner's login.
 */
export const sight: Sight = {
  tables: {
    organisation: everybody, employer: ownEmployer, employer_operator: ownEmployer,
    confirmation: { graduate: equals('graduate', 'graduate') }, message: ownBox, event_log: log,
  },
  changes: { organisation: ownBranch, employer: ministryAlone, employer_operator: ministryAlone },
  functions: [
    {
      // Which form a province chose for each class, when and why: schools and 院系 sign by it, and learn of nothing else that their province sets.
      name: 'form_choices', signature: '()',
      body: `create or replace function form_choices() returns table (version integer, occurred_at timestamptz, role text, action text, from_state text, to_state text, reason text, data jsonb, organisation text)
        language sql stable security definer set search_path = public as $$
        select e.version, e.occurred_at, e.role, e.action, e.from_state, e.to_state, e.reason, e.envelope -> 'data', o.name from event_log e join organisation o on o.code = e.subject
          where e.kind = 'organisation' and e.action = 'choose_party_mode' and e.subject = nullif(current_setting('app.province', true), '') order by e.version $$`,
    },
  ],
};
