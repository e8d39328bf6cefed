import { maybe, ruleTime, sql } from '@netsign/platform';
import { checkRoster } from './roster.check.js';
import { importRoster } from './roster.import.js';
import { leave, Stopped, type WorkTools } from './roster.progress.js';
import { asOwner } from './roster.stage.js';
import type { RosterUpload } from './roster-upload.entity.js';

/** A work that began this often without getting on is given up: it would only fail again. */
const MOST_ATTEMPTS = 3;

/**
 * Checks or imports one upload to its end, unless another process does. A failure that nobody foresaw leaves the upload as it stands, to
 * be tried again; after three it is given up and says so.
 */
export async function workOn(tools: WorkTools, id: string): Promise<void> {
  await tools.database.exclusively(`roster ${id}`, async () => {
    const upload = await take(tools, id);
    if (upload === null) return;
    try {
      await (upload.status === 'checking' ? checkRoster(tools, upload) : importRoster(tools, upload));
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      await leave(tools, id);
    }
  });
}

/** Begins: counts the attempt, or gives up. Null when there is nothing to do. */
async function take({ database, tell, logger }: WorkTools, id: string): Promise<RosterUpload | null> {
  const { upload } = await database.readAsOwner({ upload: maybe<RosterUpload>(`select * from roster_upload where id = $1 and status in ('checking', 'importing')`, [id]) });
  if (upload === null) return null;
  const checking = upload.status === 'checking';
  if (upload.attempts >= MOST_ATTEMPTS) {
    logger.error({ upload: id, attempts: upload.attempts }, 'the work on a roster was given up');
    await asOwner(database, [sql(`update roster_upload set status = $2, code = 'INTERNAL', attempts = 0, working_since = null where id = $1`, [id, checking ? 'refused' : 'stopped'])]);
    tell();
    return null;
  }
  await asOwner(database, [sql(`update roster_upload set attempts = attempts + 1, working_since = ${ruleTime}, touched_at = ${ruleTime}${checking ? ', done_rows = 0, share = 0' : ''} where id = $1`, [id])]);
  tell();
  return { ...upload, attempts: upload.attempts + 1 };
}
