import { departmentActor, schoolActor } from '@netsign/testing';
import { ApiProblem } from '@netsign/api-client';
import { employerCode, place, World, type Named } from '../agreements.fixture.js';
import { ExpiryJob } from '../jobs/expiry.job.js';
import type { InvitationView } from '@netsign/contracts';

/** How many pairs race in each race; `npm run races` sets a thousand. */
const PAIRS = Number(process.env['RACE_PAIRS'] ?? 24);
/** Pairs prepared and released at a time: eight connections wait for the database, so four pairs are truly side by side. */
const WAVE = 4;

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

type Outcome = { ok: true; view: InvitationView } | { ok: false; code: string };
interface Pair { one: Outcome; other: Outcome; id: string; before: number; overlap: boolean }
type Racer = () => Promise<InvitationView>;

async function timed(racer: Racer): Promise<{ outcome: Outcome; from: number; to: number }> {
  const from = performance.now();
  const outcome = await racer().then((view): Outcome => ({ ok: true, view }), (error: unknown): Outcome => { if (error instanceof ApiProblem) return { ok: false, code: error.code }; throw error; });
  return { outcome, from, to: performance.now() };
}

/** Prepares cases in waves, then releases both racers of every pair of a wave together; who is asked first alternates. */
async function race(prepare: (one: Named) => Promise<InvitationView>, racers: (view: InvitationView, one: Named) => Promise<[Racer, Racer]> | [Racer, Racer]): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let done = 0; done < PAIRS; done += WAVE) {
    const people = await world.graduates(Math.min(WAVE, PAIRS - done));
    const ready = await Promise.all(people.map(async one => { const view = await prepare(one); return { view, racers: await racers(view, one) }; }));
    pairs.push(...await Promise.all(ready.map(async ({ view, racers: [one, other] }, at) => {
      const swap = (done + at) % 2 === 1;
      const [first, second] = await Promise.all((swap ? [other, one] : [one, other]).map(timed));
      const [a, b] = swap ? [second, first] : [first, second];
      return { one: a.outcome, other: b.outcome, id: view.id, before: view.version, overlap: a.from < b.to && b.from < a.to };
    })));
  }
  return pairs;
}

/** One winner, a loser with a named code, one new version; and the two were really side by side. */
async function judge(pairs: readonly Pair[], codes: readonly string[], newVersions = 1): Promise<{ one: number; other: number }> {
  const wins = { one: 0, other: 0 };
  for (const { one, other, id, before, overlap } of pairs) {
    expect([one.ok, other.ok].filter(Boolean)).toHaveLength(1);
    const loser = one.ok ? other : one;
    expect(codes).toContain(loser.ok ? 'won' : loser.code);
    const [row] = await world.service.database.query<{ version: number; events: number }>('select version, (select count(*)::int from event_log where subject = i.id::text) as events from invitation i where id = $1', [id]);
    expect(row).toEqual({ version: before + newVersions, events: before + newVersions });
    expect(overlap).toBe(true);
    wins[one.ok ? 'one' : 'other']++;
  }
  process.stdout.write(`    ${expect.getState().currentTestName}: ${pairs.length} pairs, ${wins.one} / ${wins.other}\n`);
  return wins;
}
const bothWin = ({ one, other }: { one: number; other: number }) => { expect(one).toBeGreaterThanOrEqual(PAIRS * 0.05); expect(other).toBeGreaterThanOrEqual(PAIRS * 0.05); };
const SLOW = 30_000 + PAIRS * 400;

describe('races', () => {
  it('two approvals: one wins, the other hears that it was done', async () => {
    const pairs = await race(one => world.withSchool(one), view => [() => world.as(schoolActor(place, 'one')).certify({ id: view.id }), () => world.as(schoolActor(place, 'two')).certify({ id: view.id })]);
    bothWin(await judge(pairs, ['INVITATION_CERTIFIED']));
    const [{ n }] = await world.service.database.query<{ n: number }>('select count(*)::int as n from agreement where invitation_id = any($1::uuid[])', [pairs.map(pair => pair.id)]) as [{ n: number }];
    expect(n).toBe(PAIRS);
  }, SLOW);

  it('accept and withdraw: one wins', async () => {
    const pairs = await race(one => world.offered(one), (view, one) => [() => world.accept(view, one), () => world.employerClient(employerCode).withdraw({ id: view.id })]);
    bothWin(await judge(pairs, ['INVITATION_WITHDRAWN', 'INVITATION_IN_REVIEW']));
  }, SLOW);

  it('a double click with one key: both get the same answer, one new version', async () => {
    const pairs = await race(one => world.offered(one), (view, one) => {
      const proof = world.acceptProof(view, one);
      const click = () => world.as(world.graduateOf(one)).accept({ id: view.id, textHash: view.textHash, proof }, { idempotencyKey: `click-${view.id}` });
      return [click, click];
    });
    for (const { one, other, id, before, overlap } of pairs) {
      expect(overlap).toBe(true);
      if (!one.ok || !other.ok) throw new Error('a double click was refused');
      expect({ ...one.view, now: '' }).toEqual({ ...other.view, now: '' });
      expect(await world.service.database.query('select version from invitation where id = $1', [id])).toEqual([{ version: before + 1 }]);
    }
  }, SLOW);

  it('a double click with two keys: one wins', async () => {
    const pairs = await race(one => world.offered(one), (view, one) => [() => world.accept(view, one), () => world.accept(view, one)]);
    bothWin(await judge(pairs, ['INVITATION_IN_REVIEW']));
  }, SLOW);

  it('pass and take back: one wins', async () => {
    const pairs = await race(one => world.inReview(one), (view, one) => [() => world.as(departmentActor(place)).pass({ id: view.id }), () => world.as(world.graduateOf(one)).takeBack({ id: view.id })]);
    await judge(pairs, ['ACCEPTANCE_TAKEN_BACK', 'REVIEW_HAS_BEGUN']);
  }, SLOW);

  it('accept and the clock, around the end of validity: exactly one of them', async () => {
    const expiry = world.service.app.get(ExpiryJob);
    const wins = { accepted: 0, expired: 0 };
    // How long before the end an accept is released, in ms: moved towards the point where either may win, which depends on the machine's load.
    let lead = 5;
    for (let at = 0; at < PAIRS; at++) {
      const one = await world.graduate();
      const view = await world.offered(one);
      const proof = world.acceptProof(view, one);
      await world.service.database.query(`update invitation set valid_until = clock_timestamp() + interval '60 milliseconds' where id = $1`, [view.id]);
      const [{ until }] = await world.service.database.query<{ until: Date }>('select valid_until as until from invitation where id = $1', [view.id]) as [{ until: Date }];
      // The clock repeats until it is due.
      await new Promise(resolve => setTimeout(resolve, Math.max(0, until.getTime() - Date.now() - lead)));
      const [accepted] = await Promise.all([
        timed(() => world.as(world.graduateOf(one)).accept({ id: view.id, textHash: view.textHash, proof })),
        (async () => { while (Date.now() < until.getTime() + 5) await expiry.run(); })(),
      ]);
      // The clock passes over a row that is locked and comes again.
      await expiry.run();
      const [row] = await world.service.database.query<{ status: string; version: number }>('select status, version from invitation where id = $1', [view.id]);
      expect(row).toEqual({ status: accepted.outcome.ok ? 'department_review' : 'expired', version: view.version + 1 });
      if (!accepted.outcome.ok) expect(accepted.outcome.code).toBe('INVITATION_EXPIRED');
      wins[accepted.outcome.ok ? 'accepted' : 'expired']++;
      lead = Math.min(55, lead + (accepted.outcome.ok ? -3 : 3));
    }
    process.stdout.write(`    ${expect.getState().currentTestName}: ${PAIRS} pairs, ${wins.accepted} / ${wins.expired}\n`);
    bothWin({ one: wins.accepted, other: wins.expired });
  }, SLOW);
});
