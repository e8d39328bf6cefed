import { Injectable } from '@nestjs/common';
import { InvitationStatus, normalisePersonName, type Actor, type agreementsApi, type InvitationRow, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Database, decodeCursor, many, nowStatement, pageOf, ruleTime, scope, type By } from '@netsign/platform';
import { sight } from '../sight.js';
import type { Invitation } from './invitation.entity.js';
import { alertsOf, rowOf, type Standing } from './invitation.view.js';
import { invitationWorkflow } from './invitation.workflow.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;
type Filter = Omit<Input<'searchInvitations'>, 'cursor' | 'limit'>;
type Counts = OutputOf<typeof agreementsApi.invitationCounts>;
type Listed = Invitation & Standing;

/** What a reviewer counts: the papers on a desk, not those of years gone by. */
const open = `('offered', 'department_review', 'school_review')`;

/**
 * What a row's alerts are made of, beside rows already chosen: the page first, then what it shows. Of cases in review alone;
 * the employer's right and the class's opening are no secret of anybody, and of the graduate no more is said than by `graduate_eligible`.
 */
const standing = (page: string) => `select i.*, case when i.in_review then (select employer->>'status' from employer_replica where credit_code = i.employer) end as employer_status,
  case when i.in_review then graduate_eligible(i.graduate_id) end as eligible,
  case when i.in_review then (select organisation->'openCohorts' @> to_jsonb(i.year) from organisation_replica where code = i.school) end as cohort_open
  from (select p.*, p.status in ('department_review', 'school_review') as in_review from (${page}) p) i`;

/** Lists of invitations as each reader may see them. */
@Injectable()
export class InvitationListService {
  constructor(private readonly database: Database) {}

  /** Newest first; reviewers' queues (only states that wait for them) oldest first, what is overdue by its due time, found names by name. `search` is the beginning of a name, `position` a part of one. */
  async list(by: By, { cursor, limit, ...filter }: Input<'searchInvitations'>): Promise<{ items: InvitationRow[]; next: string | null }> {
    const values: unknown[] = [];
    const conditions = conditionsOf(by.actor, filter, values);
    const { column, kind, direction, keyOf } = orderOf(by.actor, filter);
    const from = decodeCursor(cursor, [kind, 'id']);
    if (from) { values.push(from[0], from[1]); conditions.push(`(${column}, id) ${direction === 'asc' ? '>' : '<'} ($${values.length - 1}${kind === 'time' ? '::timestamptz' : ''}, $${values.length}::uuid)`); }
    values.push(limit + 1);
    const order = `order by ${column} ${direction}, id ${direction}`;
    const { rows, now } = await this.database.read(by.actor, {
      rows: many<Listed>(`${standing(pageText(by.actor, filter, conditions, `${order} limit $${values.length}`, values))} ${order}`, values),
      now: { statement: nowStatement, take: found => found[0]['now'] as Date },
    });
    const { items, next } = pageOf(rows, limit, row => [keyOf(row), row.id]);
    return { items: items.map(row => ({ ...rowOf(row, now), alerts: alertsOf(row.status, row) })), next };
  }

  /** How many there are at each status, of those the actor's own list holds, and how many of them are past their due time; for reviewers only what is open. */
  async counts(by: By, { year }: Input<'invitationCounts'>): Promise<Counts> {
    const values: unknown[] = [];
    const conditions = conditionsOf(by.actor, { year }, values);
    if (by.actor.role !== 'employer') conditions.push(`status in ${open}`);
    const { items } = await this.database.read(by.actor, {
      items: many<{ status: InvitationStatus; count: number; overdue: number }>(`select status, count(*)::int as count, (count(*) filter (where due_at < ${ruleTime}))::int as overdue from invitation where ${conditions.join(' and ')} group by status`, values),
    });
    return { items };
  }
}

/** A queue is read from its oldest paper. */
function isQueue({ role }: Actor, { status }: Filter): boolean {
  return role !== 'graduate' && status !== undefined && status.split(',').every(state => invitationWorkflow.states[state as InvitationStatus]?.owner === role);
}

/** What a list is sorted by. Each order stands in an index behind the reader's key, so that a page costs the same however long the list is. */
interface Order { readonly column: 'updated_at' | 'due_at' | 'graduate_name'; readonly kind: 'time' | 'text'; readonly direction: 'asc' | 'desc'; readonly keyOf: (row: Invitation) => string | null }

const newest: Order = { column: 'updated_at', kind: 'time', direction: 'desc', keyOf: row => row.updatedAt.toISOString() };
const byName: Order = { column: 'graduate_name', kind: 'text', direction: 'asc', keyOf: row => row.graduateName };
const byDueTime: Order = { column: 'due_at', kind: 'time', direction: 'asc', keyOf: row => row.dueAt?.toISOString() ?? null };

function orderOf(actor: Actor, filter: Filter): Order {
  if (normalisePersonName(filter.search ?? '') !== '') return byName;
  if (filter.overdue !== undefined) return byDueTime;
  return isQueue(actor, filter) ? { ...newest, direction: 'asc' } : newest;
}

/** Their lists grow with the nation, or with an employer that hires everywhere; those of a school and its 院系 do not. */
const wide: ReadonlySet<Actor['role']> = new Set(['employer', 'province', 'ministry']);

/** One page. Of a list that may be very long each status is read by itself from its own stretch of the index, then merged: a rare status is not looked for among a million others. */
function pageText(actor: Actor, filter: Filter, conditions: readonly string[], end: string, values: unknown[]): string {
  if (!wide.has(actor.role) || orderOf(actor, filter).column !== 'updated_at') return `select * from invitation where ${conditions.join(' and ')} ${end}`;
  const arms = (filter.status?.split(',') ?? InvitationStatus.options).map(status => `(select * from invitation where ${[...conditions, `status = $${values.push(status)}`].join(' and ')} ${end})`);
  return `select * from (${arms.join(' union all ')}) merged ${end}`;
}

const columnOf: Readonly<Record<number, string>> = { 2: 'province', 5: 'school' };

/** Conditions on the columns of the index that serves the actor's tier. A prefix is a range of bytes: such comparisons may be used under row-level security. */
function conditionsOf(actor: Actor, { status, year, overdue, search, position, place, notSentAgain }: Partial<Filter>, values: unknown[]): string[] {
  const bind = (value: unknown) => { values.push(value); return `$${values.length}`; };
  const where = [scope(sight, 'invitation', actor, values)];
  if (status !== undefined) where.push(`status = any(${bind(status.split(','))}::text[])`);
  if (year !== undefined) where.push(`year = ${bind(year)}`);
  if (place !== undefined) where.push(`${columnOf[place.length] ?? 'department'} = ${bind(place)}`);
  if (overdue !== undefined) where.push(`due_at < ${ruleTime}`);
  const prefix = normalisePersonName(search ?? '');
  if (prefix !== '') where.push(`graduate_name >= ${bind(prefix)}`, `graduate_name < ${bind(`${prefix}\u{10FFFF}`)}`);
  if (position !== undefined) where.push(`strpos(lower(terms->>'position'), lower(${bind(position)})) > 0`);
  if (notSentAgain !== undefined) where.push(`not exists (select from invitation later where later.earlier_id = invitation.id and later.status <> 'discarded')`);
  return where;
}
