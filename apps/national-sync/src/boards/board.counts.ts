import type { Signal } from '@netsign/contracts';
import { insertMany, sql, type Statement } from '@netsign/platform';

/** The node above all provinces. It comes with identity's migration, not by an event. */
export const MINISTRY = '00';
export const MINISTRY_NAME = '教育部';

/** Where something counts. */
export interface Place { readonly year: number; readonly department: string; readonly school: string; readonly province: string }

export type Level = 'department' | 'school' | 'province' | 'ministry';

interface Count { year: number; level: Level; code: string; measure: string; n: number; department: string | null; school: string | null; province: string | null }

/** What a case counts as where it stands; other statuses count nowhere (docs/domain.md §Board). */
const measures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  invitation: { offered: 'offered', department_review: 'department_review', school_review: 'school_review' },
  agreement: { certified: 'certified', in_force: 'in_force' },
};
export const measureOf = (kind: string, status: string): string | null => measures[kind]?.[status] ?? null;

/** An effective outcome, by its destination code. */
export const outcomeMeasure = (code: string): string => `outcome:${code}`;

const countColumns = { year: 'int', level: 'text', code: 'text', measure: 'text', n: 'int', department: 'text', school: 'text', province: 'text' };
const keyColumns = { year: 'int', level: 'text', code: 'text', measure: 'text' };
const addUp = 'on conflict (year, level, code, measure) do update set n = board_count.n + excluded.n';

/** Differences to the counts of all four tiers, summed in memory and written at once. */
export class Tally {
  private readonly counts = new Map<string, Count>();

  /** `by` graduates or cases more (or fewer) at this place, and at the three nodes above it. */
  add(place: Place, measure: string | null, by: number): void {
    if (measure === null) return;
    const { year, department, school, province } = place;
    this.count({ year, level: 'department', code: department, measure, n: by, department, school, province });
    this.count({ year, level: 'school', code: school, measure, n: by, department: null, school, province });
    this.count({ year, level: 'province', code: province, measure, n: by, department: null, school: null, province });
    this.count({ year, level: 'ministry', code: MINISTRY, measure, n: by, department: null, school: null, province: null });
  }

  private count(count: Count): void {
    const key = [count.year, count.level, count.code, count.measure].join('/');
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, count);
    else known.n += count.n;
  }

  /** What has changed, in the one order in which every writer locks counts. */
  get changes(): readonly Count[] {
    const rank = ({ year, level, code, measure }: Count) => `${year}\0${level}\0${code}\0${measure}`;
    return [...this.counts.values()].filter(({ n }) => n !== 0).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }

  /** The upsert, and the end of counts that came to nothing: a count of none has no row, so that a rebuild gives the same rows. */
  statements(): Statement[] {
    const rows = this.changes;
    if (rows.length === 0) return [];
    const gone = sql(
      'delete from board_count b using unnest($1::int[], $2::text[], $3::text[], $4::text[]) k(year, level, code, measure) where b.n = 0 and (b.year, b.level, b.code, b.measure) = (k.year, k.level, k.code, k.measure)',
      (Object.keys(keyColumns) as (keyof typeof keyColumns)[]).map(key => rows.map(row => row[key])));
    return [insertMany('board_count', countColumns, rows, addUp), gone];
  }

  /** Tells the pages of the nodes that changed, one word for each year. */
  signals(): Signal[] {
    return [...Map.groupBy(this.changes, ({ year }) => year)].map(([year, counts]) => boardSignal(year, counts.map(({ level, code }) => (level === 'ministry' ? level : `${level}:${code}`))));
  }
}

/** `audience`: role:key pairs, as the gateway compares them. */
export const boardSignal = (year: number, audience: readonly string[]): Signal => ({ kind: 'board.changed', id: String(year), audience: [...new Set(audience)].join(',') });
