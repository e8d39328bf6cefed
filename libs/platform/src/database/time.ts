import { sql } from './sql.js';

/** The time rules go by, in SQL: the database's, plus the sandbox's offset. */
export const ruleTime = '(clock_timestamp() + make_interval(secs => coalesce((select offset_ms from clock where id = 1), 0) / 1000.0))';
export const nowStatement = sql(`select ${ruleTime} as now`);
