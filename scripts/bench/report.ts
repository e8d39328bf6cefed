import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ParseArgsOptionsConfig } from 'node:util';
import { cloneRoot } from '../servers/folders.js';

/** One measure, in a file of its own: `scripts/bench/<name>.bench.ts` exports it as `bench`. */
export interface Bench {
  readonly name: string;
  /** One line for the list of measures. */
  readonly about: string;
  /** How often it is measured when nobody says otherwise. */
  readonly runs: number;
  /** What else may be said on its command line. */
  readonly options?: ParseArgsOptionsConfig;
  run(asked: Asked): Promise<Outcome | readonly Outcome[]>;
}

/** What was asked for on the command line. */
export interface Asked {
  readonly runs: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** Prints a line of progress. */
  readonly say: (line: string) => void;
}

/** What must be so for the figures to count: a refusal, an unfinished case or a wrong row makes it false. */
export interface Check { readonly what: string; readonly held: boolean }

/** One run of ours, and of the reference beside it when there is one. */
export interface Run { readonly ours: number; readonly reference: number | null; readonly note?: string }

export interface Outcome {
  /** Of the file in `reports/bench`; the measure's own name unless it reports several things. */
  readonly name?: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** Least (or, where lower is better, most) that is accepted: of the ratio when there is a reference, else of the figure itself. */
  readonly floor: number;
  readonly goal: number;
  readonly runs: readonly Run[];
  readonly checks?: readonly Check[];
  /** Anything else worth keeping, as JSON. */
  readonly details?: unknown;
}

/** As it is kept in `reports/bench/<name>.json`. Figures are medians; the ratio is the median of the runs' own ratios, as both halves of a run met the same machine. */
export interface Report {
  readonly name: string;
  readonly ours: number;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly floor: number;
  readonly goal: number;
  readonly runs: readonly Run[];
  readonly checks: readonly Check[];
  readonly machine: { readonly cores: number; readonly node: string; readonly load: number };
  readonly details?: unknown;
}

/** The value below which the part `p` (0…1) of the values lie, by nearest rank. Throws when there is none. */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError('no value was measured');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

/** Middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = sorted.length / 2;
  return Number.isInteger(at) ? (percentile(sorted, 0.5) + (sorted[at] ?? Number.NaN)) / 2 : percentile(sorted, 0.5);
}

/** Measures ours and the reference in turn, A-B-A-B…, so that both meet the same moods of the machine. */
export async function alternate(runs: number, ours: (run: number) => Promise<number>, reference: (run: number) => Promise<number>, say: Asked['say']): Promise<Run[]> {
  const done: Run[] = [];
  for (let at = 1; at <= runs; at++) {
    const run = { ours: await ours(at), reference: await reference(at) };
    done.push(run);
    say(runLine(at, run));
  }
  return done;
}

export function reportOf(name: string, { runs, checks = [], unit, better, floor, goal, details }: Outcome): Report {
  const ratios = runs.flatMap(({ ours, reference }) => (reference === null ? [] : [ours / reference]));
  const references = runs.flatMap(({ reference }) => reference ?? []);
  return {
    name,
    ours: rounded(median(runs.map(({ ours }) => ours))),
    reference: references.length === 0 ? null : rounded(median(references)),
    ratio: ratios.length === 0 ? null : rounded(median(ratios)),
    unit, better, floor, goal,
    runs: runs.map((run) => ({ ...run, ours: rounded(run.ours), reference: run.reference === null ? null : rounded(run.reference) })),
    checks,
    machine: { cores: os.availableParallelism(), node: process.versions.node, load: rounded(os.loadavg()[0] ?? 0) },
    ...(details !== undefined && { details }),
  };
}

/** What keeps a report from being accepted, in words; empty when nothing does. */
export function faultsOf(report: Report): string[] {
  const { better, floor, ratio, ours } = report;
  const figure = ratio ?? ours;
  const reached = better === 'higher' ? figure >= floor : figure <= floor;
  return [
    ...report.checks.filter(({ held }) => !held).map(({ what }) => `not so: ${what}`),
    ...(reached ? [] : [`${figure} is ${better === 'higher' ? 'below' : 'above'} ${floor}`]),
  ];
}

/** Writes `reports/bench/<name>.json` and prints the summary. */
export function publish(report: Report, say: Asked['say']): void {
  const folder = path.join(cloneRoot(), 'reports', 'bench');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${report.name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  const { name, ours, reference, ratio, unit, better, floor, goal } = report;
  const against = ratio === null ? '' : ` / ${reference} = ${ratio}`;
  say(`\n${name}: ${ours}${against} ${unit}, median of ${report.runs.length} (${better} is better; floor ${floor}, goal ${goal}; load ${report.machine.load} on ${report.machine.cores} cores)`);
  const faults = faultsOf(report);
  for (const fault of faults) say(`  ✗ ${fault}`);
  if (faults.length === 0) say(`  ✓ ${report.checks.length === 0 ? '' : `${report.checks.length} checks, `}floor reached`);
}

export const runLine = (at: number, { ours, reference, note }: Run): string =>
  `  run ${at}: ${rounded(ours)}${reference === null ? '' : ` against ${rounded(reference)}, ratio ${rounded(ours / reference)}`}${note === undefined ? '' : `  ${note}`}`;

/** Four figures tell all that such measures know. */
const rounded = (value: number): number => Number(value.toPrecision(4));
