import { Injectable } from '@nestjs/common';
import { AppError, type Actor, type BoardCounts, type BoardView } from '@netsign/contracts';
import { Database, many, maybe, nowStatement, one } from '@netsign/platform';
import { MINISTRY, MINISTRY_NAME, type Level } from './board.counts.js';

interface Node { code: string; kind: Level; name: string }
interface CountRow { level: Level; code: string; measure: string; n: number }

/** Formulas of 教就业厅函〔2024〕11号, in force from the class of 2024 (docs/domain.md §Board). */
const SCHEME = '教就业厅函〔2024〕11号';

const below: Readonly<Record<Level, Level | null>> = { ministry: 'province', province: 'school', school: 'department', department: null };

/** Nodes an actor may open: the own one and those below it. `$2` is the own code; the tree is three deep. */
const reach: Readonly<Record<Level, string>> = {
  department: 'code = $2', school: '$2 in (code, parent)', ministry: '$2::text is not null',
  province: '($2 in (code, parent) or parent in (select code from organisation where parent = $2))',
};

@Injectable()
export class BoardService {
  constructor(private readonly database: Database) {}

  /** Counts of the actor's own node, or of `code` below it. NOT_FOUND for any other. */
  async board(actor: Actor, { year, code }: { year: number; code?: string | undefined }): Promise<BoardView> {
    const { node } = await this.nodeOf(actor, code);
    const level = below[node.kind];
    const { now, names, rows, oldest } = await this.database.read(actor, {
      now: one<{ now: Date }>(nowStatement.text),
      // Provinces hang below the ministry whatever their event says.
      names: many<{ code: string; name: string }>('select code, name from organisation where kind = $1 and (parent = $2 or $3) order by code', [level ?? '', node.code, node.kind === 'ministry']),
      oldest: one<{ since: Date | null }>(oldestText(node.kind), node.kind === 'ministry' ? [year] : [year, node.code]),
      rows: many<CountRow>(countsText(node.kind), node.kind === 'ministry' ? [year, node.kind, node.code, level] : [year, node.kind, node.code, level ?? '']),
    });
    const own = rows.filter(row => row.level === node.kind);
    const byChild = Map.groupBy(rows.filter(row => row.level !== node.kind), row => row.code);
    const named = new Map(names.map(row => [row.code, row.name]));
    const codes = [...new Set([...named.keys(), ...byChild.keys()])].sort();
    return {
      year, level: node.kind, code: node.code, name: node.name, scheme: SCHEME, cutOff: now.now.toISOString(), counts: countsOf(own),
      children: codes.map(child => ({ code: child, name: named.get(child) ?? child, counts: countsOf(byChild.get(child) ?? []) })),
      difference: level === null ? 0 : differenceOf(own, [...byChild.values()].flat()),
      oldestWaiting: oldest.since?.toISOString() ?? null,
    };
  }

  private async nodeOf(actor: Actor, code: string | undefined): Promise<{ node: Node }> {
    const own = ownCode(actor);
    const wanted = code ?? own;
    const { node } = await this.database.read(actor, { node: maybe<Node>(`select code, kind, name from organisation where code = $1 and ${reach[actor.role as Level]}`, [wanted, own]) });
    if (node) return { node };
    if (wanted === MINISTRY && actor.role === 'ministry') return { node: { code: MINISTRY, kind: 'ministry', name: MINISTRY_NAME } };
    throw new AppError('NOT_FOUND');
  }
}

function ownCode(actor: Actor): string {
  const code = { department: actor.department, school: actor.school, province: actor.province, ministry: MINISTRY, graduate: undefined, employer: undefined }[actor.role];
  if (code === undefined) throw new AppError('NOT_FOUND');
  return code;
}

/** One statement, one snapshot: a node and the tier below it never disagree because a change fell between two looks. */
function countsText(level: Level): string {
  const under = level === 'ministry' ? 'true' : `${level} = $3`;
  return `select level, code, measure, n from board_count where year = $1 and ((level = $2 and code = $3) or (level = $4 and ${under}))`;
}

/** The oldest agreement that a school certified and whose recording has not come back. */
const oldestText = (level: Level): string =>
  `select min(since) as since from case_position where year = $1 and kind = 'agreement' and status = 'certified'${level === 'ministry' ? '' : ` and ${level} = $2`}`;

function countsOf(rows: readonly CountRow[]): BoardCounts {
  const of = (measure: string) => rows.find(row => row.measure === measure)?.n ?? 0;
  const outcomes = rows.filter(row => row.measure.startsWith('outcome:')).map(row => [row.measure.slice('outcome:'.length), row.n] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    roster: of('roster'), eligible: of('eligible'), offered: of('offered'), departmentReview: of('department_review'), schoolReview: of('school_review'),
    certified: of('certified'), inForce: of('in_force'), outcomes: Object.fromEntries(outcomes),
  };
}

/** Summed without sign over the measures, so that two faults cannot hide each other. */
function differenceOf(own: readonly CountRow[], children: readonly CountRow[]): number {
  const sums = new Map<string, number>();
  for (const { measure, n } of own) sums.set(measure, (sums.get(measure) ?? 0) - n);
  for (const { measure, n } of children) sums.set(measure, (sums.get(measure) ?? 0) + n);
  return [...sums.values()].reduce((sum, n) => sum + Math.abs(n), 0);
}
