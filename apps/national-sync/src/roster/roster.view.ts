import type { RosterView } from '@netsign/contracts';
import type { RosterUpload } from './roster-upload.entity.js';

/** An upload without its rows. */
export type UploadSummary = Omit<RosterUpload, 'entries'>;

export const summaryColumns = `id, school, year, status, account, file_name, file_digest, rows, added, changed, unchanged, missing, departments, old_training_modes,
  problems, problem_count, cohort_mark, uploaded_at, imported_at`;

/** `departments`: names of the school's 院系 as the tree has them now, so that the preview no longer asks for one just created. */
export function viewOf(upload: UploadSummary, departments: readonly { name: string }[]): RosterView {
  const known = new Set(departments.map(({ name }) => name));
  const { id, status, year, fileDigest, fileName, rows, added, changed, unchanged, missing, oldTrainingModes, problems, problemCount } = upload;
  return {
    id, status, year, fileDigest, fileName, rows, added, changed, unchanged, missing, departmentsToCreate: upload.departments.filter(name => !known.has(name)),
    oldTrainingModes, problems: [...problems], problemCount, uploadedAt: upload.uploadedAt.toISOString(), importedAt: upload.importedAt?.toISOString() ?? null,
  };
}
