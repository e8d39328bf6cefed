import { randomBytes } from 'node:crypto';
import { AppError, cohortKeyIssued, graduateCorrected, graduateRegistered, type Actor, type Person, type Sealed } from '@netsign/contracts';
import { actorStatement, many, maybe, one, seal, unseal, uuidv7, type SystemTx, type Tx } from '@netsign/platform';
import { departmentsText, stageAgain } from './roster.check.js';
import type { Cohort } from './cohort.entity.js';
import { cohortAggregate, cohortOf, graduateAggregate } from './graduate.aggregate.js';
import type { Graduate } from './graduate.entity.js';
import { factOf } from './graduate.record.js';
import { dropStage, stageHolds, stageOf, type Department, type Stage } from './roster.stage.js';
import type { RosterUpload } from './roster-upload.entity.js';
import { advance, forgetFiles, Stopped, type WorkTools } from './roster.progress.js';

/** Graduates of one transaction: large enough to be quick, small enough to be stopped at once and to hold no lock for long. */
const PORTION = 1_000;

/**
 * Brings what was checked into the roster, portion by portion in the order of the sheet. Each is one transaction: graduates, their events,
 * the counts, and how far the file is in, so that a stop, a crash or another process goes on exactly after it. Ends in `imported`, or in
 * `stopped` with the reason when the ground has changed.
 */
export async function importRoster(tools: WorkTools, upload: RosterUpload): Promise<void> {
  const { database, tell } = tools;
  try {
    if (!(await stageHolds(database, upload.id, upload.rows))) await stageAgain(tools, upload);
    await expectUntouched(tools, upload);
    for (let more = true; more;) {
      if (tools.ending.aborted) throw new Stopped();
      more = await importPortion(tools, upload);
      tell();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await advance(tools, upload, { status: 'stopped', code: error.code, workingSince: null, attempts: 0 });
    return;
  }
  await forgetFiles(tools, upload);
}

/** Only imports change a cohort, and only one runs: the sum of all versions is what the last portion left, or another file came between. */
async function expectUntouched({ database }: WorkTools, { id, school, year }: RosterUpload): Promise<void> {
  const { cohort, upload } = await database.readAsOwner({
    cohort: one<{ mark: string }>(markText, [school, year]), upload: one<{ cohortMark: string }>('select cohort_mark from roster_upload where id = $1', [id]),
  });
  if (cohort.mark !== upload.cohortMark) throw new AppError('ROSTER_OUTDATED');
}

/** Grows with every registration and correction, so an equal sum means that nothing has changed. */
export const markText = 'select coalesce(sum(version), 0)::text as mark from graduate where school = $1 and year = $2';

/** A row to be imported, and the record it corrects. */
interface Planned {
  at: number; version: number; name: string; department: string; educationLevel: string; trainingMode: string; eligible: boolean; idMatch: string; person: Person;
  record: Graduate | null;
}

const portionText = ({ rows, plan }: Stage) => `select r.at, p.version, r.name, r.department, r.education_level, r.training_mode, r.eligible, r.id_match, r.person,
    case when g.graduate_id is not null then json_build_object('graduateId', g.graduate_id, 'version', g.version, 'hash', g.hash, 'year', g.year, 'department', g.department, 'school', g.school,
      'province', g.province, 'educationLevel', g.education_level, 'trainingMode', g.training_mode, 'eligible', g.eligible, 'idMatch', g.id_match, 'name', g.name, 'studentNo', g.student_no) end as record
  from (select * from ${plan} where act in ('new', 'changed') and at > $1 order by at limit ${PORTION}) p join ${rows} r using (at) left join graduate g on g.graduate_id = p.graduate_id order by r.at`;

/** Answers whether there is more. */
async function importPortion({ commands, platformKey }: WorkTools, { id, school, province, year, added, changed, confirmedBy }: RosterUpload): Promise<boolean> {
  const stage = stageOf(id);
  return commands.runAs(confirmedBy!, async tx => {
    // One after the other: what is read next depends on how far the last portion came.
    const { upload } = await tx.read({ upload: one<RosterUpload>('select * from roster_upload where id = $1 for update', [id]) });
    if (upload.status !== 'importing') throw new Stopped();
    const { cohort, departments, planned } = await tx.read({
      cohort: maybe<Cohort>('select * from cohort where cohort = $1 for update', [cohortOf(year, school)]), departments: many<Department>(departmentsText, [school]),
      planned: many<Planned>(portionText(stage), [upload.importedRow]),
    });
    const more = planned.length === PORTION;
    if (planned.length > 0) {
      const key = cohortKeyOf(tx, cohort, { year, school }, platformKey);
      // The function that counts asks who acts, as row-level security would.
      tx.add(actorStatement({ role: 'school', school, province, account: confirmedBy!.account } as Actor));
      write(tx, planned, { year, school, province }, new Map(departments.map(({ code, name }) => [name, code])), key);
    }
    const imported = upload.imported + planned.length;
    tx.update('roster_upload', { id }, {
      importedRow: planned.at(-1)?.at ?? upload.importedRow, imported, cohortMark: String(BigInt(upload.cohortMark) + BigInt(planned.length)), attempts: 0,
      doneRows: imported, share: imported / Math.max(1, added + changed), touchedAt: tx.now, ...(!more && { status: 'imported', importedAt: tx.now, workingSince: null }),
    });
    if (!more) for (const statement of dropStage(stage)) tx.add(statement);
    return more;
  });
}

/** Queues one portion: new graduates, corrections, their events and the counts of the roster. */
function write(tx: SystemTx, planned: readonly Planned[], place: { year: number; school: string; province: string }, departments: ReadonlyMap<string, string>, key: Buffer): void {
  const graduates = tx.batch(graduateAggregate);
  const counts = new RosterCounts();
  for (const { version, name, department: departmentName, educationLevel, trainingMode, eligible, idMatch, person, record } of planned) {
    const department = departments.get(departmentName);
    if (department === undefined) throw new AppError('ROSTER_DEPARTMENT_UNKNOWN', { departments: [departmentName] });
    if ((record?.version ?? 0) !== version) throw new AppError('ROSTER_OUTDATED');
    const state = { department, educationLevel, trainingMode, eligible, idMatch, name, studentNo: person.studentNo, person };
    if (record === null) {
      const graduate = { graduateId: uuidv7(), ...place, ...state };
      graduates.open(graduate, { event: graduateRegistered, data: factOf(graduate, 1, key), action: 'register', from: null, to: 'registered' });
    } else {
      counts.add(record, -1);
      graduates.move(record, state, { event: graduateCorrected, data: factOf({ ...record, ...state }, version + 1, key), action: 'correct', from: 'registered', to: 'registered' });
    }
    counts.add(state, 1);
  }
  counts.write(tx, place.year);
}

/** How many graduates came to each 院系 or left it. */
class RosterCounts {
  private readonly byDepartment = new Map<string, { roster: number; eligible: number }>();

  add({ department, eligible }: { department: string; eligible: boolean }, by: number): void {
    const known = this.byDepartment.get(department) ?? { roster: 0, eligible: 0 };
    this.byDepartment.set(department, { roster: known.roster + by, eligible: known.eligible + (eligible ? by : 0) });
  }

  write(tx: Tx, year: number): void {
    const counts = [...this.byDepartment.values()];
    tx.write('select count_roster($1, $2, $3, $4)', [year, [...this.byDepartment.keys()], counts.map(({ roster }) => roster), counts.map(({ eligible }) => eligible)]);
  }
}

/** The cohort's key, 32 bytes. Made at the first import; wrapped by the platform's key wherever it is kept or sent. */
function cohortKeyOf(tx: Tx, cohort: Cohort | null, { year, school }: { year: number; school: string }, platformKey: Buffer): Buffer {
  if (cohort !== null) return openCohortKey(cohort.wrapped, platformKey);
  const key = randomBytes(32);
  const wrapped = seal(key.toString('base64'), platformKey);
  const name = cohortOf(year, school);
  tx.open(cohortAggregate, { cohort: name, year, school, wrapped }, { event: cohortKeyIssued, data: { cohort: name, version: 1, wrapped }, action: 'issue', from: null, to: 'issued' });
  return key;
}

export const openCohortKey = (wrapped: Sealed, platformKey: Buffer): Buffer => Buffer.from(unseal(wrapped, platformKey), 'base64');
