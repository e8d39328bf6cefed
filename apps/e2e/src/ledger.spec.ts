import { agreementEnded, type AgreementView, type Envelope } from '@netsign/contracts';
import { createKafka, createLogger, serve, type RunningService } from '@netsign/platform';
import { departmentActor, envelopeOf, ownBroker, schoolActor, testConfig, testDatabase, type OwnBroker, type TestDatabase } from '@netsign/testing';
import { employerCode, otherEmployerCode, otherPlace, World, year, type Named } from '../../agreements/src/agreements.fixture.js';
import { nationalSyncService } from '../../national-sync/src/national-sync.service.js';

// Two services and the broker between them: agreements certifies, the ledger of national-sync has the last word.
let broker: OwnBroker;
let world: World;
let ledgerStore: TestDatabase;
let ledger: RunningService | null = null;

const startLedger = async () => { ledger = await serve(nationalSyncService, { config: testConfig(ledgerStore, { kafkaBrokers: broker.brokers }) }); };
const stopLedger = async () => { await ledger?.close(); ledger = null; };

beforeAll(async () => {
  broker = await ownBroker();
  [world, ledgerStore] = await Promise.all([World.open(broker.brokers), testDatabase(nationalSyncService)]);
  await startLedger();
}, 90_000);
afterAll(async () => { await stopLedger(); await ledgerStore.drop(); await world.close(); await broker.stop(); }, 60_000);

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
async function until<T>(read: () => Promise<T>, good: (value: T) => boolean, seconds = 25): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await read();
    if (good(value) || tries > seconds * 20) return value;
    await pause(50);
  }
}

const school = (one: Named) => world.as(schoolActor(one.place));
const agreementOf = async (one: Named, id: string): Promise<AgreementView> => school(one).getAgreement({ id });
const settled = (one: Named, id: string) => until(() => agreementOf(one, id), view => view.status !== 'certified');
const answers = (one: Named) => ledgerStore.query<{ type: string; subject: string }>(`select type, envelope->'data'->>'caseId' as subject from event_log where kind = 'ledger' and graduate = $1 order by id`, [one.graduate]);

/** A reviewed case of this graduate, taken as far as the school's desk, and certified there. */
async function certify(one: Named, code = employerCode): Promise<string> {
  const view = await world.inReview(one, code);
  await world.as(departmentActor(one.place)).pass({ id: view.id });
  return (await school(one).certify({ id: view.id })).agreementId!;
}

/** Ending an agreement is a flow of its own; here its fact is published by its contract, and the graduate is free. */
async function end(one: Named, id: string): Promise<Envelope> {
  const { version } = await agreementOf(one, id);
  const event = envelopeOf(agreementEnded, { caseId: id, kind: 'agreement', graduateId: one.graduate, year, ...one.place, employer: employerCode, from: 'in_force', to: 'ended' }, { subject: id, key: one.graduate, version: version + 1 });
  await world.service.database.query('delete from live_case where graduate_id = $1', [one.graduate]);
  await publish([event]);
  return event;
}

async function publish(events: readonly Envelope[]): Promise<void> {
  const producer = createKafka(broker.brokers, 'spec', createLogger('spec', 'silent')).producer();
  await producer.connect();
  await producer.send({ topic: 'agreements', acks: -1, messages: events.map(event => ({ key: event.partitionkey, value: JSON.stringify(event) })) });
  await producer.disconnect();
}

describe('the ledger over Kafka', () => {
  it('puts a certified agreement in force, with its number, and the boards count it', async () => {
    const one = await world.graduate();
    const id = await certify(one);
    expect(await settled(one, id)).toMatchObject({ status: 'in_force', number: expect.stringMatching(/^2027-99331-31-\d{6}-\d$/), outcome: '10' });
    const counts = await until(() => ledgerStore.query<{ level: string; n: number }>(`select level, n from board_count where measure = 'in_force' and code in ($1, $2, $3, '00') order by level`, [one.place.department, one.place.school, one.place.province]), rows => rows.length === 4);
    expect(new Set(counts.map(row => row.n)).size).toBe(1);
  }, 40_000);

  it('is waited for visibly while it is away, and loses nothing of the four', async () => {
    const people = await world.graduates(4);
    await stopLedger();
    const ids = await Promise.all(people.map(one => certify(one)));
    await pause(500);
    for (const [at, id] of ids.entries()) expect(await agreementOf(people[at], id)).toMatchObject({ status: 'certified', number: null });
    await startLedger();
    for (const [at, id] of ids.entries()) expect(await settled(people[at], id)).toMatchObject({ status: 'in_force' });
    const numbers = await Promise.all(ids.map(async (id, at) => (await agreementOf(people[at], id)).number));
    expect(new Set(numbers).size).toBe(4);
  }, 60_000);

  it('settles the end of A and the certification of B in order, when they come in two batches', async () => {
    const one = await world.graduate();
    const a = await certify(one);
    await settled(one, a);
    await end(one, a);
    await until(() => answers(one), rows => rows.some(row => row.type === 'ledger.cleared.v1'));
    const b = await certify(one, otherEmployerCode);
    expect(await settled(one, b)).toMatchObject({ status: 'in_force' });
    expect(await answers(one)).toEqual([{ type: 'ledger.recorded.v1', subject: a }, { type: 'ledger.cleared.v1', subject: a }, { type: 'ledger.recorded.v1', subject: b }]);
  }, 60_000);

  it('and when they come in one, and again when all of it is delivered anew', async () => {
    const one = await world.graduate(otherPlace);
    const a = await certify(one);
    await settled(one, a);
    await stopLedger();
    const ended = await end(one, a);
    const b = await certify(one, otherEmployerCode);
    await startLedger();
    expect(await settled(one, b)).toMatchObject({ status: 'in_force' });
    const said = await answers(one);
    expect(said.map(row => row.type)).toEqual(['ledger.recorded.v1', 'ledger.cleared.v1', 'ledger.recorded.v1']);

    const history = (await world.service.emitted()).filter(event => event.partitionkey === one.graduate);
    const before = await ledgerStore.query('select * from ledger where graduate_id = $1', [one.graduate]);
    await ledgerStore.query('delete from inbox');
    await publish([...history.slice(0, history.length - 2), ended, ...history.slice(-2)]);
    const inbox = () => ledgerStore.query<{ n: number }>('select count(*)::int as n from inbox where id = any($1::uuid[])', [[ended.id, ...history.map(event => event.id)]]);
    await until(inbox, rows => rows[0].n === history.length + 1);
    expect(await answers(one)).toEqual(said);
    expect(await ledgerStore.query('select * from ledger where graduate_id = $1', [one.graduate])).toEqual(before);
    expect(await agreementOf(one, b)).toMatchObject({ status: 'in_force' });
  }, 60_000);

  it('control: without the end of A, B is refused, fails with the reason, and frees the graduate', async () => {
    const one = await world.graduate();
    const a = await certify(one);
    await settled(one, a);
    await world.service.database.query('delete from live_case where graduate_id = $1', [one.graduate]);
    const b = await certify(one, otherEmployerCode);
    expect(await settled(one, b)).toMatchObject({ status: 'failed', failure: 'SIGNED_ELSEWHERE', number: null });
    expect(await world.service.database.query('select 1 from live_case where graduate_id = $1', [one.graduate])).toEqual([]);
    expect((await answers(one)).map(row => row.type)).toEqual(['ledger.recorded.v1', 'ledger.refused.v1']);
  }, 60_000);
});
