import { begin, commit, maybe, one, ruleTime, sql, updateStatement, type Commands, type Database, type FileStore, type Logger } from '@netsign/platform';
import { asOwner, dropStage, stageOf } from './roster.stage.js';
import type { RosterUpload } from './roster-upload.entity.js';

/** What the long work on an upload needs. It is done by the owner's login, in whatever process. */
export interface WorkTools {
  readonly database: Database;
  readonly commands: Commands;
  readonly files: FileStore;
  readonly logger: Logger;
  /** 32 bytes. */
  readonly platformKey: Buffer;
  /** Something visible has changed. */
  readonly tell: () => void;
  /** The process is to end: work breaks off at its next portion and is taken up again elsewhere. */
  readonly ending: AbortSignal;
}

/** Somebody stopped or cancelled the upload, or the process ends: what was being done is left as it is. */
export class Stopped extends Error {}

/** Rows for COPY. */
export interface Copy { readonly target: string; readonly lines: readonly string[] }

/** Writes a portion and how far the work is, in one transaction. Throws `Stopped` when the upload is no longer where the work took it up. */
export async function advance({ database, tell, ending }: WorkTools, upload: RosterUpload, set: Partial<RosterUpload>, copies: readonly Copy[] = []): Promise<void> {
  if (ending.aborted) throw new Stopped();
  await database.transact('owner', async trip => {
    const [, standing] = await trip.send([begin, sql('select status from roster_upload where id = $1 for update', [upload.id])]);
    if (standing.rows[0]?.['status'] !== upload.status) throw new Stopped();
    for (const { target, lines } of copies) if (lines.length > 0) await trip.copy(target, lines);
    const touched = sql(`update roster_upload set touched_at = ${ruleTime} where id = $1`, [upload.id]);
    await trip.send([touched, ...(Object.keys(set).length > 0 ? [updateStatement('roster_upload', { id: upload.id }, set)] : []), commit]);
  });
  tell();
}

/** A cancelled upload leaves nothing but the row that says so; anything else stays for whoever goes on. */
export async function leave({ database, files }: Pick<WorkTools, 'database' | 'files'>, id: string): Promise<void> {
  const { upload } = await database.readAsOwner({ upload: maybe<RosterUpload>('select * from roster_upload where id = $1', [id]) });
  if (upload?.status !== 'cancelled') return;
  await asOwner(database, [...dropStage(stageOf(id)), sql('delete from roster_finding where upload = $1', [id])]);
  await files.forget(id);
  await forgetFiles({ database, files }, upload);
}

/** Throws away the workbooks of an upload unless another upload holds the same bytes. */
export async function forgetFiles({ database, files }: Pick<WorkTools, 'database' | 'files'>, { id, fileDigest, markedDigest }: RosterUpload): Promise<void> {
  for (const digest of [fileDigest, markedDigest]) {
    if (digest === null) continue;
    const { others } = await database.readAsOwner({ others: one<{ n: number }>(`select count(*)::int as n from roster_upload where id <> $1 and (file_digest = $2 or marked_digest = $2) and status not in ('cancelled', 'imported', 'refused')`, [id, digest]) });
    if (others.n === 0) await files.remove(digest);
  }
}
