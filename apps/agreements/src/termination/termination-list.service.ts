import { Injectable } from '@nestjs/common';
import type { Actor, agreementsApi, OutputOf, ParsedInputOf, TerminationRow, TerminationStatus } from '@netsign/contracts';
import { Database, decodeCursor, many, nowStatement, pageOf, ruleTime, scope, type By } from '@netsign/platform';
import { sight } from '../sight.js';
import type { Termination } from './termination.entity.js';
import { rowOf } from './termination.view.js';
import { openTerminations, terminationWorkflow } from './termination.workflow.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;
type Filter = Partial<Omit<Input<'listTerminations'>, 'cursor' | 'limit'>>;

const open = openTerminations.map(state => `'${state}'`).join(', ');
const unanswered = `silent_since is not null and status in ('awaiting_employer', 'awaiting_graduate')`;

/** Lists of terminations as each reader may see them. */
@Injectable()
export class TerminationListService {
  constructor(private readonly database: Database) {}

  /** Newest first; queues (only states that wait for the actor), what is overdue and what is unanswered oldest first. */
  async list(by: By, { cursor, limit, ...filter }: Input<'listTerminations'>): Promise<{ items: TerminationRow[]; next: string | null }> {
    const values: unknown[] = [];
    const conditions = conditionsOf(by.actor, filter, values);
    const order = isQueue(by.actor, filter) ? 'asc' : 'desc';
    const from = decodeCursor(cursor, ['time', 'id']);
    if (from) { values.push(from[0], from[1]); conditions.push(`(updated_at, id) ${order === 'asc' ? '>' : '<'} ($${values.length - 1}::timestamptz, $${values.length}::uuid)`); }
    values.push(limit + 1);
    const { rows, now } = await this.database.read(by.actor, {
      rows: many<Termination>(`select * from termination where ${conditions.join(' and ')} order by updated_at ${order}, id ${order} limit $${values.length}`, values),
      now: { statement: nowStatement, take: found => found[0]['now'] as Date },
    });
    const { items, next } = pageOf(rows, limit, row => [row.updatedAt.toISOString(), row.id]);
    return { items: items.map(row => rowOf(row, now)), next };
  }

  /** How many are open at each status, of those the actor's own list holds; how many of them are past their due time, and how many unanswered. */
  async counts(by: By, { year }: Input<'terminationCounts'>): Promise<OutputOf<typeof agreementsApi.terminationCounts>> {
    const values: unknown[] = [];
    const conditions = [...conditionsOf(by.actor, { year }, values), `status in (${open})`];
    const { items } = await this.database.read(by.actor, {
      items: many<{ status: TerminationStatus; count: number; overdue: number; silent: number }>(`select status, count(*)::int as count, (count(*) filter (where due_at < ${ruleTime}))::int as overdue,
        (count(*) filter (where ${unanswered}))::int as silent from termination where ${conditions.join(' and ')} group by status`, values),
    });
    return { items };
  }
}

function isQueue({ role }: Actor, { status, overdue, silent }: Filter): boolean {
  if (overdue !== undefined || silent !== undefined) return true;
  return status !== undefined && status.split(',').every(state => terminationWorkflow.states[state as TerminationStatus].owner === role);
}

/** Conditions on the columns of the index that serves the actor's tier. */
function conditionsOf(actor: Actor, { status, year, overdue, silent }: Filter, values: unknown[]): string[] {
  const bind = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const where = [scope(sight, 'termination', actor, values)];
  if (status !== undefined) where.push(`status = any(${bind(status.split(','))}::text[])`);
  if (year !== undefined) where.push(`year = ${bind(year)}`);
  if (overdue !== undefined) where.push(`due_at < ${ruleTime}`);
  if (silent !== undefined) where.push(unanswered);
  return where;
}
