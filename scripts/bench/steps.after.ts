import { tellHistory } from './history.js';
import { alternate, type Asked, type Check, type Outcome } from './report.js';
import { CONNECTIONS, measure, playAll, WARM_UP } from './steps.play.js';
import { Signings } from './signings.js';
import { onMeasuredSystem, type MeasuredSystem } from './system.js';
import { Verdict } from './verdict.js';

/** What the rate after many agreements is held against. */
const YOUNG = 10_000;

/** The same steps on two systems, one old and one young, in turn: what years of agreements cost those who sign now. */
export function stepsAfter(agreements: number, { runs, values, say }: Asked): Promise<Outcome> {
  return onMeasuredSystem({ demo: true }, (young) => onMeasuredSystem({ demo: true }, async (old) => {
    const [ours, reference] = [await Player.open(old, agreements, say), await Player.open(young, YOUNG, say)];
    try {
      const count = Number(values['signings']);
      const done = await alternate(runs, () => ours.run(count), () => reference.run(count), say);
      return {
        name: 'steps-after', unit: `steps/s after ${agreements} agreements, over ${YOUNG}`, better: 'higher' as const, floor: 0.85, goal: 1, runs: done,
        checks: [...ours.checks, ...reference.checks],
      };
    } finally {
      await Promise.all([ours.close(), reference.close()]);
    }
  }));
}

class Player {
  readonly checks: Check[] = [];

  private constructor(private readonly system: MeasuredSystem, private readonly signings: Signings, private readonly verdict: Verdict) {}

  static async open(system: MeasuredSystem, agreements: number, say: Asked['say']): Promise<Player> {
    const [signings, verdict] = [await Signings.open(system, CONNECTIONS), new Verdict(system)];
    const warm = await signings.prepare(WARM_UP);
    await playAll(signings, warm);
    await verdict.of(warm.map(({ invitation }) => invitation));
    say(`  a system with ${agreements} agreements:`);
    await tellHistory(system, agreements, say);
    await playAll(signings, await signings.prepare(WARM_UP));
    return new Player(system, signings, verdict);
  }

  async run(count: number): Promise<number> {
    const { rate, checks } = await measure(this.system, this.signings, this.verdict, count);
    this.checks.push(...checks);
    return rate;
  }

  async close(): Promise<void> { await Promise.all([this.signings.close(), this.verdict.close()]); }
}
