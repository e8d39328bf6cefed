import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual, promisify } from 'node:util';
import type { Envelope } from '@netsign/contracts';
import pg from 'pg';
import { asOfficial } from '../../../scripts/demo/offers.js';
import { demoWorld } from '../../../scripts/demo/people.js';
import { readUntil } from '../../../scripts/people/ask-again.js';
import { Person } from '../../../scripts/people/person.js';
import { cloneRoot } from '../../../scripts/servers/folders.js';
import { boardCounts, countsFrom, folded, recounted, recountText, type CaseGroup, type Counts } from './counts.js';
import { seededWords, wordFinder } from './seeded-words.js';
import type { Witness } from './sitter.browser.js';
import { services, type WholeSystem } from './system.fixture.js';
import { Topics, type Stored } from './topics.reader.js';

const run = promisify(execFile);
const JOURNEYS = process.env['JOURNEYS'] ?? '3';
const world = demoWorld();
const QUIET_MS = 1_500;

/** What a rebuild gives back. */
const REBUILT = ['organisation', 'cohort', 'graduate', 'ledger', 'ledger_answer', 'case_position', 'board_count'];
/** What every service keeps for itself about its work: who is signed in, codes, keys, positions. */
const OWN_WORK = ['inbox', 'relay_position', 'idempotency', 'burnt_proof', 'session', 'one_time_code', 'migrations', 'clock'];

/** What must hold when journeys have been played, whoever looks: counts, rebuilds, redelivery, and that nobody's name got away. */
export function describeAfterJourneys(system: () => WholeSystem, witness: Witness): void {
  describe('after journeys', () => {
    let topics: Topics;
    let before: Stored[] = [];

    beforeAll(() => { topics = new Topics(system().kafkaBrokers); });

    it(`plays online signing ${JOURNEYS} times over HTTP`, async () => {
      const { stdout } = await run(process.execPath, ['--import', '@oxc-node/core/register', 'scripts/journey.ts', 'online-signing', '--json', '--times', JOURNEYS], {
        cwd: cloneRoot(), env: { ...process.env, NODE_OPTIONS: '', NETSIGN_RUN: system().folder, OXC_TSCONFIG_PATH: path.join(cloneRoot(), 'tsconfig.base.json') },
      });
      const played = stdout.trim().split('\n').map((line) => JSON.parse(line) as { ok: boolean; boards: { difference: number } });
      expect(played.map(({ ok, boards }) => [ok, boards.difference])).toEqual(Array.from({ length: Number(JOURNEYS) }, () => [true, 0]));
    }, 60_000);

    it('counts the same on the boards of all four tiers, in the agreements database, and by a fold of the topics', async () => {
      const boards = await boardsOfAll(system());
      const groups = await system().query<CaseGroup>('agreements', recountText);
      const [agreements, ledger] = [await eventsOf(topics, 'agreements'), await eventsOf(topics, 'ledger')];
      expect(Object.keys(boards).length).toBeGreaterThan(60);
      expect(boards).toEqual(recounted(groups));
      expect(folded(agreements, ledger)).toEqual(boards);
      // Controls: each of the two would notice that one agreement was never brought in force, or that the ledger's last word was never said.
      const inForce = (event: Envelope | undefined) => (event?.data as { to: string } | undefined)?.to === 'in_force';
      const standing = [...Map.groupBy(agreements, ({ subject }) => subject)].find(([, events]) => inForce(events.toSorted((a, b) => a.caseversion - b.caseversion).at(-1)))?.[0];
      expect(folded(agreements.filter((event) => event.subject !== standing || !inForce(event)), ledger)).not.toEqual(boards);
      const lastWord = ledger.findLastIndex(({ type }) => type !== 'ledger.refused.v1');
      expect(folded(agreements, ledger.toSpliced(lastWord, 1))).not.toEqual(boards);
    }, 60_000);

    it('rebuilds national-sync from the topics into an empty database, row by row', async () => {
      const { provisioned, environment } = await system().emptyDatabase('national-sync', 'national_sync_rebuilt');
      const bundle = path.join(cloneRoot(), 'dist', 'services', 'national-sync.mjs');
      for (const act of ['migrate', 'rebuild']) await run(process.execPath, [bundle, act], { env: environment });
      const client = new pg.Client({ connectionString: provisioned.ownerUrl });
      await client.connect();
      const rebuilt = async (text: string) => (await client.query<{ row: unknown }>(text)).rows;
      for (const table of REBUILT) {
        const live = await system().query<{ row: unknown }>('national-sync', rowsText(table));
        expect(live.length).toBeGreaterThan(0);
        expect({ table, rows: await rebuilt(rowsText(table)) }).toEqual({ table, rows: live });
      }
      expect(await rebuilt('select 1 as row from event_log')).toEqual([]);
      await client.end();
    }, 60_000);

    it('changes no row and sends nothing when inboxes are emptied and every event comes once more', async () => {
      await quiet(system());
      const names = (await topics.names()).filter((name) => name !== 'signals' && !name.endsWith('.dead'));
      before = (await Promise.all(names.map((name) => topics.read(name)))).flat();
      const ends = await topics.ends(names);
      const [rows, taken] = [await rowsOfAll(system()), await inboxes(system())];
      for (const service of services) await system().query(service, 'delete from inbox');
      await topics.sendAgain(before);
      await readUntil('everything is taken once more', () => inboxes(system()), (now) => isDeepStrictEqual(now, taken), 60);
      await quiet(system());
      for (const [table, now] of Object.entries(await rowsOfAll(system()))) expect({ table, rows: now }).toEqual({ table, rows: rows[table] });
      const sent = Map.groupBy(before, ({ topic }) => topic);
      expect(await topics.ends(names)).toEqual(Object.fromEntries(names.map((name) => [name, ends[name] + (sent.get(name)?.length ?? 0)])));
      for (const service of services) expect(await system().query(service, 'select consumer, topic, reason from parked_event')).toEqual([]);
    }, 120_000);

    it('has let no name, ID number or phone into any topic, log or address', async () => {
      const find = wordFinder(seededWords({ ...world, graduates: [...world.graduates, ...witness.people] }));
      const messages = (await Promise.all((await topics.names()).map((name) => topics.read(name)))).flat();
      expect(messages.length).toBeGreaterThan(2_000);
      expect(messages.filter((message) => find(JSON.stringify(message)).length > 0).map(({ topic, offset }) => `${topic} ${offset}`)).toEqual([]);
      const logs = path.join(system().folder, 'logs');
      const files = fs.readdirSync(logs).map((file) => [file, fs.readFileSync(path.join(logs, file), 'utf8')] as const);
      expect(files.reduce((sum, [, text]) => sum + text.length, 0)).toBeGreaterThan(10_000);
      expect(files.flatMap(([file, text]) => find(text).map(() => file))).toEqual([]);
      expect(witness.addresses.filter((address) => find(address).length > 0 || find(decodeURIComponent(address)).length > 0).map((address) => new URL(address).pathname)).toEqual([]);
      // Control: the same search finds what was planted in a copy.
      const [, text] = files.find(([file]) => file === 'agreements.log')!;
      const { graduates: [someone] } = world;
      for (const planted of [someone.phone, someone.idNumber, someone.name, encodeURIComponent(someone.name)]) expect(find(`${text}{"to":"${planted}"}\n`)).toContain(planted);
    }, 120_000);
  });
}

const rowsText = (table: string): string => `select to_jsonb(t) as row from ${pg.escapeIdentifier(table)} t order by to_jsonb(t)::text`;

const eventsOf = async (topics: Topics, topic: string): Promise<Envelope[]> => (await topics.read(topic)).map(({ value }) => JSON.parse(value) as Envelope);

/** Every board there is, each tier read by somebody of that very tier. */
async function boardsOfAll({ platform, query }: WholeSystem): Promise<Counts> {
  const years = (await query<{ year: number }>('national-sync', 'select distinct year from board_count order by 1')).map(({ year }) => year);
  const own = world.officials.filter(({ account }) => !account.endsWith('-b'));
  const boards: (readonly [string, number])[] = [];
  for (const official of own) {
    const person = await Person.signIn(platform, asOfficial(official));
    for (const year of years) {
      const { code, counts, difference } = await person.nationalSync.board({ year });
      if (difference !== 0) throw new Error(`the board of ${code} differs from its tier below by ${difference}`);
      boards.push(...boardCounts(year, code, counts));
    }
  }
  return countsFrom(boards);
}

/** All rows of all services that are facts, by service and table. */
async function rowsOfAll({ query }: WholeSystem): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const service of services) {
    const tables = await query<{ name: string }>(service, `select tablename as name from pg_tables where schemaname = 'public' order by 1`);
    for (const { name } of tables) if (!OWN_WORK.includes(name)) found[`${service}.${name}`] = await query(service, rowsText(name));
  }
  return found;
}

/** How many events each group has taken. */
async function inboxes({ query }: WholeSystem): Promise<Record<string, number>> {
  const rows = await Promise.all(services.map((service) => query<{ consumer: string; n: number }>(service, 'select consumer, count(*)::int as n from inbox group by 1')));
  return Object.fromEntries(rows.flat().map(({ consumer, n }) => [consumer, n] as const).sort());
}

/** Waits until nothing is on its way any more: no group takes anything and no log grows for a while. */
async function quiet(system: WholeSystem): Promise<void> {
  const look = async () => [await inboxes(system), await Promise.all(services.map((service) => system.query(service, 'select max(id) as last from event_log')))];
  for (let last = await look(); ; ) {
    await sleep(QUIET_MS);
    const now = await look();
    if (isDeepStrictEqual(now, last)) return;
    last = now;
  }
}
