import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { chinaDay, AppError, type Actor, type RosterView } from '@netsign/contracts';
import { Commands, CONFIG, Database, EventPath, insertStatement, many, maybe, nowStatement, one, uuidv7, type By, type Config } from '@netsign/platform';
import { boardSignal } from '../boards/board.counts.js';
import type { Cohort } from './cohort.entity.js';
import type { Graduate } from './graduate.entity.js';
import { importRoster } from './roster.import.js';
import { readRoster, type RosterProblem, type RosterRow } from './roster.layout.js';
import { cohortMark, planRoster } from './roster.plan.js';
import type { RosterUpload } from './roster-upload.entity.js';
import { summaryColumns, viewOf, type UploadSummary } from './roster.view.js';
import { rosterLimits } from './workbook.limits.js';

interface Department { code: string; name: string }

/** Problems that are kept and shown; more would only be scrolled past. */
const SHOWN = 500;

const departmentsText = `select code, name from organisation where kind = 'department' and parent = $1`;
const codesOf = (departments: readonly Department[]) => new Map(departments.map(({ code, name }) => [name, code]));

/** The import of a school's roster: checked first, changed nothing; then confirmed as a whole or not at all. */
@Injectable()
export class RosterService {
  constructor(private readonly database: Database, private readonly commands: Commands, private readonly path: EventPath, @Inject(CONFIG) private readonly config: Config) {}

  /** Reads the workbook (bytes of an .xlsx) and says what its import would do. Throws what `readRoster` throws. */
  async upload(by: By, { year, fileName, file }: { year: number; fileName: string; file: unknown }): Promise<RosterView> {
    const school = by.actor.school!;
    const bytes = Buffer.isBuffer(file) ? file : Buffer.alloc(0);
    const { now, cohort, departments } = await this.database.read(by.actor, {
      now: one<{ now: Date }>(nowStatement.text), cohort: many<Graduate>('select * from graduate where school = $1 and year = $2', [school, year]),
      departments: many<Department>(departmentsText, [school]),
    });
    const { rows, problems, notices } = await readAll(bytes, { today: chinaDay(now.now), year });
    const plan = planRoster(rows, cohort, codesOf(departments));
    const all = [...problems, ...plan.problems].sort((a, b) => a.row - b.row);
    const upload: UploadSummary = {
      id: uuidv7(), school, year, status: all.length > 0 ? 'has_problems' : 'checked', account: by.actor.account, fileName, fileDigest: createHash('sha256').update(bytes).digest('hex'),
      rows: rows.length + new Set(problems.map(({ row }) => row)).size, added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged, missing: plan.missing,
      departments: [...plan.unknownDepartments], oldTrainingModes: notices, problems: all.slice(0, SHOWN), problemCount: all.length, cohortMark: cohortMark(cohort),
      uploadedAt: now.now, importedAt: null,
    };
    await this.commands.note(by.actor, [insertStatement('roster_upload', { ...upload, entries: upload.status === 'checked' ? rows : [] })]);
    return viewOf(upload, departments);
  }

  async get(actor: Actor, id: string): Promise<RosterView> {
    const { upload, departments } = await this.database.read(actor, {
      upload: one<UploadSummary>(`select ${summaryColumns} from roster_upload where id = $1`, [id]), departments: many<Department>(departmentsText, [actor.school]),
    });
    return viewOf(upload, departments);
  }

  /** Newest first; a school has a handful a year. */
  async list(actor: Actor): Promise<{ items: RosterView[] }> {
    const { uploads, departments } = await this.database.read(actor, {
      uploads: many<UploadSummary>(`select ${summaryColumns} from roster_upload where school = $1 order by uploaded_at desc limit 100`, [actor.school]),
      departments: many<Department>(departmentsText, [actor.school]),
    });
    return { items: uploads.map(upload => viewOf(upload, departments)) };
  }

  /** Imports what was checked, in one transaction. The cohort's row is the lock: of two first imports one meets `cohort_once`. */
  async confirm(by: By, id: string): Promise<RosterView> {
    const actor = by.actor as Actor & { school: string; province: string };
    const ofUpload = '(select year, school from roster_upload where id = $1)';
    const done = await this.commands.run(by, {
      subject: { table: 'roster_upload', id },
      read: {
        upload: one<RosterUpload>('select * from roster_upload where id = $1 for update', [id]),
        cohort: maybe<Cohort>(`select * from cohort where (year, school) = ${ofUpload} for update`, [id]),
        graduates: many<Graduate>(`select * from graduate where (year, school) = ${ofUpload}`, [id]),
        departments: many<Department>(departmentsText, [actor.school]),
      },
      act: (tx, { upload, cohort, graduates, departments }) => {
        if (upload.status === 'imported') throw new AppError('ROSTER_ALREADY_CONFIRMED');
        if (upload.status === 'has_problems') throw new AppError('ROSTER_HAS_PROBLEMS');
        if (upload.cohortMark !== cohortMark(graduates)) throw new AppError('ROSTER_OUTDATED');
        const plan = planRoster(upload.entries, graduates, codesOf(departments));
        if (plan.unknownDepartments.length > 0) throw new AppError('ROSTER_DEPARTMENT_UNKNOWN', { departments: plan.unknownDepartments });
        const place = { year: upload.year, school: actor.school, province: actor.province };
        if (plan.added.length + plan.changed.length > 0) {
          importRoster(tx, plan, place, cohort, this.config.platformKey);
          tx.afterCommit(() => this.path.signal([boardSignal(upload.year, audienceOf(actor, departments))]));
        }
        tx.update('roster_upload', { id }, { status: 'imported', importedAt: tx.now, entries: [] });
      },
      result: { id },
    });
    return this.get(actor, done.result['id']);
  }
}

const audienceOf = ({ school, province }: { school: string; province: string }, departments: readonly Department[]): string[] =>
  ['ministry', `province:${province}`, `school:${school}`, ...departments.map(({ code }) => `department:${code}`)];

async function readAll(file: Buffer, about: { today: string; year: number }): Promise<{ rows: RosterRow[]; problems: RosterProblem[]; notices: number }> {
  const rows: RosterRow[] = [];
  const problems: RosterProblem[] = [];
  let notices = 0;
  for await (const entry of readRoster(file, rosterLimits, about)) {
    if ('problems' in entry) { problems.push(...entry.problems); continue; }
    rows.push(entry.row);
    notices += entry.notices.length;
  }
  return { rows, problems, notices };
}
