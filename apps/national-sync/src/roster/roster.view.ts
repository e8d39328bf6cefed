import type { RosterView } from '@netsign/contracts';
import type { RosterUpload } from './roster-upload.entity.js';

/** `departments`: names of the school's 院系 as the tree has them now, so that the preview no longer asks for one just created. */
export function viewOf(upload: RosterUpload, departments: readonly { name: string }[]): RosterView {
  const known = new Set(departments.map(({ name }) => name));
  const { id, status, year, fileName, fileDigest, code, columns, rows, added, changed, unchanged, missing, problemCount, noticeCount, oldTrainingModes, importedRow, imported } = upload;
  return {
    id, status, year, fileName, fileBytes: Number(upload.fileBytes), received: Number(upload.received), fileDigest, code, columns: [...columns],
    rows, added, changed, unchanged, missing, departmentsToCreate: upload.departments.filter(name => !known.has(name)), problemCount, noticeCount, oldTrainingModes,
    progress: upload.workingSince === null ? null : { rows: upload.doneRows, share: upload.share, since: upload.workingSince.toISOString() },
    importedRow, imported, marked: upload.markedDigest !== null, uploadedAt: upload.uploadedAt.toISOString(), importedAt: upload.importedAt?.toISOString() ?? null,
  };
}
