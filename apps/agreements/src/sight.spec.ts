import type { Actor } from '@netsign/contracts';
import { scope } from '@netsign/platform';
import { departmentActor, employerActor, graduateActor, ministryActor, provinceActor, schoolActor } from '@netsign/testing';
import pg from 'pg';
import { employerCode, otherEmployerCode, otherPlace, place, World, type Named } from './agreements.fixture.js';
import { sight } from './sight.js';
import { Ending } from './termination/termination.fixture.js';

let world: World;
let requests: pg.Pool;
let mine: Named;
let stranger: Named;

beforeAll(async () => {
  world = await World.open();
  requests = new pg.Pool({ connectionString: world.service.database.requestUrl, max: 2 });
  mine = await world.graduate(place);
  stranger = await world.graduate(otherPlace);
  await (await Ending.of(world, mine)).asked();
  await world.draft(stranger, otherEmployerCode);
  await world.service.database.query(`insert into ledger_replica select graduate_id, 1, 'destinations', graduate_id, '11', department, school, province from graduate_replica`);
});
afterAll(async () => { await requests.end(); await world.close(); });

/** What this actor finds with SQL that has no scope at all: nothing but the policy stands between him and the table. */
async function bare<T extends pg.QueryResultRow>(actor: Actor, text: string, values: unknown[] = []): Promise<T[]> {
  const client = await requests.connect();
  try {
    await client.query('begin');
    for (const [key, value] of Object.entries({ role: actor.role, account: actor.account, graduate: actor.graduate, employer: actor.employer, department: actor.department, school: actor.school, province: actor.province })) {
      await client.query('select set_config($1, $2, true)', [`app.${key}`, value ?? '']);
    }
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const tables = ['invitation', 'agreement', 'termination', 'event_log', 'live_case', 'graduate_replica', 'ledger_replica'];
const seeing = (): [string, Actor][] => [
  ['the graduate', graduateActor(mine.graduate, place)], ['the employer', employerActor(employerCode)], ['the 院系', departmentActor(place)], ['the school', schoolActor(place)], ['the province', provinceActor('33')], ['the ministry', ministryActor()],
];
const blind = (): [string, Actor][] => [
  ['another graduate', graduateActor(stranger.graduate, otherPlace)], ['another employer', employerActor(otherEmployerCode)], ['another 院系', departmentActor(otherPlace)], ['another school', schoolActor(otherPlace)], ['another province', provinceActor('42')],
];
const ofMine = (table: string) => (table === 'event_log' ? 'graduate' : 'graduate_id');

describe('sight', () => {
  it.each(tables)('rows of %s are found by those they belong to and by nobody else, with no scope in the query', async table => {
    const count = async (actor: Actor) => (await bare(actor, `select 1 from ${table} where ${ofMine(table)} = $1`, [mine.graduate])).length;
    for (const [name, actor] of seeing()) {
      const expected = actor.role === 'employer' && ['live_case', 'graduate_replica', 'ledger_replica'].includes(table) ? 0 : 'some';
      const found = await count(actor);
      expect([name, table, found > 0 ? 'some' : found]).toEqual([name, table, expected]);
    }
    for (const [name, actor] of blind()) expect([name, table, await count(actor)]).toEqual([name, table, 0]);
  });

  it.each(tables.filter(table => table !== 'event_log'))('rows of %s cannot be changed by a stranger', async table => {
    for (const [name, actor] of blind()) {
      // Nothing is hit; a replica is not even open for writing.
      const hit = await bare(actor, `update ${table} set school = school where ${ofMine(table)} = $1 returning 1`, [mine.graduate]).then(rows => rows.length, (error: unknown) => (error as { code?: string }).code);
      expect([name, hit]).toEqual([name, table.endsWith('_replica') ? '42501' : 0]);
    }
  });

  it('an event cannot be written for a case one does not see', async () => {
    const forged = `insert into event_log (event_id, kind, subject, version, topic, partition_key, type, role, action, to_state, files, occurred_at, envelope, address, device, previous_hash, hash, school)
      values (gen_random_uuid(), 'invitation', 'x', 1, 'agreements', 'x', 'x', 'school', 'certify', 'certified', '[]', now(), '{}', '', '', '', '', $1)`;
    await expect(bare(schoolActor(otherPlace), forged, [place.school])).rejects.toMatchObject({ code: '42501' });
    await expect(bare(schoolActor(place), forged, [place.school])).resolves.toEqual([]);
  });

  it('without an actor nothing is seen', async () => {
    for (const table of tables) expect((await requests.query(`select 1 from ${table}`)).rowCount).toBe(0);
  });

  it('an employer finds a graduate only by all four of school, year, number and name', async () => {
    const { rows } = { rows: await bare<{ graduate_id: string }>(employerActor(employerCode), `select graduate_id from find_graduate($1, 2027, (select 'x'), $2)`, [place.school, mine.name]) };
    expect(rows).toEqual([]);
    expect(await bare(employerActor(employerCode), 'select graduate_eligible($1) as eligible', [mine.graduate])).toEqual([{ eligible: true }]);
  });

  it('a school says how long its reviews take only of ten and more', async () => {
    const asked = () => bare<{ state: string }>(employerActor(employerCode), `select state from usual_times($1, null, now() - interval '180 days')`, [place.school]);
    const more = (count: number) => world.service.database.query(`insert into invitation select (jsonb_populate_record(null::invitation, to_jsonb(i) || jsonb_build_object('id', gen_random_uuid()))).* from (select * from invitation where graduate_id = $1 limit 1) i, generate_series(1, $2)`, [mine.graduate, count]);
    await more(8);
    expect(await asked()).toEqual([]);
    await more(1);
    expect((await asked()).map(row => row.state).sort()).toEqual(['department_review', 'school_review']);
    expect(await bare(employerActor(employerCode), `select 1 from usual_times($1, null, now() - interval '180 days')`, [otherPlace.school])).toEqual([]);
  });

  it('an unsent refusal is seen by its graduate and by nobody else', async () => {
    await world.service.database.query(`insert into refusal_draft values (gen_random_uuid(), $1, null, 'x', now())`, [mine.graduate]);
    const count = async (actor: Actor) => (await bare(actor, 'select 1 from refusal_draft')).length;
    for (const [name, actor] of [...seeing(), ...blind()]) expect([name, await count(actor)]).toEqual([name, name === 'the graduate' ? 1 : 0]);
  });

  it('the log cannot be changed, not even by its owner', async () => {
    await expect(world.service.database.query(`update event_log set reason = 'x'`)).rejects.toThrow('append only');
    await expect(world.service.database.query('delete from event_log')).rejects.toThrow('append only');
  });

  it('gives lists their scope from the same table', () => {
    const values: unknown[] = [];
    expect(scope(sight, 'invitation', schoolActor(place), values)).toBe('school = $1');
    expect(values).toEqual([place.school]);
    expect(scope(sight, 'live_case', employerActor(employerCode), [])).toBe('false');
  });
});
