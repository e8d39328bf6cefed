import { Injectable } from '@nestjs/common';
import type { Actor, OutputOf, ParsedInputOf, UsualTime, agreementsApi } from '@netsign/contracts';
import { Database, many, ruleTime } from '@netsign/platform';

export type UsualTimes = OutputOf<typeof agreementsApi.usualTimes>;
export type Flow = ParsedInputOf<typeof agreementsApi.usualTimes>['flow'];
const functions: Record<Flow, string> = { signing: 'usual_times', termination: 'usual_termination_times' };
interface Row { state: keyof UsualTimes; p50: number; p90: number }

const FRESH_MS = 60_000;
/** More than all schools with their 院系, twice; only a bound against growing for ever. */
const MOST = 40_000;

/** How long reviews took lately at a school, in minutes (docs/domain.md §Reviews). Asked of the database once a minute and place. */
@Injectable()
export class UsualTimesService {
  private readonly known = new Map<string, { until: number; times: UsualTimes }>();

  constructor(private readonly database: Database) {}

  /** Without a 院系, the first review over all of them. */
  async of(actor: Actor, school: string, department: string | null, flow: Flow = 'signing'): Promise<UsualTimes> {
    const place = `${flow}/${school}/${department ?? ''}`;
    const found = this.known.get(place);
    if (found !== undefined && Date.now() < found.until) return found.times;
    const { rows } = await this.database.read(actor, { rows: many<Row>(`select state, p50, p90 from ${functions[flow]}($1, $2, ${ruleTime} - interval '180 days')`, [school, department]) });
    const of = (state: keyof UsualTimes): UsualTime | null => {
      const row = rows.find(one => one.state === state);
      return row === undefined ? null : { p50: Math.round(row.p50), p90: Math.round(row.p90) };
    };
    const times = { department_review: of('department_review'), school_review: of('school_review') };
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(place, { until: Date.now() + FRESH_MS, times });
    return times;
  }
}
