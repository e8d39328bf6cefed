import type { Envelope, LedgerFact } from '@netsign/contracts';
import type { TestService } from '@netsign/testing';
import { caseOf, resultTables, rowsOf, startService } from '../national-sync.fixture.js';
import { LEDGER } from './ledger.consumer.js';

/** `type caseName outcome` of each event of the ledger, in order; what one graduate hears. */
async function said(service: TestService, graduateId: string): Promise<string[]> {
  const events = (await service.emitted()).filter(event => event.type.startsWith('ledger.')) as Envelope<LedgerFact>[];
  return events.filter(event => event.data.graduateId === graduateId).map(({ type, data }) => `${type.split('.')[1]} ${data.caseId.slice(0, 4)}/${data.caseVersion} #${data.sequence}`);
}
const line = (what: string, { caseId }: { caseId: string }, version: number, sequence: number) => `${what} ${caseId.slice(0, 4)}/${version} #${sequence}`;

describe('the ledger', () => {
  let service: TestService;
  beforeAll(async () => { service = await startService(); });
  afterAll(() => service.close());

  it('records the first certified case of a graduate and says whose it is', async () => {
    const a = caseOf('first', 'agreement', 'first');
    await service.deliver(LEDGER, [a.certified()]);
    expect(await said(service, a.graduateId)).toEqual([line('recorded', a, 1, 1)]);
    const [event] = (await service.emitted()).slice(-1) as [Envelope<LedgerFact>];
    expect(event).toMatchObject({ type: 'ledger.recorded.v1', subject: a.graduateId, partitionkey: a.graduateId, caseversion: 1, data: { owner: 'agreements', outcome: '10', caseId: a.caseId, sequence: 1 } });
    expect(event.audience.split(',')).toEqual([`graduate:${a.graduateId}`, 'department:99331-01', 'school:99331', 'province:33', 'ministry']);
  });

  it('refuses a second one while the first is effective', async () => {
    const [a, b] = [caseOf('refused a', 'agreement', 'refused'), caseOf('refused b', 'agreement', 'refused')];
    await service.deliver(LEDGER, [a.certified(), b.certified()]);
    expect(await said(service, a.graduateId)).toEqual([line('recorded', a, 1, 1), line('refused', b, 1, 2)]);
    const refusal = (await service.emitted()).at(-1)!;
    expect(refusal.data).toMatchObject({ reasonCode: 'SIGNED_ELSEWHERE', caseId: b.caseId });
    const [row] = await service.database.query('select case_id, version from ledger where graduate_id = $1', [a.graduateId]);
    expect(row).toEqual({ case_id: a.caseId, version: 2 });
  });

  it.each([['in one batch', 1], ['in two batches', 2]])('settles the end of A and the certification of B %s', async (name, batches) => {
    const [a, b] = [caseOf(`a ${name}`, 'agreement', name), caseOf(`b ${name}`, 'agreement', name)];
    const events = [a.certified(), a.inForce(), a.ended(), b.certified()];
    if (batches === 1) await service.deliver(LEDGER, events);
    else { await service.deliver(LEDGER, events.slice(0, 3)); await service.deliver(LEDGER, events.slice(3)); }
    expect(await said(service, a.graduateId)).toEqual([line('recorded', a, 1, 1), line('cleared', a, 3, 2), line('recorded', b, 1, 3)]);
  });

  it('keeps to the order of the events: B before the end of A is refused and stays refused', async () => {
    const [a, b] = [caseOf('order a', 'agreement', 'order'), caseOf('order b', 'agreement', 'order')];
    await service.deliver(LEDGER, [a.certified(), b.certified(), a.ended()]);
    await service.database.query('delete from inbox');
    await service.deliver(LEDGER, [b.certified()]);
    expect(await said(service, a.graduateId)).toEqual([line('recorded', a, 1, 1), line('refused', b, 1, 2), line('cleared', a, 3, 3)]);
  });

  it('clears nothing when a case ends that is not the effective one', async () => {
    const [a, b] = [caseOf('other a', 'agreement', 'other'), caseOf('other b', 'agreement', 'other')];
    await service.deliver(LEDGER, [a.certified(), b.certified(), b.ended(2)]);
    expect(await said(service, a.graduateId)).toEqual([line('recorded', a, 1, 1), line('refused', b, 1, 2)]);
  });

  it('counts the new one when B follows A in the same batch', async () => {
    const where = { department: '99332-01', school: '99332', province: '33' };
    const [a, b] = [caseOf('count a', 'agreement', 'count', where), caseOf('count b', 'agreement', 'count', where)];
    await service.deliver(LEDGER, [a.certified(), a.inForce(), a.ended(), b.certified(1, '10'), b.inForce()]);
    const counts = await service.database.query(`select level, measure, n from board_count where school = '99332' order by 1, 2`);
    expect(counts).toEqual(['department', 'school'].flatMap(level => [{ level, measure: 'in_force', n: 1 }, { level, measure: 'outcome:10', n: 1 }]));
  });

  it('changes no row and says nothing when everything comes again, with the inbox emptied', async () => {
    const [a, b] = [caseOf('again a', 'agreement', 'again'), caseOf('again b', 'agreement', 'again')];
    const events = [a.certified(), a.inForce(), b.certified(), a.ended(), b.ended(2)];
    await service.deliver(LEDGER, events);
    const before = await rowsOf(service.database, [...resultTables, 'event_log']);
    expect(before['event_log'].length).toBeGreaterThan(0);
    await service.deliver(LEDGER, events);
    await service.database.query('delete from inbox');
    await service.deliver(LEDGER, events);
    await service.database.query('delete from inbox');
    for (const event of events) await service.deliver(LEDGER, [event]);
    expect(await rowsOf(service.database, [...resultTables, 'event_log'])).toEqual(before);
  });

  it('needs its answers for that: without them and the inbox it would speak twice', async () => {
    const a = caseOf('forgetful', 'agreement', 'forgetful');
    await service.deliver(LEDGER, [a.certified()]);
    await service.database.query('delete from inbox');
    await service.database.query('delete from ledger_answer where case_id = $1', [a.caseId]);
    await service.deliver(LEDGER, [a.certified()]);
    expect(await said(service, a.graduateId)).toHaveLength(2);
  });

  it('takes a thousand graduates in one batch', async () => {
    const events = Array.from({ length: 1000 }, (_none, at) => caseOf(`crowd ${at}`, 'agreement', `crowd ${at}`).certified());
    const began = performance.now();
    await service.deliver(LEDGER, events);
    expect(performance.now() - began).toBeLessThan(5_000);
    const [{ n }] = await service.database.query<{ n: number }>(`select count(*)::int as n from ledger_answer where answer = 'recorded' and graduate_id = any($1)`, [events.map(event => event.partitionkey)]) as [{ n: number }];
    expect(n).toBe(1000);
  });

  it('chains what it says of one graduate', async () => {
    const a = caseOf('chain', 'agreement', 'chain');
    await service.deliver(LEDGER, [a.certified(), a.ended()]);
    const log = await service.database.query('select version, previous_hash, hash from event_log where kind = $1 and subject = $2 order by version', ['ledger', a.graduateId]);
    const [row] = await service.database.query('select version, hash from ledger where graduate_id = $1', [a.graduateId]);
    expect(log.map(({ version }) => version)).toEqual([1, 2]);
    expect(log[1].previous_hash).toBe(log[0].hash);
    expect(row).toEqual({ version: 2, hash: log[1].hash });
  });
});
