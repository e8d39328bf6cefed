import { World } from '../../apps/agreements/src/agreements.fixture.js';
import { type Asked, percentile, runLine, type Bench, type Check, type Outcome, type Run } from './report.js';
import { KINDS, Signings, type Step } from './signings.js';
import { stepsAfter } from './steps.after.js';
import { runDriver } from './steps.driver.js';
import { hasPgbench, runPgbench, type Range } from './steps.pgbench.js';
import { CONNECTIONS, measure, playAll, WARM_UP, type Measured } from './steps.play.js';
import { record, type Recorded } from './steps.reference.js';
import { arrange, taken } from './steps.rows.js';
import { onMeasuredSystem, type MeasuredSystem } from './system.js';
import { Verdict } from './verdict.js';

/** Steps of one run of the reference. */
const REFERENCE_STEPS = 6_400;
/** The scripts are drawn by lot: room for a client to draw one of them more often than the others. */
const SPARE = 60;

/** Measured against what the same statements cost without a platform; a Node driver is slower than pgbench, so more is asked beside it. */
const AGAINST = { pgbench: { floor: 0.25, goal: 0.4 }, driver: { floor: 0.55, goal: 0.85 } };

export const bench: Bench = {
  name: 'steps',
  about: 'acknowledged steps of signings per second through the gateway, over the same statements run bare on the same server',
  runs: 3,
  // --after N: after so many agreements of earlier years, held against a young system.
  options: { signings: { type: 'string', default: '400' }, after: { type: 'string' } },
  run: (asked) => (asked.values['after'] === undefined ? stepsAgainstTheirSql(asked) : stepsAfter(Number(asked.values['after']), asked)),
};

function stepsAgainstTheirSql({ runs, values, say }: Asked): Promise<Outcome> {
  return onMeasuredSystem({ demo: true }, async (system) => {
    const against = hasPgbench() ? 'pgbench' : 'driver';
    say(`  reference: ${against === 'pgbench' ? 'pgbench -M prepared' : 'a Node driver awaiting named statements, as pgbench is missing'}, ${CONNECTIONS} clients`);
    const signings = await Signings.open(system, CONNECTIONS);
    const verdict = new Verdict(system);
    const reference = await Reference.open(system, against);
    try {
      await playAll(signings, await signings.prepare(WARM_UP));
      const done: Run[] = [];
      const measured: Measured[] = [];
      for (let at = 1; at <= runs; at++) {
        const ours = await measure(system, signings, verdict, Number(values['signings']));
        const run: Run = { ours: ours.rate, reference: await reference.run(), note: cpuNote(ours.cpu) };
        measured.push(ours);
        done.push(run);
        say(runLine(at, run));
      }
      const steps = measured.flatMap((one) => one.steps);
      return { unit: 'steps/s', better: 'higher' as const, ...AGAINST[against], runs: done, checks: [...measured.flatMap(({ checks }) => checks), ...reference.checks], details: { reference: against, latencyMs: latencies(steps), cpuMsPerStep: measured.map(({ cpu }) => cpu) } };
    } finally {
      await Promise.all([signings.close(), verdict.close(), reference.close()]);
    }
  });
}

const cpuNote = (cpu: Record<string, number>): string => `CPU ms/step: ${Object.entries(cpu).map(([part, ms]) => `${part} ${ms}`).join(', ')}`;

const latencies = (steps: readonly Step[]): Record<string, { p50: number; p99: number }> => Object.fromEntries(KINDS.map((kind) => {
  const own = steps.filter((step) => step.kind === kind).map(({ ms }) => ms);
  return [kind, { p50: Math.round(percentile(own, 0.5)), p99: Math.round(percentile(own, 0.99)) }];
}));

/** The recorded statements on a database of their own beside ours: same server, schema, policies, logins and as many rows. */
class Reference {
  private next = 0;
  readonly checks: Check[] = [];

  private constructor(private readonly world: World, private readonly recorded: Recorded, private readonly against: 'pgbench' | 'driver') {}

  static async open(system: MeasuredSystem, against: 'pgbench' | 'driver'): Promise<Reference> {
    process.env.TEST_PG_ADMIN_URL = system.adminUrl;
    const world = await World.open();
    return new Reference(world, await record(world), against);
  }

  /** Steps per second. */
  async run(): Promise<number> {
    const { database } = this.world.service;
    const perClient = Math.ceil(REFERENCE_STEPS / CONNECTIONS / KINDS.length) + SPARE;
    const range: Range = { from: this.next, count: perClient * CONNECTIONS, perClient };
    this.next += range.count * KINDS.length;
    await arrange(database, this.recorded, range.from, range.count);
    const run = this.against === 'pgbench' ? runPgbench : runDriver;
    const rate = await run({ url: database.requestUrl, scripts: this.recorded.scripts, range, clients: CONNECTIONS, steps: REFERENCE_STEPS });
    const moved = await taken(database, range.from, range.count);
    this.checks.push({ what: `the reference moved ${REFERENCE_STEPS} cases (${moved})`, held: moved === REFERENCE_STEPS });
    return rate;
  }

  close(): Promise<void> { return this.world.close(); }
}
