import { AppError, chinaDay, type FindingKind } from '@netsign/contracts';
import { copyLine, many, nowStatement, one, sql } from '@netsign/platform';
import { personFields } from './graduate.record.js';
import { readRoster, titleOf, type CellFinding, type RosterHeader } from './roster.layout.js';
import { changesOf, SHOWN_CHANGES, type Change, type PlannedChange } from './roster.changes.js';
import { asOwner, createPlan, createStage, dropStage, duplicates, notOk, planCounts, stageLine, stageOf, stageTarget, type Department, type Stage } from './roster.stage.js';
import type { RosterUpload } from './roster-upload.entity.js';
import { advance, type WorkTools } from './roster.progress.js';
import { rosterLimits } from './workbook.limits.js';
import { markWorkbook, type MarkedCell, type MarkedSheet } from './workbook.marker.js';

/** Rows that are written together. */
const PORTION = 4_000;

const findingTarget = 'roster_finding (upload, kind, at, place, code, school, title, value, was)';

interface Tally { rows: number; problems: number; notices: number; oldModes: number }

/**
 * Reads an upload to its end and says what its import would do; the roster itself is not touched. Every row goes to the stage, every
 * finding to its table, in portions, so that memory stays small whatever comes. Ends in `checked`, `has_problems` or `refused`.
 */
export async function checkRoster(tools: WorkTools, upload: RosterUpload): Promise<void> {
  const { database, files } = tools;
  const stage = stageOf(upload.id);
  const forgetFindings = sql('delete from roster_finding where upload = $1', [upload.id]);
  await asOwner(database, [forgetFindings, ...createStage(stage)]);
  const digest = upload.fileDigest ?? (await files.keep(upload.id)).digest;
  await advance(tools, upload, { fileDigest: digest });
  try {
    const { header, tally, sheet } = await stageRows(tools, upload, stage, digest);
    const counts = await judgeAcross(tools, upload, stage, header, tally);
    const markedDigest = tally.problems + tally.notices === 0 ? null : await markWorkbook(files, digest, findingsOf(tools, upload.id), sheet);
    if (tally.problems > 0) await asOwner(database, dropStage(stage));
    await advance(tools, upload, {
      ...counts, status: tally.problems > 0 ? 'has_problems' : 'checked', markedDigest, rows: tally.rows, problemCount: tally.problems, noticeCount: tally.notices,
      oldTrainingModes: tally.oldModes, ...rest,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { columns } = error.details;
    await asOwner(database, [forgetFindings, ...dropStage(stage)]);
    await advance(tools, upload, { status: 'refused', code: error.code, columns: Array.isArray(columns) ? (columns as string[]) : [], ...rest });
  }
}

const rest = { workingSince: null, attempts: 0 };

/** Fills the stage anew for an import that lost it with a crash of the server. What is in the roster already comes out as unchanged. */
export async function stageAgain(tools: WorkTools, upload: RosterUpload): Promise<void> {
  const stage = stageOf(upload.id);
  await asOwner(tools.database, createStage(stage));
  const { platformKey, database, files } = tools;
  const reading = readRoster(files.pathOf(upload.fileDigest!), rosterLimits, await checksOf(tools, upload));
  let lines: string[] = [];
  const write = () => database.transact('owner', async trip => { await trip.copy(stageTarget(stage), lines); });
  for await (const entry of reading.rows) {
    if (lines.push(stageLine(entry, platformKey)) < PORTION) continue;
    await write();
    lines = [];
  }
  await write();
  await asOwner(database, createPlan(stage, upload, await departmentsOf(tools, upload.school)));
}

/** Every row into the stage, every finding of a single row into its table. The next portion is read while the last one is written. */
async function stageRows(tools: WorkTools, upload: RosterUpload, stage: Stage, digest: string): Promise<{ header: RosterHeader; tally: Tally; sheet: MarkedSheet }> {
  const reading = readRoster(tools.files.pathOf(digest), rosterLimits, await checksOf(tools, upload));
  const tally: Tally = { rows: 0, problems: 0, notices: 0, oldModes: 0 };
  let [lines, findings]: [string[], string[]] = [[], []];
  let written: Promise<unknown> = Promise.resolve(null);
  const write = async (): Promise<void> => {
    const failure = await written;
    if (failure !== null) throw failure as Error;
    const set = { doneRows: tally.rows, share: reading.share() };
    const copies = [{ target: stageTarget(stage), lines }, { target: findingTarget, lines: findings }];
    written = advance(tools, upload, set, copies).then(() => null, (error: unknown) => error);
    [lines, findings] = [[], []];
  };
  for await (const entry of reading.rows) {
    const { row, problems, notices } = entry;
    lines.push(stageLine(entry, tools.platformKey));
    for (const found of problems) findings.push(findingLine(upload, 'problem', row.at, found));
    for (const found of notices) findings.push(findingLine(upload, 'notice', row.at, found));
    tally.rows += 1;
    tally.problems += problems.length;
    tally.notices += notices.length;
    tally.oldModes += notices.filter(({ code }) => code === 'OLD_TRAINING_MODE').length;
    if (lines.length >= PORTION) await write();
  }
  await write();
  const failure = await written;
  if (failure !== null) throw failure as Error;
  const { row, places } = reading.header();
  return { header: places, tally, sheet: { headerRow: row, reasonPlace: reading.columns() + 1 } };
}

/** What only all rows together show: numbers that stand twice, and what the cohort says to them. */
async function judgeAcross(tools: WorkTools, upload: RosterUpload, stage: Stage, header: RosterHeader, tally: Tally): Promise<Partial<RosterUpload>> {
  const { database } = tools;
  const tell = async (key: 'examineeNo' | 'idNumber', code: 'ROSTER_DUPLICATE' | 'ROSTER_KEYS_DISAGREE', rows: readonly { at: number; value: string }[]): Promise<void> => {
    const lines = rows.map(({ at, value }) => findingLine(upload, 'problem', at, { key, column: titleOf(key), place: header.get(key)! + 1, value, code }));
    tally.problems += lines.length;
    await advance(tools, upload, {}, [{ target: findingTarget, lines }]);
    if (rows.length > 0) await asOwner(database, [notOk(stage, rows.map(({ at }) => at))]);
  };
  const { examineeNos, idNumbers } = await database.readAsOwner({ examineeNos: duplicates(stage, 'examinee_no'), idNumbers: duplicates(stage, 'id_match') });
  await tell('examineeNo', 'ROSTER_DUPLICATE', examineeNos);
  await tell('idNumber', 'ROSTER_DUPLICATE', idNumbers);

  const departments = await departmentsOf(tools, upload.school);
  await asOwner(database, createPlan(stage, upload, departments));
  const { counts, disagreeing, changing } = await database.readAsOwner({
    counts: planCounts(stage, upload, departments),
    disagreeing: many<{ at: number; value: string }>(`select p.at, r.examinee_no as value from ${stage.plan} p join ${stage.rows} r using (at) where p.act = 'disagree' order by p.at`),
    changing: many<PlannedChange>(`select r.at, r.person as to_person, r.department as to_department, r.education_level as to_level, r.training_mode as to_mode, g.* from ${stage.plan} p
      join ${stage.rows} r using (at) join graduate g on g.graduate_id = p.graduate_id where p.act = 'changed' order by p.at limit ${SHOWN_CHANGES}`),
  });
  await tell('examineeNo', 'ROSTER_KEYS_DISAGREE', disagreeing);
  const changes = changesOf(changing, departments);
  await advance(tools, upload, {}, [{ target: findingTarget, lines: changes.map(change => changeLine(upload, change)) }]);
  await asOwner(database, [sql(`insert into roster_finding (upload, kind, at, place, code, school, title, value, was, graduate_id)
    select $1, 'missing', row_number() over (order by student_no, graduate_id), 0, '', school, '', '', '', graduate_id from graduate g
    where school = $2 and year = $3 and not exists (select from ${stage.plan} p where p.graduate_id = g.graduate_id)`, [upload.id, upload.school, upload.year])]);
  const { added, changed, unchanged, missing, mark, unknown } = counts;
  return { added, changed, unchanged, missing, cohortMark: mark, departments: unknown ?? [] };
}

async function checksOf({ database }: WorkTools, { year }: RosterUpload): Promise<{ today: string; year: number }> {
  const { time } = await database.readAsOwner({ time: one<{ now: Date }>(nowStatement.text) });
  return { today: chinaDay(time.now), year };
}

export const departmentsOf = async ({ database }: Pick<WorkTools, 'database'>, school: string): Promise<Department[]> =>
  (await database.readAsOwner({ departments: many<Department>(departmentsText, [school]) })).departments;

export const departmentsText = `select code, name from organisation where kind = 'department' and parent = $1`;

const findingLine = ({ id, school }: RosterUpload, kind: FindingKind, at: number, { place, code, column, value }: CellFinding): string =>
  copyLine([id, kind, at, place, code, school, column, value, '']);

const changeLine = ({ id, school }: RosterUpload, { at, field, was, value }: Change): string =>
  copyLine([id, 'changed', at, personFields.indexOf(field as (typeof personFields)[number]) + 1, field, school, field, value, was]);

/** Problems and notices in the order of the sheet, a page at a time. */
async function* findingsOf({ database }: WorkTools, upload: string): AsyncGenerator<MarkedCell, void> {
  for (let after = { at: 0, place: 0, code: '' }; ;) {
    const { page } = await database.readAsOwner({
      page: many<MarkedCell>(`select at, place, code, kind, title from roster_finding where upload = $1 and kind in ('problem', 'notice') and (at, place, code) > ($2, $3, $4) order by at, place, code limit 5000`, [upload, after.at, after.place, after.code]),
    });
    yield* page;
    if (page.length < 5000) return;
    after = page.at(-1)!;
  }
}
