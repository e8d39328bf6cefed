import { CpuMeter } from './cpu.js';
import type { Check } from './report.js';
import type { Signing, Signings, Step } from './signings.js';
import type { MeasuredSystem } from './system.js';
import type { Verdict } from './verdict.js';

export const CONNECTIONS = 16;
/** Signings that warm a system up before it is measured. */
export const WARM_UP = 60;
const PARTS = ['gateway', 'agreements', 'national-sync', 'identity', 'postgres', 'kafka'];

export interface Measured { readonly rate: number; readonly steps: readonly Step[]; /** Milliseconds of CPU for a step, by part. */ readonly cpu: Record<string, number>; readonly checks: readonly Check[] }

/** One run: second factors and sessions are made before time runs, the rows are looked at when it has stopped. */
export async function measure(system: MeasuredSystem, signings: Signings, verdict: Verdict, count: number): Promise<Measured> {
  const prepared = await signings.prepare(count);
  const meter = new CpuMeter(new Map(PARTS.map((part) => [part, system.pidOf(part)])));
  const begun = performance.now();
  const steps = await playAll(signings, prepared);
  const seconds = (performance.now() - begun) / 1000;
  const checks = await verdict.of(prepared.map(({ invitation }) => invitation));
  // What the events of these steps cost comes after them, and is theirs all the same.
  return { rate: steps.length / seconds, steps, cpu: meter.per(steps.length), checks };
}

/** Plays signings on all connections at once, each from send to certify: the four kinds of steps are under way in equal parts. */
export async function playAll(signings: Signings, prepared: readonly Signing[]): Promise<Step[]> {
  const steps: Step[] = [];
  const queue = prepared.values();
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => { for (const signing of queue) steps.push(...(await signings.play(signing))); }));
  return steps;
}
