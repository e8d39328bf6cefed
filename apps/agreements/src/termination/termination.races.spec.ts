import { World, type Named } from '../agreements.fixture.js';
import { bothWin, judge, PAIRS, race, SLOW, type Start } from '../races.fixture.js';
import type { TerminationView } from '@netsign/contracts';
import { SilenceJob } from '../jobs/silence.job.js';
import { Ending } from './termination.fixture.js';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

/** A race on one termination: how it is brought there, and who races. */
const start = (bring: (case_: Ending) => Promise<TerminationView>, racers: (case_: Ending, view: TerminationView) => Start<TerminationView>['racers']) => async (one: Named): Promise<Start<TerminationView>> => {
  const case_ = await Ending.of(world, one);
  const view = await bring(case_);
  return { view, racers: racers(case_, view) };
};
const one = async <T>(text: string, values: unknown[]): Promise<T> => (await world.service.database.query(text, values))[0] as T;
/** Every agreement of these ended exactly once, or not at all. */
const endings = (ids: readonly string[]) => one<{ ended: number; events: number; live: number }>(`select count(*) filter (where a.status = 'ended')::int as ended,
  (select count(*)::int from event_log l where l.type = 'agreement.ended.v1' and l.subject in (select agreement_id::text from termination where id = any($1::uuid[]))) as events,
  (select count(*)::int from live_case c join termination t on t.graduate_id = c.graduate_id where t.id = any($1::uuid[])) as live
  from termination t join agreement a on a.id = t.agreement_id where t.id = any($1::uuid[])`, [ids]);

describe('races of a termination', () => {
  it('consent and withdraw: one wins', async () => {
    const pairs = await race(world, start(case_ => case_.asked(), (case_, view) => [() => case_.consent(view), () => case_.as('graduate').withdrawTermination({ id: view.id })]));
    bothWin(await judge(world, 'termination', pairs, ['TERMINATION_WITHDRAWN', 'TERMINATION_IN_REVIEW']));
  }, SLOW);

  it('consent and refusal of the same employer in two windows: one wins', async () => {
    const pairs = await race(world, start(case_ => case_.asked(), (case_, view) => [() => case_.consent(view), () => case_.refuse(view)]));
    bothWin(await judge(world, 'termination', pairs, ['TERMINATION_REFUSED', 'TERMINATION_IN_REVIEW']));
  }, SLOW);

  it('both sides ask at once: one request is open, the other hears of it', async () => {
    const pairs = await race(world, async person => {
      const case_ = await Ending.of(world, person);
      const [graduate, employer] = await Promise.all([case_.letter('graduate'), case_.letter('employer')]);
      return { view: { id: case_.agreement, version: 0 }, racers: [() => case_.as('graduate').askTermination(graduate), () => case_.as('employer').askTermination(employer)] };
    });
    const wins = { one: 0, other: 0 };
    for (const pair of pairs) {
      expect([pair.one.ok, pair.other.ok].filter(Boolean)).toHaveLength(1);
      const loser = pair.one.ok ? pair.other : pair.one;
      expect(loser).toEqual({ ok: false, code: 'TERMINATION_ALREADY_OPEN' });
      expect(pair.overlap).toBe(true);
      expect(await one('select count(*)::int as n from termination where agreement_id = $1', [pair.id])).toEqual({ n: 1 });
      wins[pair.one.ok ? 'one' : 'other']++;
    }
    bothWin(wins);
  }, SLOW);

  it('force and consent: one wins, and the agreement ends only by the force', async () => {
    const pairs = await race(world, start(case_ => case_.forceRequested(), (case_, view) => [() => case_.force(view), () => case_.consent(view)]));
    const wins = await judge(world, 'termination', pairs, ['TERMINATION_FORCED', 'TERMINATION_IN_REVIEW']);
    bothWin(wins);
    expect(await endings(pairs.map(pair => pair.id))).toEqual({ ended: wins.one, events: wins.one, live: wins.other });
  }, SLOW);

  it('force and drop: one wins', async () => {
    const pairs = await race(world, start(case_ => case_.forceRequested(), (case_, view) => [() => case_.force(view), () => case_.office('school', 'one').dropForce({ id: view.id })]));
    bothWin(await judge(world, 'termination', pairs, ['TERMINATION_FORCED', 'TERMINATION_REFUSED']));
  }, SLOW);

  it('forcing a refused request and asking anew: never two open ones', async () => {
    const pairs = await race(world, async person => {
      const case_ = await Ending.of(world, person);
      const view = await case_.refuse(await case_.asked());
      const letter = await case_.letter('graduate');
      return { view, racers: [() => case_.requestForce(view), () => case_.as('graduate').askTermination(letter)] };
    });
    for (const pair of pairs) {
      expect([pair.one.ok, pair.other.ok].filter(Boolean)).toHaveLength(1);
      expect(pair.one.ok ? pair.other : pair.one).toEqual({ ok: false, code: 'TERMINATION_ALREADY_OPEN' });
    }
    bothWin({ one: pairs.filter(pair => pair.one.ok).length, other: pairs.filter(pair => pair.other.ok).length });
  }, SLOW);

  it('two approvals: one wins, the agreement ends once, the graduate is free once', async () => {
    const pairs = await race(world, start(case_ => case_.withSchool(), (case_, view) => [() => case_.office('school', 'one').certifyTermination({ id: view.id }), () => case_.office('school', 'two').certifyTermination({ id: view.id })]));
    bothWin(await judge(world, 'termination', pairs, ['TERMINATION_DONE']));
    expect(await endings(pairs.map(pair => pair.id))).toEqual({ ended: PAIRS, events: PAIRS, live: 0 });
  }, SLOW);

  it('the clock’s reminder and consent: consent is never lost, and the clock never decides', async () => {
    const silence = world.service.app.get(SilenceJob);
    const pairs = await race(world, async person => {
      const case_ = await Ending.of(world, person);
      const view = await case_.asked();
      await world.service.database.query(`update termination set asked_until = clock_timestamp() where id = $1`, [view.id]);
      return { view, racers: [() => case_.consent(view), async () => { await silence.run(); return view; }] };
    });
    for (const { one: consented, id } of pairs) {
      const row = await one<{ status: string }>('select status from termination where id = $1', [id]);
      // A reminder that came first has moved the version that the proof names: the employer reads again, and nothing was decided.
      if (consented.ok) expect(row.status).toBe('department_review');
      else expect([consented.code, row.status]).toEqual(['PROOF_FOR_ANOTHER_ACT', 'awaiting_employer']);
    }
  }, SLOW);
});
