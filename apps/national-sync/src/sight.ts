import { all, equals, none, type Sight, type TableSight } from '@netsign/platform';
import { countRoster } from './boards/count-roster.function.js';

const reviewers: TableSight = { department: equals('department', 'department'), school: equals('school', 'school'), province: equals('province', 'province'), ministry: all };
const graduate: TableSight = { graduate: equals('graduateId', 'graduate'), ...reviewers };

/** Who may see which row of this service. Answers and the inbox are for nobody's request. */
export const sight: Sight = {
  tables: {
    graduate, ledger: graduate, case_position: reviewers,
    event_log: { graduate: equals('graduate', 'graduate'), ...reviewers },
    /** A count of a node stands beside the nodes above it: each tier sees its own and those below. */
    board_count: reviewers,
    cohort: { school: equals('school', 'school') },
    roster_upload: { school: equals('school', 'school') },
    roster_finding: { school: equals('school', 'school') },
    organisation: { graduate: all, department: all, school: all, province: all, ministry: all },
  },
  /** Positions follow events alone. */
  changes: { case_position: { ministry: none } },
  functions: [countRoster],
};
