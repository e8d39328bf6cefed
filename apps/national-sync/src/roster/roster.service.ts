import { Injectable } from '@nestjs/common';
import { AppError, type Actor, type nationalSyncApi, type ParsedInputOf, type RosterFinding, type RosterStatus, type RosterView } from '@netsign/contracts';
import { Commands, counted, Database, decodeCursor, FileStore, insertStatement, many, nowStatement, one, pageOf, uuidv7, type By } from '@netsign/platform';
import { departmentsText } from './roster.check.js';
import { markText } from './roster.import.js';
import type { Department } from './roster.stage.js';
import type { Confirmer, RosterUpload } from './roster-upload.entity.js';
import { RosterWorker } from './roster.worker.js';
import { viewOf } from './roster.view.js';

type Api = typeof nationalSyncApi;

const uploadText = 'select * from roster_upload where id = $1';

/**
 * A school's rosters: a workbook comes in by parts, is checked, and is imported once somebody has confirmed what the check says. What takes
 * long is done elsewhere (`roster.worker.ts`); here nothing takes longer than a command.
 */
@Injectable()
export class RosterService {
  constructor(private readonly database: Database, private readonly commands: Commands, private readonly files: FileStore, private readonly worker: RosterWorker) {}

  /** Announces a workbook of `bytes` bytes. */
  async begin({ actor }: By, { year, fileName, bytes }: ParsedInputOf<Api['beginRoster']>): Promise<RosterView> {
    const { now } = await this.database.read(actor, { now: one<{ now: Date }>(nowStatement.text) });
    const upload = { ...announced, id: uuidv7(), school: actor.school!, province: actor.province!, year, account: actor.account, fileName, fileBytes: bytes, uploadedAt: now.now, touchedAt: now.now };
    await this.commands.note(actor, [insertStatement('roster_upload', upload)]);
    return this.get(actor, upload.id);
  }

  /** Takes the bytes from `offset` on. Throws UPLOAD_OFFSET with `received`, the right offset, when they do not follow. */
  async part({ actor }: By, { id, offset, file }: ParsedInputOf<Api['sendRosterPart']> & { file: unknown }): Promise<RosterView> {
    const bytes = Buffer.isBuffer(file) ? file : Buffer.alloc(0);
    const { upload } = await this.database.read(actor, { upload: one<RosterUpload>(uploadText, [id]) });
    if (upload.status !== 'receiving') throw new AppError('ROSTER_NOT_RECEIVING');
    const received = Number(upload.received);
    if (offset !== received) throw new AppError('UPLOAD_OFFSET', { received });
    const end = offset + bytes.length;
    if (end > Number(upload.fileBytes)) throw new AppError('UPLOAD_TOO_LONG');
    await this.files.receive(id, offset, bytes);
    // Of two calls with one part, one counts.
    const status: RosterStatus = end === Number(upload.fileBytes) ? 'checking' : 'receiving';
    await this.commands.note(actor, [counted(`update roster_upload set received = $2, status = $3, touched_at = now() where id = $1 and status = 'receiving' and received = $4`, [id, end, status, received], 1)]);
    if (status === 'checking') this.worker.wake();
    return this.get(actor, id);
  }

  async get(actor: Actor, id: string): Promise<RosterView> {
    const { upload, departments } = await this.database.read(actor, { upload: one<RosterUpload>(uploadText, [id]), departments: many<Department>(departmentsText, [actor.school]) });
    return viewOf(upload, departments);
  }

  /** Newest first; a school has a handful a year. */
  async list(actor: Actor): Promise<{ items: RosterView[] }> {
    const { uploads, departments } = await this.database.read(actor, {
      uploads: many<RosterUpload>('select * from roster_upload where school = $1 order by uploaded_at desc, id limit 100', [actor.school]),
      departments: many<Department>(departmentsText, [actor.school]),
    });
    return { items: uploads.map(upload => viewOf(upload, departments)) };
  }

  /** What the check found, in the order of the sheet. */
  async findings(actor: Actor, { id, kind, cursor, limit }: ParsedInputOf<Api['listRosterFindings']>): Promise<{ items: RosterFinding[]; next: string | null }> {
    const after = decodeCursor(cursor, ['number', 'number', 'text']) ?? ['0', '-1', ''];
    const { rows } = await this.database.read(actor, {
      upload: one(uploadText, [id]),
      rows: many<RosterFinding & { place: number }>(`select f.at as row, f.place, f.title as column, f.value, f.code, f.was, coalesce(g.name, '') as name, coalesce(g.student_no, '') as student_no
        from roster_finding f left join graduate g on g.graduate_id = f.graduate_id
        where f.upload = $1 and f.kind = $2 and (f.at, f.place, f.code) > ($3, $4, $5) order by f.at, f.place, f.code limit $6`, [id, kind, ...after, limit + 1]),
    });
    const page = pageOf(rows, limit, ({ row, place, code }) => [String(row), String(place), code]);
    return { items: page.items.map(({ place: _place, ...finding }) => finding), next: page.next };
  }

  /** The marked workbook, as it lies in the store, and the name it is saved under. */
  async marked(actor: Actor, id: string): Promise<{ bytes: Awaited<ReturnType<FileStore['open']>>; length: number; fileName: string }> {
    const { upload } = await this.database.read(actor, { upload: one<RosterUpload>(uploadText, [id]) });
    if (upload.markedDigest === null) throw new AppError('NOT_FOUND');
    return { length: await this.files.size(upload.markedDigest), bytes: await this.files.open(upload.markedDigest), fileName: `${upload.fileName.replace(/\.xlsx$/i, '')}-标注.xlsx` };
  }

  /** Begins the import of what was checked, or goes on with a stopped one. Of two at once in one cohort `roster_upload_one_import` lets one in. */
  async confirm(by: By, id: string): Promise<RosterView> {
    const { actor, address, device } = by;
    await this.commands.run(by, {
      subject: { table: 'roster_upload', id },
      read: {
        upload: one<RosterUpload>(`${uploadText} for update`, [id]), departments: many<Department>(departmentsText, [actor.school]),
        cohort: one<{ mark: string }>(markText.replace('$2', '(select year from roster_upload where id = $2)'), [actor.school, id]),
      },
      act: (tx, { upload, departments, cohort }) => {
        const refusal = notImportable[upload.status];
        if (refusal !== undefined) throw new AppError(refusal);
        // Also one whose workbook was forgotten meanwhile.
        if (upload.cohortMark !== cohort.mark || upload.fileDigest === null) throw new AppError('ROSTER_OUTDATED');
        const unknown = upload.departments.filter(name => departments.every(department => department.name !== name));
        if (unknown.length > 0) throw new AppError('ROSTER_DEPARTMENT_UNKNOWN', { departments: unknown });
        const confirmedBy: Confirmer = { role: 'school', account: actor.account, address, device };
        tx.update('roster_upload', { id }, { status: 'importing', confirmedBy, code: null, attempts: 0, doneRows: upload.imported, share: 0, workingSince: tx.now, touchedAt: tx.now });
        tx.afterCommit(() => { this.worker.wake(); });
      },
      result: { id },
    });
    return this.get(actor, id);
  }

  /** Ends an import after the portion it is at, anything earlier altogether. */
  async stop(by: By, id: string): Promise<RosterView> {
    await this.commands.run(by, {
      subject: { table: 'roster_upload', id },
      read: { upload: one<RosterUpload>(`${uploadText} for update`, [id]) },
      act: (tx, { upload }) => {
        if (upload.status === 'imported') throw new AppError('ROSTER_ALREADY_CONFIRMED');
        if (upload.status === 'cancelled') return;
        tx.update('roster_upload', { id }, { status: upload.status === 'importing' ? 'stopped' : 'cancelled', workingSince: null, touchedAt: tx.now });
        tx.afterCommit(() => { this.worker.leave(id); });
      },
      result: { id },
    });
    return this.get(by.actor, id);
  }
}

const notImportable = {
  receiving: 'ROSTER_NOT_CHECKED', checking: 'ROSTER_NOT_CHECKED', refused: 'ROSTER_NOT_CHECKED', cancelled: 'ROSTER_NOT_CHECKED', has_problems: 'ROSTER_HAS_PROBLEMS',
  importing: 'ROSTER_ALREADY_CONFIRMED', imported: 'ROSTER_ALREADY_CONFIRMED', checked: undefined, stopped: undefined,
} as const satisfies Record<RosterStatus, string | undefined>;

/** An upload of which nothing has come in yet. */
const announced = {
  status: 'receiving', received: 0, columns: [], rows: 0, added: 0, changed: 0, unchanged: 0, missing: 0, departments: [], problemCount: 0, noticeCount: 0, oldTrainingModes: 0,
  cohortMark: 0, doneRows: 0, share: 0, attempts: 0, importedRow: 0, imported: 0,
} as const;
