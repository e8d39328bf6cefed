import { nationalSyncClient, sendRoster, settledRoster, type NationalSyncClient, type Transport } from '@netsign/api-client';
import type { Envelope } from '@netsign/contracts';
import { Commands, CONFIG, Database, FileStore, Jobs, LOGGER, type Config } from '@netsign/platform';
import type { TestService } from '@netsign/testing';
import type { DemoGraduate } from '../../../../scripts/demo/people.js';
import { actors, clientOf, confirmRoster, filesOf, graduatesOf, importRoster, resultTables, rowsOf, startService, until, uploadRoster, workbookOf, year } from '../national-sync.fixture.js';
import { RosterForgetting } from './roster.forgetting.js';
import { stageOf } from './roster.stage.js';
import { workOn } from './roster.work.js';

// Many portions and services: a busy machine takes its time.
jest.setTimeout(60_000);

const people = graduatesOf('99331', 30);

/** More than one portion of an import. */
const crowd = [...graduatesOf('99331', 640), ...graduatesOf('99332', 640)].map((graduate, at): DemoGraduate => ({ ...graduate, examineeNo: `2333993310${String(at).padStart(4, '0')}`, department: graduatesOf('99331', 1)[0].department }));

describe('a workbook that comes in by parts', () => {
  let service: TestService;
  const client = () => clientOf(service, actors.school);
  beforeAll(async () => { service = await startService(); });
  afterAll(() => service.close());

  it('takes each part once, at its place, and says where to go on', async () => {
    const file = await workbookOf(people);
    const begun = await client().beginRoster({ year, fileName: '生源.xlsx', bytes: file.length });
    expect(begun).toMatchObject({ status: 'receiving', received: 0, fileBytes: file.length, fileDigest: null });
    const { id } = begun;
    const half = Math.floor(file.length / 2);
    await expect(client().sendRosterPart({ id, offset: 5 }, { file: file.subarray(5) })).rejects.toMatchObject({ code: 'UPLOAD_OFFSET', details: { received: 0 } });
    const twice = await Promise.allSettled([1, 2].map(() => client().sendRosterPart({ id, offset: 0 }, { file: file.subarray(0, half) })));
    expect(twice.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    expect(await client().getRoster({ id })).toMatchObject({ received: half, status: 'receiving' });
    await expect(client().sendRosterPart({ id, offset: half }, { file: Buffer.concat([file.subarray(half), Buffer.from('x')]) })).rejects.toMatchObject({ code: 'UPLOAD_TOO_LONG' });
    await expect(clientOf(service, actors.otherSchool).sendRosterPart({ id, offset: half }, { file: file.subarray(half) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await client().sendRosterPart({ id, offset: half }, { file: file.subarray(half) });
    expect(await settledRoster(client(), id)).toMatchObject({ status: 'checked', rows: 30, added: 30 });
    await expect(client().sendRosterPart({ id, offset: file.length }, { file: Buffer.from('x') })).rejects.toMatchObject({ code: 'ROSTER_NOT_RECEIVING' });
  });

  it('goes on over a line that loses requests and answers', async () => {
    const file = Buffer.concat([await workbookOf(people)]);
    const { id } = await sendRoster(lossy(service), { year, fileName: 'x.xlsx' }, file, {});
    expect(await settledRoster(client(), id)).toMatchObject({ status: 'checked', rows: 30, received: file.length });
  });

  it('can be left, and gone on with from the last byte', async () => {
    const file = await workbookOf(people);
    const begun = await client().beginRoster({ year, fileName: 'x.xlsx', bytes: file.length });
    await client().sendRosterPart({ id: begun.id, offset: 0 }, { file: file.subarray(0, 100) });
    const seen: number[] = [];
    await sendRoster(client(), { year, fileName: 'x.xlsx' }, file, { resume: begun, onProgress: ({ received }) => seen.push(received) });
    expect(seen).toEqual([100, file.length]);
    expect(await settledRoster(client(), begun.id)).toMatchObject({ status: 'checked', added: 30 });
  });

  it('leaves nothing when it is cancelled, or when nobody goes on with it', async () => {
    const cancelled = await client().beginRoster({ year, fileName: 'x.xlsx', bytes: 100 });
    await client().sendRosterPart({ id: cancelled.id, offset: 0 }, { file: Buffer.from('half') });
    expect(filesOf(service)).toContain(cancelled.id);
    expect(await client().stopRoster({ id: cancelled.id })).toMatchObject({ status: 'cancelled' });
    await until('its bytes are gone', () => !filesOf(service).includes(cancelled.id));
    const left = await client().beginRoster({ year, fileName: 'x.xlsx', bytes: 100 });
    await client().sendRosterPart({ id: left.id, offset: 0 }, { file: Buffer.from('half') });
    await service.database.query(`update roster_upload set touched_at = now() - interval '3 days' where id = $1`, [left.id]);
    await service.app.get(RosterForgetting).run();
    expect([(await client().getRoster({ id: left.id })).status, filesOf(service).includes(left.id)]).toEqual(['cancelled', false]);
  });

  it('is thrown away thirty days after its check, with all that was found', async () => {
    const { id } = await uploadRoster(service, await workbookOf(people));
    await service.database.query(`update roster_upload set touched_at = now() - interval '31 days' where id = $1`, [id]);
    await service.app.get(RosterForgetting).run();
    expect(await client().getRoster({ id })).toMatchObject({ status: 'cancelled', fileDigest: null, marked: false });
    expect(await service.database.query('select 1 from roster_finding where upload = $1', [id])).toEqual([]);
    expect(await service.database.query('select to_regclass($1) as stage', [stageOf(id).rows])).toEqual([{ stage: null }]);
  });
});

describe('an import that breaks off', () => {
  let service: TestService;
  let large: Buffer;
  beforeAll(async () => { large = await workbookOf(crowd); });
  const client = () => clientOf(service, actors.school);
  beforeEach(async () => {
    service = await startService();
    // What is taken up, and when, is for these specs to say.
    await service.app.get(Jobs).stop();
  });
  afterEach(() => service.close());

  /** Checked and confirmed, with nobody at work on it. */
  async function confirmed(file: Uint8Array): Promise<string> {
    const { id } = await uploadRoster(service, file);
    await service.database.query(`update roster_upload set status = 'importing', confirmed_by = $2 where id = $1 and status = 'checked'`, [id, { role: 'school', account: actors.school.account, address: '', device: '' }]);
    return id;
  }

  /** Works as a worker does that is told to end after its first portion. */
  function workOnce(id: string): Promise<void> {
    const ending = new AbortController();
    const { app } = service;
    let told = 0;
    const tools = { database: app.get(Database), commands: app.get(Commands), files: app.get(FileStore), logger: app.get(LOGGER), platformKey: app.get<Config>(CONFIG).platformKey };
    return workOn({ ...tools, ending: ending.signal, tell: () => { if (++told === 2) ending.abort(); } }, id);
  }

  const registered = (events: readonly Envelope[]) => events.filter(({ type }) => type === 'graduate.registered.v1').map(({ subject }) => subject);

  it('says which rows are in, and another process goes on exactly after them', async () => {
    const id = await confirmed(large);
    await workOnce(id);
    const broken = await client().getRoster({ id });
    expect(broken).toMatchObject({ status: 'importing', imported: 1000, importedRow: 1001 });
    expect(registered(await service.emitted())).toHaveLength(1000);
    await workOnce(id);
    expect(await client().getRoster({ id })).toMatchObject({ status: 'imported', imported: crowd.length, importedRow: crowd.length + 1 });
    const subjects = registered(await service.emitted());
    expect([subjects.length, new Set(subjects).size]).toEqual([crowd.length, crowd.length]);
    expect(await service.database.query(`select n from board_count where level = 'school' and measure = 'roster'`)).toEqual([{ n: crowd.length }]);
  });

  it('stops by hand after the portion it is at, and goes on when it is confirmed again', async () => {
    const id = await confirmed(large);
    await workOnce(id);
    expect(await client().stopRoster({ id })).toMatchObject({ status: 'stopped', imported: 1000, importedRow: 1001, progress: null });
    expect(await confirmRoster(service, id)).toMatchObject({ status: 'imported', imported: crowd.length });
    expect(registered(await service.emitted())).toHaveLength(crowd.length);
  });

  it('does not go on over what another file has changed meanwhile', async () => {
    const id = await confirmed(large);
    await workOnce(id);
    await client().stopRoster({ id });
    await importRoster(service, crowd.slice(0, 5).map(graduate => ({ ...graduate, className: '补 1 班' })));
    await expect(client().confirmRoster({ id })).rejects.toMatchObject({ code: 'ROSTER_OUTDATED' });
    expect(await client().getRoster({ id })).toMatchObject({ status: 'stopped', importedRow: 1001 });
  });

  it('loses nothing with a stage that a crash of the server has emptied', async () => {
    const id = await confirmed(large);
    await workOnce(id);
    await service.database.query(`truncate ${stageOf(id).rows}, ${stageOf(id).plan}`);
    await workOnce(id);
    expect(await client().getRoster({ id })).toMatchObject({ status: 'imported', imported: crowd.length });
    expect(await service.database.query('select count(*)::int as n, count(distinct id_match)::int as people from graduate')).toEqual([{ n: crowd.length, people: crowd.length }]);
  });

  it('keeps a second file of the cohort waiting', async () => {
    const { id: other } = await uploadRoster(service, await workbookOf(people));
    await confirmed(large);
    await expect(client().confirmRoster({ id: other })).rejects.toMatchObject({ code: 'ROSTER_IMPORT_RUNNING' });
  });

  it('is given up after three attempts that got nowhere, and says so', async () => {
    const id = await confirmed(await workbookOf(people));
    await service.database.query('update roster_upload set attempts = 3 where id = $1', [id]);
    await workOnce(id);
    expect(await client().getRoster({ id })).toMatchObject({ status: 'stopped', code: 'INTERNAL', imported: 0 });
    const before = await rowsOf(service.database, resultTables);
    expect(before['graduate']).toEqual([]);
  });
});

/** A line on which the first calls go wrong: requests that never arrive, and requests whose answers do not. */
function lossy(service: TestService): NationalSyncClient {
  const sound: Transport = service.as(actors.school);
  const fates = ['sound', 'request lost', 'answer lost', 'sound', 'answer lost', 'request lost'];
  return nationalSyncClient(async request => {
    const fate = fates.shift() ?? 'sound';
    if (fate === 'request lost') return { status: 503, json: null };
    const answer = await sound(request);
    return fate === 'answer lost' ? { status: 502, json: null } : answer;
  });
}
