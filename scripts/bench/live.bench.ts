import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { agreementCertified, ledgerRecorded, topics } from '@netsign/contracts';
import { createKafka, createLogger } from '@netsign/platform';
import pg from 'pg';
import { cloneRoot } from '../servers/folders.js';
import { commitTimes, noteCommitTimes } from './commit-times.js';
import { percentile, runLine, type Bench, type Check, type Run } from './report.js';
import { type Signing, Signings } from './signings.js';
import { playAll } from './steps.play.js';
import { onMeasuredSystem, type MeasuredSystem } from './system.js';
import { Verdict } from './verdict.js';

const STEPS_PER_SECOND = 200;
/** Each signing takes one step of each kind, this long after the one before. */
const PAUSE_MS = 250;
const KINDS_OF_STEPS = 4;
const CONNECTIONS = 32;
const WARM_UP = 60;

export const bench: Bench = {
  name: 'live',
  about: `from the commit of the school's approval to the ministry's number in the database at ${STEPS_PER_SECOND} steps/s, 99th percentile, over bare produce → consume beside it`,
  runs: 3,
  options: { signings: { type: 'string', default: '480' } },
  run: ({ runs, values, say }) => onMeasuredSystem({ demo: true }, async (system) => {
    await noteCommitTimes(system);
    const [signings, verdict] = [await Signings.open(system, CONNECTIONS), new Verdict(system)];
    try {
      await playAll(signings, await signings.prepare(WARM_UP));
      const done: Run[] = [];
      const checks: Check[] = [];
      for (let at = 1; at <= runs; at++) {
        const measured = await measure(system, signings, verdict, Number(values['signings']));
        done.push(measured.run);
        checks.push(...measured.checks);
        say(runLine(at, measured.run));
      }
      return { unit: 'ms', better: 'lower' as const, floor: 4, goal: 2, runs: done, checks };
    } finally {
      await Promise.all([signings.close(), verdict.close()]);
    }
  }),
};

async function measure(system: MeasuredSystem, signings: Signings, verdict: Verdict, count: number): Promise<{ run: Run; checks: Check[] }> {
  const prepared = await signings.prepare(count);
  const probe = await Probe.start(system);
  const begun = performance.now();
  await playAtPace(signings, prepared);
  const perSecond = (prepared.length * KINDS_OF_STEPS) / ((performance.now() - begun) / 1000);
  const raw = await probe.end();
  const checks = await verdict.of(prepared.map(({ invitation }) => invitation));
  const took = await delays(system, new Set(prepared.map(({ invitation }) => invitation)));
  const run = {
    ours: percentile(took, 0.99), reference: percentile(raw, 0.99),
    note: `p50 ${percentile(took, 0.5).toFixed(1)} against ${percentile(raw, 0.5).toFixed(1)} ms; ${Math.round(perSecond)} steps/s, ${took.length} approvals, ${raw.length} bare messages`,
  };
  return { run, checks: [...checks, { what: `every approval reached the ministry's number (${took.length})`, held: took.length === count }, { what: `${STEPS_PER_SECOND} steps/s kept up (${Math.round(perSecond)})`, held: perSecond > 0.9 * STEPS_PER_SECOND }] };
}

/** Signings begin at an even pace, whatever those before them do; steps of all four kinds are always under way. */
async function playAtPace(signings: Signings, prepared: readonly Signing[]): Promise<void> {
  const begun = performance.now();
  await Promise.all(prepared.map(async ({ acts }, at) => {
    for (const [step, one] of acts.entries()) {
      const due = (at * KINDS_OF_STEPS * 1000) / STEPS_PER_SECOND + step * PAUSE_MS;
      await sleep(Math.max(0, due - (performance.now() - begun)));
      await signings.post(one);
    }
  }));
}

/** The ledger's record and the ministry's number are written in one transaction (apps/national-sync/src/ledger/ledger.consumer.ts). */
async function delays(system: MeasuredSystem, invitations: ReadonlySet<string>): Promise<number[]> {
  const url = system.databaseUrl('agreements');
  const [approved, counted, agreements] = await Promise.all([commitTimes(url, agreementCertified.type), commitTimes(system.databaseUrl('national-sync'), ledgerRecorded.type), agreementsOf(url)]);
  return agreements.filter(({ invitation }) => invitations.has(invitation)).flatMap(({ id }) => {
    const [from, to] = [approved.get(id), counted.get(id)];
    return from === undefined || to === undefined ? [] : [to - from];
  });
}

async function agreementsOf(url: string): Promise<{ id: string; invitation: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string; invitation: string }>('select id, invitation_id as invitation from agreement');
  await client.end();
  return rows;
}

/** Bare messages of the same payload over as many partitions, by a process of its own. */
class Probe {
  private constructor(private readonly child: ReturnType<typeof fork>) {}

  static async start(system: MeasuredSystem): Promise<Probe> {
    const topic = `bench.live.${process.pid}.${Date.now()}`;
    const admin = createKafka(system.kafkaBrokers, 'bench', createLogger('bench', 'error')).admin();
    await admin.connect();
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: topics.agreements.partitions, replicationFactor: -1 }] });
    await admin.disconnect();
    const child = fork(path.join(cloneRoot(), 'scripts/bench/live.probe.ts'), [], { execArgv: ['--disable-warning=TimeoutNegativeWarning', '--import', '@oxc-node/core/register'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const probe = new Probe(child);
    const ready = probe.word();
    child.send({ brokers: system.kafkaBrokers, topic, value: await payloadOf(system), perSecond: STEPS_PER_SECOND / KINDS_OF_STEPS });
    await ready;
    child.send('begin');
    return probe;
  }

  /** Milliseconds of each bare message. */
  async end(): Promise<number[]> {
    const answer = this.word();
    const ended = new Promise<void>((resolve) => { this.child.once('exit', () => { resolve(); }); });
    this.child.send('end');
    const { took } = (await answer) as { took: number[] };
    await ended;
    return took;
  }

  private word(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.child.once('message', (message: { error?: string }) => { if (message.error === undefined) resolve(message); else reject(new Error(message.error)); });
    });
  }
}

/** An approval as it went over the wire. */
async function payloadOf(system: MeasuredSystem): Promise<string> {
  const client = new pg.Client({ connectionString: system.databaseUrl('agreements') });
  await client.connect();
  const { rows } = await client.query<{ envelope: string }>('select envelope::text as envelope from event_log where type = $1 limit 1', [agreementCertified.type]);
  await client.end();
  if (!rows[0]) throw new Error('nobody has approved anything yet');
  return rows[0].envelope;
}
