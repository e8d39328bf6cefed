import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, FileStore, Jobs, many, sql, type Job } from '@netsign/platform';
import { asOwner, dropStage, stageOf } from './roster.stage.js';
import type { RosterUpload } from './roster-upload.entity.js';
import { forgetFiles, leave } from './roster.progress.js';

/** Parts of a file whose upload nobody knows: the disk was full, say, and the row was not written. */
const STRAY_MS = 3 * 86_400_000;

/**
 * Workbooks hold the data of thousands of people and are kept no longer than they are of use (docs/domain.md §Roster): two days for an
 * upload that nobody goes on with, thirty for one that was checked or stopped. Also drops stages whose upload has ended.
 */
@Injectable()
export class RosterForgetting implements Job, OnModuleInit {
  readonly name = 'roster-forgetting';
  readonly everyMs = 3_600_000;

  constructor(private readonly database: Database, private readonly files: FileStore, private readonly jobs: Jobs) {}

  onModuleInit(): void { this.jobs.add(this); }

  async run(): Promise<number> {
    const { database, files } = this;
    const { broken, old, ended } = await database.readAsOwner({
      broken: many<{ id: string }>(`select id from roster_upload where status = 'receiving' and touched_at < now() - interval '2 days'`),
      old: many<RosterUpload>(`select * from roster_upload where status in ('checked', 'has_problems', 'stopped', 'refused') and file_digest is not null and touched_at < now() - interval '30 days'`),
      ended: many<{ id: string }>(`select id from roster_upload u where status in ('cancelled', 'imported', 'refused', 'has_problems') and to_regclass('stage.rows_' || replace(id::text, '-', '')) is not null`),
    });
    for (const { id } of broken) {
      await asOwner(database, [sql(`update roster_upload set status = 'cancelled' where id = $1 and status = 'receiving'`, [id])]);
      await leave({ database, files }, id);
    }
    for (const upload of old) {
      await asOwner(database, [
        sql(`update roster_upload set file_digest = null, marked_digest = null, status = case status when 'checked' then 'cancelled' else status end where id = $1`, [upload.id]),
        sql('delete from roster_finding where upload = $1', [upload.id]), ...dropStage(stageOf(upload.id)),
      ]);
      await forgetFiles({ database, files }, upload);
    }
    for (const { id } of ended) await asOwner(database, dropStage(stageOf(id)));
    await files.sweep(STRAY_MS);
    return 0;
  }
}
