import type { DefinerFunction } from '@netsign/platform';
import { MINISTRY } from './board.counts.js';

/**
 * A school's import changes the counts of its province and of the ministry, whose rows the school may not touch. This adds for each of its
 * own 院系 (others are left out) how many graduates came or went, and does the same for the three tiers above, in one order for all writers.
 */
export const countRoster: DefinerFunction = {
  name: 'count_roster', signature: '(integer, text[], integer[], integer[])',
  body: `create or replace function count_roster(of_year integer, departments text[], roster integer[], eligible integer[]) returns void
    language sql security definer set search_path = public, pg_temp as $$
    insert into board_count as b (year, level, code, measure, n, department, school, province)
    select of_year, t.level, t.code, m.measure, sum(m.n), max(t.department), max(t.school), max(t.province)
    from unnest(departments, roster, eligible) d(code, roster, eligible)
    join organisation o on o.code = d.code and o.parent = current_setting('app.school')
    cross join lateral (values ('roster', d.roster), ('eligible', d.eligible)) m(measure, n)
    cross join lateral (values
      ('department', d.code, d.code, o.parent, current_setting('app.province')), ('school', o.parent, null, o.parent, current_setting('app.province')),
      ('province', current_setting('app.province'), null, null, current_setting('app.province')), ('ministry', '${MINISTRY}', null, null, null)
    ) t(level, code, department, school, province)
    where current_setting('app.role') = 'school'
    group by t.level, t.code, m.measure having sum(m.n) <> 0
    order by t.level collate "C", t.code collate "C", m.measure collate "C"
    on conflict (year, level, code, measure) do update set n = b.n + excluded.n;
    delete from board_count where year = of_year and n = 0 and current_setting('app.role') = 'school' and (level, code) in (
      select 'department', unnest(departments) union all values ('school', current_setting('app.school')), ('province', current_setting('app.province')), ('ministry', '${MINISTRY}')) $$`,
};
