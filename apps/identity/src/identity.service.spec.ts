import { eventTypes, type Actor } from '@netsign/contracts';
import { actorStatement, begin, Database, many, schemaDrift, sql } from '@netsign/platform';
import { employerActor, graduateActor, uuidOf } from '@netsign/testing';
import { creditCode, employerItem, hubei, ministry, openSchool, registerTree, startIdentity, yuezhou, zhejiang, dongou, type Identity } from './identity.fixture.js';
import { identityService } from './identity.service.js';

const place = { department: '99331-01', school: '99331', province: '33' };

describe('the identity service', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
    await registerTree(identity);
    await openSchool(identity);
    await identity.client(ministry).importEmployers({ items: [employerItem] });
  });
  afterAll(() => identity.close());

  test('a column the entities do not know is seen as drift', async () => {
    await identity.database.query('alter table employer add column forgotten text');
    try {
      expect(await schemaDrift(identityService.schema, identity.database.ownerUrl)).not.toEqual([]);
    } finally {
      await identity.database.query('alter table employer drop column forgotten');
    }
  });

  test('every event keeps its contract, and its log row the chain', async () => {
    const events = await identity.emitted();
    expect(events.length).toBeGreaterThan(9);
    for (const event of events) expect(eventTypes.get(event.type)!.data.safeParse(event.data)).toMatchObject({ success: true });
    const rows = await identity.database.query<{ subject: string; version: number; hash: string; previous_hash: string }>('select subject, version, hash, previous_hash from event_log order by subject, version');
    rows.forEach((row, at) => { if (row.version > 1) expect(row.previous_hash).toBe(rows[at - 1].hash); });
    const school = events.filter(event => event.subject === '99331').map(event => (event.data as { version: number }).version);
    expect(school).toEqual([1, 2]);
  });

  test('no event names an operator, a phone or a file', async () => {
    const text = JSON.stringify(await identity.emitted());
    for (const secret of [employerItem.operator.name, employerItem.operator.phone, employerItem.operator.account]) expect(text).not.toContain(secret);
  });

  describe('sight, with the application\'s own scope taken out', () => {
    const employer = employerActor(employerItem.creditCode);
    const strangers: [string, Actor, string][] = [
      ['another employer', employerActor(creditCode(2)), 'employer'], ['a school', yuezhou, 'employer'], ['a province', zhejiang, 'employer'], ['a graduate', graduateActor(uuidOf('gao'), place), 'employer'],
      ['another employer', employerActor(creditCode(2)), 'employer_operator'], ['a school', yuezhou, 'employer_operator'],
      ['another province', hubei, 'event_log'], ['another school', dongou, 'event_log'], ['a graduate', graduateActor(uuidOf('gao'), place), 'event_log'],
    ];
    test.each(strangers)('%s reads nothing (case %#)', async (_who, actor, table) => {
      const { rows } = await identity.app.get(Database).read(actor, { rows: many(`select 1 from ${table} where ${table === 'event_log' ? `subject = '99331'` : 'true'}`) });
      expect(rows).toEqual([]);
    });

    test('its own people do see it', async () => {
      const seen = async (actor: Actor, table: string) => (await identity.app.get(Database).read(actor, { rows: many(`select 1 from ${table}`) })).rows.length;
      expect(await seen(employer, 'employer')).toBe(1);
      expect(await seen(ministry, 'employer_operator')).toBe(1);
      expect(await seen(zhejiang, 'event_log')).toBeGreaterThan(3);
    });

    const changes: [string, Actor, string][] = [
      ['another school', dongou, `update organisation set contact = 'x' where code = '99331'`], ['another province', hubei, `update organisation set contact = 'x' where code = '99331'`],
      ['an employer', employer, `update organisation set contact = 'x' where code = '99331'`], ['the employer itself', employer, `update employer set address = 'x'`],
      ['a school', yuezhou, `delete from organisation where code = '33'`],
    ];
    test.each(changes)('%s changes nothing (case %#)', async (_who, actor, text) => {
      expect(await change(actor, text)).toBe(0);
    });

    test('nobody moves the clock by a request', async () => {
      await expect(change(ministry, 'update clock set offset_ms = 1')).rejects.toMatchObject({ code: '42501' });
    });

    test('a school changes itself', async () => {
      expect(await change(yuezhou, `update organisation set contact = 'x' where code = '99331'`)).toBe(1);
    });

    test.each(['account', 'session', 'one_time_code', 'graduate_replica', 'cohort_key_replica'])('a request cannot even ask for %s', async table => {
      await expect(identity.app.get(Database).read(ministry, { rows: many(`select 1 from ${table}`) })).rejects.toMatchObject({ code: '42501' });
    });

    /** Rows hit; nothing is kept. */
    const change = async (actor: Actor, text: string): Promise<number> => {
      return identity.app.get(Database).transact('request', async trip => {
        const outcomes = await trip.send([begin, actorStatement(actor), sql(text), sql('rollback')]);
        return outcomes[2].rowCount;
      });
    };
  });
});
