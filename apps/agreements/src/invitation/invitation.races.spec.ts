import { departmentActor, schoolActor } from '@netsign/testing';
import { employerCode, place, World } from '../agreements.fixture.js';
import { ExpiryJob } from '../jobs/expiry.job.js';
import { bothWin, judge, PAIRS, race, SLOW, timed, told } from '../races.fixture.js';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

describe('races', () => {
  it('two approvals: one wins, the other hears that it was done', async () => {
    const pairs = await race(world, async one => {
      const view = await world.withSchool(one);
      return { view, racers: [() => world.as(schoolActor(place, 'one')).certify({ id: view.id }), () => world.as(schoolActor(place, 'two')).certify({ id: view.id })] };
    });
    bothWin(await judge(world, 'invitation', pairs, ['INVITATION_CERTIFIED']));
    const [{ n }] = await world.service.database.query<{ n: number }>('select count(*)::int as n from agreement where invitation_id = any($1::uuid[])', [pairs.map(pair => pair.id)]) as [{ n: number }];
    expect(n).toBe(PAIRS);
  }, SLOW);

  it('accept and withdraw: one wins', async () => {
    const pairs = await race(world, async one => {
      const view = await world.offered(one);
      return { view, racers: [() => world.accept(view, one), () => world.employerClient(employerCode).withdraw({ id: view.id })] };
    });
    bothWin(await judge(world, 'invitation', pairs, ['INVITATION_WITHDRAWN', 'INVITATION_IN_REVIEW']));
  }, SLOW);

  it('a double click with one key: both get the same answer, one new version', async () => {
    const pairs = await race(world, async one => {
      const view = await world.offered(one);
      const proof = world.acceptProof(view, one);
      const click = () => world.as(world.graduateOf(one)).accept({ id: view.id, textHash: view.textHash, proof }, { idempotencyKey: `click-${view.id}` });
      return { view, racers: [click, click] };
    });
    for (const { one, other, id, before, overlap } of pairs) {
      expect(overlap).toBe(true);
      if (!one.ok || !other.ok) throw new Error('a double click was refused');
      expect({ ...one.view, now: '' }).toEqual({ ...other.view, now: '' });
      expect(await world.service.database.query('select version from invitation where id = $1', [id])).toEqual([{ version: before + 1 }]);
    }
  }, SLOW);

  it('a double click with two keys: one wins', async () => {
    const pairs = await race(world, async one => {
      const view = await world.offered(one);
      return { view, racers: [() => world.accept(view, one), () => world.accept(view, one)] };
    });
    bothWin(await judge(world, 'invitation', pairs, ['INVITATION_IN_REVIEW']));
  }, SLOW);

  it('pass and take back: one wins', async () => {
    const pairs = await race(world, async one => {
      const view = await world.inReview(one);
      return { view, racers: [() => world.as(departmentActor(place)).pass({ id: view.id }), () => world.as(world.graduateOf(one)).takeBack({ id: view.id })] };
    });
    await judge(world, 'invitation', pairs, ['ACCEPTANCE_TAKEN_BACK', 'REVIEW_HAS_BEGUN']);
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
    told(PAIRS, wins.accepted, wins.expired);
    bothWin({ one: wins.accepted, other: wins.expired });
  }, SLOW);
});
