import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Envelope } from '@netsign/contracts';
import pg from 'pg';
import { demoWorld } from './demo/people.js';
import { Promises } from './drill/acts.js';
import { kill, mortalParts, type Kill } from './drill/kills.js';
import { Signings } from './drill/signing.js';
import { faultsOf, readRecords } from './drill/verdict.js';
import { readUntil } from './people/ask-again.js';
import type { Platform } from './people/platform.js';
import { reach, type Reached } from './start/reach.js';
import { runFolder } from './start/run-state.js';
import { readLag } from './topics/lag.js';
import { tailTopic } from './topics/tail.js';

/*
 * npm run drill [-- --kills N] [--players N]: signings are played without pause while one part after the other of the running
 * system dies by kill −9. In the end every acknowledged act must stand exactly once in the database and be in Kafka, the boards
 * must count what is there, and every signing must be in force. Exit code 1 on any loss or duplicate.
 */

const options = { kills: { type: 'string', default: '20' }, players: { type: 'string', default: '3' } } as const;
/** Seconds for which a request without an answer is repeated. */
const PATIENCE = 180;
/** Milliseconds between a recovery and the next kill: some acts must fall into it. */
const CALM = { least: 1_500, more: 2_500 };

/** Plays until it is told to stop; a signing begun is played to its end. */
async function playOn(signings: Signings, school: string, player: number, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) await signings.play(school, player);
}

async function killAll(folder: string, count: number, promises: Promises): Promise<Kill[]> {
  const parts = mortalParts(folder);
  const kills: Kill[] = [];
  for (let at = 0; at < count; at++) {
    await sleep(CALM.least + Math.random() * CALM.more);
    const part = parts[at % parts.length];
    const recoveredMs = await kill(folder, part);
    kills.push({ part, recoveredMs, acknowledged: promises.acts.length });
    console.log(`  ${String(at + 1).padStart(3)}  ${part.padEnd(14)} ${recoveredMs === null ? 'did not come back' : `back after ${(recoveredMs / 1000).toFixed(1)} s`.padEnd(20)}  ${promises.acts.length} acts acknowledged so far`);
    if (recoveredMs === null) break;
  }
  return kills;
}

async function eventsOf(brokers: string[], topic: string): Promise<Envelope[]> {
  const events: Envelope[] = [];
  await tailTopic({ brokers, topic, from: 'beginning', count: null, stop: new AbortController().signal, onMessage: ({ value }) => events.push(Envelope.parse(JSON.parse(value ?? 'null'))) });
  return events;
}

/** Waits until every consumer has taken what there is; then each tier of the boards must count what the database has. */
async function boardFaults(signings: Signings, database: pg.Client, { kafkaBrokers }: Reached, year: number): Promise<string[]> {
  await readUntil('every group has caught up', () => readLag(kafkaBrokers), (lines) => lines.every(({ lag }) => lag === 0), 90);
  const ministry = await signings.official('ministry');
  const recount = async () => {
    const [board, { rows }] = await Promise.all([ministry.nationalSync.board({ year }), database.query<{ n: number }>(`select count(*)::int as n from agreement where status = 'in_force' and year = $1`, [year])]);
    const [inForce, outcomes, counted] = [board.counts.inForce, board.counts.outcomes['10'] ?? 0, rows[0]?.n ?? 0];
    return board.difference === 0 && inForce === counted && outcomes === counted ? null : `the boards count ${inForce} in force and ${outcomes} outcomes (difference ${board.difference}), the database has ${counted}`;
  };
  return readUntil('the boards agree', recount, (fault) => fault === null, 30).then(() => [], async () => [(await recount()) ?? 'the boards agreed too late']);
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const [count, players] = [Number(values.kills), Number(values.players)];
  const world = demoWorld();
  if (!(count >= 1) || !(players >= 1) || players > world.schools.length) throw new Error(`npm run drill -- --kills N --players 1…${world.schools.length}`);
  const reached = reach();
  const folder = runFolder();
  const platform: Platform = { gatewayUrl: reached.gatewayUrl, sandboxUrl: reached.sandboxUrl, opsToken: reached.opsToken, patience: PATIENCE };
  const promises = new Promises();
  const signings = new Signings(platform, world, path.join(folder, 'journeys'), promises);
  const stop = new AbortController();
  const playing = world.schools.slice(0, players).map(({ code }, player) => playOn(signings, code, player, stop.signal));
  const broken = Promise.race(playing.map((one) => one.then(() => new Promise<never>(() => undefined))));
  console.log(`\nKill −9, ${count} times, while ${players} play`);
  const kills = await Promise.race([killAll(folder, count, promises), broken]).finally(() => stop.abort());
  await Promise.all(playing);
  return judge(reached, signings, promises, kills, world.year);
}

async function judge(reached: Reached, signings: Signings, promises: Promises, kills: readonly Kill[], year: number): Promise<number> {
  const database = new pg.Client({ connectionString: reached.databaseUrl('agreements') });
  await database.connect();
  const settled = () => readRecords(database, promises);
  const records = await readUntil('every agreement is settled', settled, ({ agreements }) => [...agreements.values()].every(({ status }) => status !== 'certified'), 60).catch(settled);
  const faults = [
    ...kills.filter(({ recoveredMs }) => recoveredMs === null).map(({ part }) => `${part} did not come back`),
    ...(await boardFaults(signings, database, reached, year)),
    ...faultsOf(promises, records, await eventsOf(reached.kafkaBrokers, 'agreements')),
  ];
  await database.end();
  table(kills);
  console.log(`\n${promises.acts.length} acknowledged acts, ${promises.signings.length} signings: ${faults.length === 0 ? 'nothing lost, nothing twice, all in force' : `${faults.length} faults`}`);
  for (const fault of faults) console.log(`  ${fault}`);
  return faults.length === 0 ? 0 : 1;
}

/** Times to recover by part. */
function table(kills: readonly Kill[]): void {
  console.log(`\n  ${'part'.padEnd(14)} ${'kills'.padStart(5)} ${'fastest'.padStart(9)} ${'slowest'.padStart(9)}`);
  for (const [part, of] of Map.groupBy(kills, (one) => one.part)) {
    const times = of.flatMap(({ recoveredMs }) => (recoveredMs === null ? [] : [recoveredMs]));
    const seconds = (ms: number): string => (Number.isFinite(ms) ? `${(ms / 1000).toFixed(1)} s` : '—');
    console.log(`  ${part.padEnd(14)} ${String(of.length).padStart(5)} ${seconds(Math.min(...times)).padStart(9)} ${seconds(Math.max(...times)).padStart(9)}`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
