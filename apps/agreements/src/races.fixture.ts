import { ApiProblem } from '@netsign/api-client';
import { racePairs } from '@netsign/testing';
import type { Named, World } from './agreements.fixture.js';

export const PAIRS = racePairs();
/** Pairs prepared and released at a time: eight connections wait for the database, so four pairs are truly side by side. */
const WAVE = 4;
/** Time for one race, in ms. */
export const SLOW = 30_000 + PAIRS * 600;

interface Case { readonly id: string; readonly version: number }
export type Outcome<V> = { ok: true; view: V } | { ok: false; code: string };
export interface Pair<V> { readonly one: Outcome<V>; readonly other: Outcome<V>; readonly id: string; readonly before: number; readonly overlap: boolean }
export type Racer<V> = () => Promise<V>;
/** A case as it stands before the race, and the two that race on it. */
export interface Start<V> { readonly view: Case; readonly racers: readonly [Racer<V>, Racer<V>] }

export async function timed<V>(racer: Racer<V>): Promise<{ outcome: Outcome<V>; from: number; to: number }> {
  const from = performance.now();
  const outcome = await racer().then((view): Outcome<V> => ({ ok: true, view }), (error: unknown): Outcome<V> => { if (error instanceof ApiProblem) return { ok: false, code: error.code }; throw error; });
  return { outcome, from, to: performance.now() };
}

/** Prepares cases in waves, then releases both racers of every pair of a wave together; who is asked first alternates. */
export async function race<V>(world: World, prepare: (one: Named) => Promise<Start<V>>): Promise<Pair<V>[]> {
  const pairs: Pair<V>[] = [];
  for (let done = 0; done < PAIRS; done += WAVE) {
    const people = await world.graduates(Math.min(WAVE, PAIRS - done));
    const ready = await Promise.all(people.map(prepare));
    pairs.push(...await Promise.all(ready.map(async ({ view, racers: [one, other] }, at) => {
      const swap = (done + at) % 2 === 1;
      const [first, second] = await Promise.all((swap ? [other, one] : [one, other]).map(timed));
      const [a, b] = swap ? [second, first] : [first, second];
      return { one: a.outcome, other: b.outcome, id: view.id, before: view.version, overlap: a.from < b.to && b.from < a.to };
    })));
  }
  return pairs;
}

/** One winner, a loser with a named code, one new version; and the two were really side by side. Returns how often each won. */
export async function judge(world: World, table: 'invitation' | 'termination' | 'agreement', pairs: readonly Pair<unknown>[], codes: readonly string[]): Promise<{ one: number; other: number }> {
  const wins = { one: 0, other: 0 };
  for (const { one, other, id, before, overlap } of pairs) {
    expect([one.ok, other.ok].filter(Boolean)).toHaveLength(1);
    const loser = one.ok ? other : one;
    expect(codes).toContain(loser.ok ? 'won' : loser.code);
    const [row] = await world.service.database.query<{ version: number; events: number }>(`select version, (select count(*)::int from event_log where subject = c.id::text) as events from ${table} c where id = $1`, [id]);
    expect(row).toEqual({ version: before + 1, events: before + 1 });
    expect(overlap).toBe(true);
    wins[one.ok ? 'one' : 'other']++;
  }
  told(pairs.length, wins.one, wins.other);
  return wins;
}

export const bothWin = ({ one, other }: { one: number; other: number }): void => { expect(one).toBeGreaterThanOrEqual(PAIRS * 0.05); expect(other).toBeGreaterThanOrEqual(PAIRS * 0.05); };
export const told = (pairs: number, one: number, other: number): void => { process.stdout.write(`    ${expect.getState().currentTestName}: ${pairs} pairs, ${one} / ${other}\n`); };
