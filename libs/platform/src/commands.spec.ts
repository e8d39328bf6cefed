import { AppError } from '@netsign/contracts';
import { ministryActor, testService, uuidOf, type TestService } from '@netsign/testing';
import { Commands, type By } from './commands.js';
import { Database } from './database/database.js';
import { many, one, sql } from './database/sql.js';
import { moved, probeCases, probeService, type ProbeRow } from './events/probe.fixture.js';

let service: TestService;
let commands: Commands;
beforeAll(async () => {
  service = await testService(probeService);
  commands = service.app.get(Commands);
});
afterAll(() => service.close());

const by = (key: string, digest = 'a'): By => ({ actor: ministryActor(), endpoint: 'probe.act', key, digest, address: '127.0.0.1', device: 'spec' });
const read = (id: string) => ({ row: one<ProbeRow>('select * from probe_case where id = $1 for update', [id]) });
async function openCase(name: string): Promise<string> {
  const id = uuidOf(name);
  await service.database.query(`insert into probe_case (id, version, hash, graduate_id) values ($1, 0, '', $1)`, [id]);
  return id;
}
const versions = (id: string) => service.database.query<{ version: number }>('select version from event_log where subject = $1 order by id', [id]).then(rows => rows.map(row => row.version));
const step = (id: string, key: string, digest?: string) => commands.run(by(key, digest), { read: read(id), result: { id }, act: (tx, { row }) => { tx.move(probeCases, row, {}, moved(row)); } });

describe('a command', () => {
  it('writes change and event together, and chains them', async () => {
    const id = await openCase('chain');
    await step(id, 'chain-key-1');
    await step(id, 'chain-key-2');
    const rows = await service.database.query<{ version: number; previous_hash: string; hash: string; account: string }>('select version, previous_hash, hash, account from event_log where subject = $1 order by version', [id]);
    expect(rows.map(row => row.version)).toEqual([1, 2]);
    expect(rows[1].previous_hash).toBe(rows[0].hash);
    expect(await service.database.query('select version, hash from probe_case where id = $1', [id])).toEqual([{ version: 2, hash: rows[1].hash }]);
  });

  it('is done once under one key, however often it is asked for at once', async () => {
    const id = await openCase('once');
    const all = await Promise.all(Array.from({ length: 10 }, () => step(id, 'the-one-key')));
    expect(all.filter(done => !done.repeated)).toHaveLength(1);
    expect(new Set(all.map(done => done.result['id']))).toEqual(new Set([id]));
    expect(await versions(id)).toEqual([1]);
  });

  it('refuses a key that comes with another body', async () => {
    const id = await openCase('another body');
    await step(id, 'body-key-1', 'a');
    await expect(step(id, 'body-key-1', 'b')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('a refusal keeps nothing, not even the key: it is decided anew', async () => {
    const id = await openCase('refused');
    const refuse = (no: boolean) => commands.run(by('refusal-key'), { read: read(id), result: { id }, act: (tx, { row }) => { tx.move(probeCases, row, {}, moved(row)); if (no) throw new AppError('INVITATION_EXPIRED'); } });
    await expect(refuse(true)).rejects.toMatchObject({ code: 'INVITATION_EXPIRED' });
    expect(await versions(id)).toEqual([]);
    expect((await refuse(false)).repeated).toBe(false);
  });

  it('is aborted whole when a write hits another number of rows than it says', async () => {
    const id = await openCase('counted');
    const act = commands.run(by('counted-key'), { read: read(id), result: { id }, act: (tx, { row }) => { tx.move(probeCases, row, {}, moved(row)); tx.delete('probe_case', { id: uuidOf('nobody') }); } });
    await expect(act).rejects.toMatchObject({ code: 'VERSION_CHANGED' });
    expect(await versions(id)).toEqual([]);
  });

  it('takes turns on one case: twenty at once make twenty versions', async () => {
    const id = await openCase('turns');
    await Promise.all(Array.from({ length: 20 }, (_, at) => step(id, `turn-key-${at}`)));
    expect(await versions(id)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it('is tried again when two lock each other out', async () => {
    const [a, b] = [await openCase('deadlock a'), await openCase('deadlock b')];
    const both = (first: string, second: string, key: string) => commands.run(by(key), {
      read: { first: one<ProbeRow>('select * from probe_case where id = $1 for update', [first]), wait: many('select pg_sleep(0.05)'), second: one<ProbeRow>('select * from probe_case where id = $1 for update', [second]) },
      result: { id: first }, act: (tx, { first: row }) => { tx.move(probeCases, row, {}, moved(row)); },
    });
    await Promise.all([both(a, b, 'deadlock-key-1'), both(b, a, 'deadlock-key-2')]);
    expect([await versions(a), await versions(b)]).toEqual([[1], [1]]);
  });

  it('finds nothing where there is nothing', async () => {
    await expect(step(uuidOf('no such case'), 'nothing-key')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a batch of statements', () => {
  it('that fails in the middle keeps nothing, and its connection and statements stay good', async () => {
    const database = service.app.get(Database);
    const broken = () => database.transact('owner', trip => trip.send([sql('begin'), sql('insert into effect (subject, version, n) values ($1, 1, 1)', [uuidOf('batch')]), sql('select 1 / ($1::int - 1) as n', [1]), sql('commit')]));
    for (let round = 0; round < 5; round++) await expect(broken()).rejects.toMatchObject({ code: '22012' });
    expect(await service.database.query('select 1 from effect where subject = $1', [uuidOf('batch')])).toEqual([]);
    const { rows } = await database.readAsOwner({ rows: many<{ nValue: number }>('select 1 / ($1::int - 1) as n_value', [2]) });
    expect(rows).toEqual([{ nValue: 1 }]);
  });
});
