import { testService, uuidOf, type TestService } from '@netsign/testing';
import { Commands } from '../commands.js';
import { moved, probeCases, probeService } from '../events/probe.fixture.js';
import { many } from './sql.js';

interface Row { id: string; graduateId: string; version: number; hash: string }

describe('a batch of cases', () => {
  let service: TestService;
  const commands = () => service.app.get(Commands);
  const open = (names: readonly string[]) => commands().runAs('clock', async tx => {
    const batch = tx.batch(probeCases);
    return names.map(name => { const row = { id: uuidOf(name), graduateId: uuidOf(name) }; return batch.open(row, moved({ ...row, version: 0, hash: '' })); });
  });
  const log = (name: string) => service.database.query('select version, previous_hash, hash, envelope, files from event_log where subject = $1 order by id', [uuidOf(name)]);
  const row = async (name: string) => (await service.database.query('select version, hash, graduate_id from probe_case where id = $1', [uuidOf(name)]))[0];
  beforeAll(async () => { service = await testService(probeService); });
  afterAll(() => service.close());

  it('opens cases and moves them on, chained in memory, as single acts would', async () => {
    await commands().runAs('clock', async tx => {
      const batch = tx.batch(probeCases);
      for (const name of ['one', 'two']) {
        const first = batch.open({ id: uuidOf(name), graduateId: uuidOf(name) }, moved({ id: uuidOf(name), graduateId: uuidOf(name), version: 0, hash: '' }));
        if (name === 'two') batch.move(batch.move(first, { graduateId: uuidOf('new') }, moved(first)), {}, moved(first));
      }
      expect(tx.emitted).toBe(4);
    });
    const lines = await log('two');
    expect(lines.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(lines.slice(1).map(line => line.previous_hash)).toEqual(lines.slice(0, 2).map(line => line.hash));
    expect(lines[0]).toMatchObject({ previous_hash: '', files: [], envelope: { specversion: '1.0', caseversion: 1, data: { kind: 'invitation' } } });
    expect(await row('two')).toEqual({ version: 3, hash: lines[2].hash, graduate_id: uuidOf('new') });
    expect(await row('one')).toMatchObject({ version: 1 });
  });

  it('keeps nothing when one of the cases has moved since it was read', async () => {
    const [a, b] = await open(['stale a', 'stale b']) as [Row, Row];
    await commands().runAs('clock', async tx => { tx.move(probeCases, a, {}, moved(a)); });
    const late = commands().runAs('clock', async tx => { const batch = tx.batch(probeCases); for (const each of [b, a]) batch.move(each, {}, moved(each)); });
    await expect(late).rejects.toThrow(/ROWS_EXPECTED|event_log_case_version/);
    expect((await row('stale b'))).toMatchObject({ version: 1 });
    expect(await log('stale b')).toHaveLength(1);
  });

  it('refuses to move a case from a version that it has left itself', async () => {
    const [a] = await open(['left']) as [Row];
    await expect(commands().runAs('clock', async tx => { const batch = tx.batch(probeCases); batch.move(a, {}, moved(a)); batch.move(a, {}, moved(a)); })).rejects.toThrow('has left');
  });

  it('writes thousands at once, in order', async () => {
    const names = Array.from({ length: 2500 }, (_none, at) => `many ${at}`);
    await open(names);
    const { rows } = await commands().runAs('clock', tx => tx.read({ rows: many<{ subject: string }>('select subject from event_log where subject = any($1) order by id', [names.map(uuidOf)]) }));
    expect(rows.map(({ subject }) => subject)).toEqual(names.map(uuidOf));
  });
});
