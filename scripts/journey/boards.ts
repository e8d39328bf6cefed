import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../people/person.js';
import type { AgreementsDatabase } from './agreements-database.js';
import { since, Surprise, type StepRecord } from './step-record.js';

/** Agreements in force as each tier counts them, and as the agreements' own database has them. */
export interface Boards {
  readonly department: number;
  readonly school: number;
  readonly province: number;
  readonly ministry: number;
  /** Counted in the agreements database, not from the boards' tables. */
  readonly recount: number;
  /** |ministry − recount| and what the boards say of their own tiers: 0, or something is wrong. */
  readonly difference: number;
}

export const tiers = ['department', 'school', 'province', 'ministry'] as const;
export type Tier = (typeof tiers)[number];

const PAUSE_MS = 25;

/** The boards of one graduate's 院系, school and province and of the nation, and the count they are held against. */
export class BoardWatch {
  private before: Boards | null = null;

  constructor(private readonly readers: Readonly<Record<Tier, Person>>, private readonly database: AgreementsDatabase, private readonly year: number) {}

  /** Remembers the numbers before the journey. */
  async note(): Promise<void> {
    this.before = await this.read();
  }

  /**
   * Looks until every board counts one more than when they were noted (or one fewer, `by` −1) and all agree with the recount; writes down
   * when each did. `begun` is when the agreement came in force or ended, by performance.now().
   */
  async agree(record: StepRecord, begun: number, by: 1 | -1 = 1): Promise<Boards> {
    const counted = new Set<Tier>();
    for (;;) {
      const boards = await this.read();
      for (const tier of tiers) {
        if (counted.has(tier) || (boards[tier] - (this.before?.[tier] ?? 0)) * by <= 0) continue;
        counted.add(tier);
        record.add({ by: tier, does: by === 1 ? 'sees it counted on the board' : 'sees it counted no more', status: this.readers[tier].status, ms: since(begun) }, null);
      }
      if (counted.size === tiers.length && boards.difference === 0) return boards;
      if (since(begun) > record.followsWithinMs) throw new Disagreement(boards, record.followsWithinMs);
      await sleep(PAUSE_MS);
    }
  }

  async read(): Promise<Boards> {
    const [views, recount] = await Promise.all([
      Promise.all(tiers.map((tier) => this.readers[tier].nationalSync.board({ year: this.year }))),
      this.database.inForce(this.year),
    ]);
    const [department = 0, school = 0, province = 0, ministry = 0] = views.map(({ counts }) => counts.inForce);
    return { department, school, province, ministry, recount, difference: differenceOf(ministry, recount, views.map(({ difference }) => difference)) };
  }
}

export const differenceOf = (ministry: number, recount: number, ofBoards: readonly number[]): number =>
  Math.abs(ministry - recount) + ofBoards.reduce((sum, difference) => sum + Math.abs(difference), 0);

/** The numbers did not meet in time. */
export class Disagreement extends Surprise {
  constructor(readonly boards: Boards, withinMs: number) {
    super(`the boards do not agree within ${withinMs / 1000} s: ${JSON.stringify(boards)}`);
  }
}
