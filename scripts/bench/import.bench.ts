import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { copyLine, Database, FileStore, uuidv7 } from '@netsign/platform';
import { platformKey, testDatabase, type TestDatabase } from '@netsign/testing';
import pg from 'pg';
import { nationalSyncService } from '../../apps/national-sync/src/national-sync.service.js';
import { departmentsOfFile, writeRosterFile } from './import/roster-file.js';
import { work, type Worked } from './import/worker.js';
import { alternate, type Bench, type Check } from './report.js';
import { onMeasuredSystem } from './system.js';

const school = '99331';
const year = 2027;
/** Above what the worker's process holds before it does anything. */
const MOST_BYTES = 256 * 1024 * 1024;

export const bench: Bench = {
  name: 'import',
  about: 'graduates per second from an xlsx file into the roster, checked and told, over COPY of the same rows into an unlogged twin of the roster table',
  runs: 3,
  options: { rows: { type: 'string', default: '50000' } },
  run: ({ runs, values, say }) => onMeasuredSystem({ demo: false }, async ({ adminUrl }) => {
    const rows = Number(values['rows']);
    process.env.TEST_PG_ADMIN_URL = adminUrl;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-import-'));
    const database = await testDatabase(nationalSyncService);
    const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    try {
      const file = path.join(folder, 'roster.xlsx');
      await writeRosterFile(file, rows);
      say(`  ${rows} graduates, ${Math.round(fs.statSync(file).size / 1_000_000)} MB`);
      const importing = new Importing(database, path.join(folder, 'files'), file, rows);
      await importing.prepare();
      const checks: Check[] = [];
      const twin = new Twin(pool, rows);
      const done = await alternate(runs, async () => {
        const { rate, spans } = await importing.run();
        checks.push(...(await importing.judge()));
        say(`    ${spans}`);
        return rate;
      }, () => twin.run(), say);
      const { idle, peak } = importing;
      checks.push({ what: `the worker holds at most 256 MB more than idle (${mb(peak)} against ${mb(idle)}: ${mb(peak - idle)} more)`, held: peak - idle <= MOST_BYTES });
      return { unit: 'graduates/s', better: 'higher' as const, floor: 0.1, goal: 0.25, runs: done, checks, details: { rows, idleBytes: idle, peakBytes: peak } };
    } finally {
      await pool.end();
      await database.drop();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }),
};

const mb = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** The whole way of one file: checked by the worker, confirmed, imported by the worker. */
class Importing {
  idle = 0;
  peak = 0;
  private readonly environment: NodeJS.ProcessEnv;

  constructor(private readonly database: TestDatabase, private readonly files: string, private readonly file: string, private readonly rows: number) {
    this.environment = {
      PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'warn', DATABASE_URL: database.requestUrl, DATABASE_OWNER_URL: database.ownerUrl, PLATFORM_KEY: platformKey.toString('base64'), FILES_DIR: files,
    };
  }

  async prepare(): Promise<void> {
    for (const [at, name] of departmentsOfFile.entries()) await this.database.query(`insert into organisation (code, version, kind, name, parent) values ($1, 1, 'department', $2, $3)`, [`${school}-0${at + 1}`, name, school]);
    // A worker that finds nothing to do has loaded everything and reached the database: that is what it holds idle.
    this.idle = (await work(uuidv7(), this.environment)).peak;
  }

  async run(): Promise<{ rate: number; spans: string }> {
    await this.database.query('truncate graduate, event_log, cohort, board_count, roster_upload, roster_finding');
    const { digest } = await new FileStore(this.files).put(fs.createReadStream(this.file) as AsyncIterable<Buffer>);
    const id = uuidv7();
    await this.database.query(`insert into roster_upload (id, school, province, year, status, account, file_name, file_bytes, received, file_digest, columns, rows, added, changed, unchanged, missing, departments,
      problem_count, notice_count, old_training_modes, cohort_mark, done_rows, share, attempts, imported_row, imported, uploaded_at, touched_at)
      values ($1, $2, '33', $3, 'checking', $4, 'roster.xlsx', 1, 1, $5, '[]', 0, 0, 0, 0, 0, '[]', 0, 0, 0, 0, 0, 0, 0, 0, 0, now(), now())`, [id, school, year, uuidv7(), digest]);
    const checked = await this.worked(id);
    await this.database.query(`update roster_upload set status = 'importing', confirmed_by = $2 where id = $1 and status = 'checked'`, [id, { role: 'school', account: uuidv7(), address: '', device: '' }]);
    const imported = await this.worked(id);
    const seconds = checked.seconds + imported.seconds;
    return { rate: this.rows / seconds, spans: `checked in ${checked.seconds.toFixed(1)} s (${checked.cpu.toFixed(1)} s CPU), imported in ${imported.seconds.toFixed(1)} s (${imported.cpu.toFixed(1)} s CPU)` };
  }

  private async worked(id: string): Promise<Worked> {
    const worked = await work(id, this.environment);
    this.peak = Math.max(this.peak, worked.peak);
    return worked;
  }

  /** Every row is in, once, with its event, and nothing was found wrong. */
  async judge(): Promise<Check[]> {
    const [found] = await this.database.query<Record<string, number | string>>(`select (select status from roster_upload) as status, (select problem_count + notice_count from roster_upload)::int as findings, (select count(*) from graduate)::int as graduates,
      (select count(distinct id_match) from graduate)::int as people, (select count(*) from event_log where kind = 'graduate')::int as events, (select sum(n) from board_count where level = 'school' and measure = 'roster')::int as counted`);
    const wanted = { status: 'imported', findings: 0, graduates: this.rows, people: this.rows, events: this.rows, counted: this.rows };
    return Object.entries(wanted).map(([what, want]) => ({ what: `${what}: ${want} (${found?.[what]})`, held: found?.[what] === want }));
  }
}

/** The same rows by COPY, from memory, into a table like the roster's, with its indexes and without log. */
class Twin {
  private lines: string[] = [];

  constructor(private readonly pool: pg.Pool, private readonly rows: number) {}

  async run(): Promise<number> {
    if (this.lines.length === 0) await this.read();
    await this.pool.query('drop table if exists graduate_twin');
    await this.pool.query('create unlogged table graduate_twin (like graduate including all)');
    const began = performance.now();
    const copied = await new Database(this.pool, this.pool).transact('owner', (trip) => trip.copy('graduate_twin', this.lines));
    if (copied !== this.rows) throw new Error(`${copied} of ${this.rows} rows were copied`);
    return this.rows / ((performance.now() - began) / 1000);
  }

  private async read(): Promise<void> {
    const { rows } = await this.pool.query<{ values: (string | null)[] }>({ text: 'select graduate.* from graduate', rowMode: 'array', types: { getTypeParser: () => (text: string) => text } } as unknown as string) as unknown as { rows: (string | null)[][] };
    this.lines = rows.map((row) => copyLine(row));
  }
}
