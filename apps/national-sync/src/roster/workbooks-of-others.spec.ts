import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileStore } from '@netsign/platform';
import ExcelJS from 'exceljs';
import { readRoster, type RosterEntry } from './roster.layout.js';
import { rosterLimits } from './workbook.limits.js';
import { markWorkbook, type MarkedCell } from './workbook.marker.js';
import { readWorkbook, type SheetRow } from './workbook.reader.js';

const folder = path.join(__dirname, '..', '..', 'fixtures');
const NAMES = ['高示例', '买买提·吐尔逊', '𠮷野例', '阿依古丽·艾山', '欧阳示', '龘例', 'Zhang Li', '〇一例'];
/** Where each program's table begins: with a heading and a remark above it, or not. */
const programs = [['openpyxl', 3], ['xlsxwriter', 1], ['libreoffice', 3]] as const;

async function rosterOf(file: string | Buffer): Promise<{ entries: RosterEntry[]; headerRow: number; columns: number }> {
  const reading = readRoster(file, rosterLimits, { today: '2027-03-01', year: 2027 });
  const entries: RosterEntry[] = [];
  for await (const entry of reading.rows) entries.push(entry);
  return { entries, headerRow: reading.header().row, columns: reading.columns() };
}

async function sheetOf(file: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readWorkbook(file, rosterLimits)) rows.push(row);
  return rows;
}

describe.each(programs)('a workbook that %s wrote', (program, headerRow) => {
  const file = path.join(folder, `${program}.xlsx`);
  let home: string;
  let files: FileStore;
  beforeAll(() => {
    home = mkdtempSync(path.join(tmpdir(), 'marked-'));
    files = new FileStore(home);
  });
  afterAll(() => { rmSync(home, { recursive: true, force: true }); });

  it('is read as its eight graduates, whatever habits the program has', async () => {
    const { entries, headerRow: found } = await rosterOf(file);
    expect(found).toBe(headerRow);
    expect(entries.map(({ row }) => row.name)).toEqual(NAMES);
    // A character that our printed paper shows by its code, and nothing else to say.
    expect(entries.flatMap(({ problems, notices }) => [...problems, ...notices]).map(({ value, code }) => [value, code])).toEqual([['𠮷 (U+20BB7)', 'GLYPH_SHOWN_BY_CODE']]);
    entries.forEach(({ row }, at) => {
      expect(row).toMatchObject({
        at: headerRow + 1 + at, studentNo: `0023100${at}`, sex: at % 2 === 0 ? '1' : '2', homeRegion: '330102', nationality: '01', politicalStatus: '03', educationLevel: '31', majorDirection: '', major: '080902',
        enrolledOn: '2023-09', graduatesOn: '2027-06-30', trainingMode: '1', examineeNo: `2333900000000${at}`, department: '信息学院', className: '软件1班',
      });
      expect(row.idNumber).toMatch(/^33010220050\d{6}[\dX]$/);
    });
  });

  it('is marked without losing a cell, a style or a sheet, and can be read again by us and others', async () => {
    const { columns } = await rosterOf(file);
    const { digest } = await files.put(readFileSync(file));
    const [bad, odd] = [headerRow + 2, headerRow + 4];
    const findings: MarkedCell[] = [
      { at: bad, place: 2, title: '姓名', code: 'NAME_CHARACTER', kind: 'problem' }, { at: bad, place: 11, title: '专业方向', code: 'ROSTER_VALUE_MISSING', kind: 'problem' },
      { at: odd, place: 18, title: '证件号', code: 'REGION_UNKNOWN', kind: 'notice' },
    ];
    async function* cells() { await Promise.resolve(); yield* findings; }
    const marked = files.pathOf(await markWorkbook(files, digest, cells(), { headerRow, reasonPlace: columns + 1 }));

    const before = await sheetOf(file);
    const after = await sheetOf(marked);
    expect(after.map(({ row, cells: texts }) => ({ row, cells: texts.slice(0, columns).join('|').replace(/\|+$/, '') }))).toEqual(before.map(({ row, cells: texts }) => ({ row, cells: texts.join('|').replace(/\|+$/, '') })));
    const reasons = after.filter(({ cells: texts }) => texts.length > columns).map(({ row, cells: texts }) => [row, texts[columns]]);
    expect(reasons.map(([row]) => row)).toEqual([headerRow, bad, odd]);
    expect(reasons[1][1]).toMatch(/^姓名：.+\n专业方向：必填内容为空/);
    expect(reasons[2][1]).toMatch(/^提醒：证件号：/);

    const [original, book] = [new ExcelJS.Workbook(), new ExcelJS.Workbook()];
    await original.xlsx.readFile(file);
    await book.xlsx.readFile(marked);
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual(original.worksheets.map(({ name, state }) => [name, state]));
    const [sheet, was] = [book.getWorksheet('生源')!, original.getWorksheet('生源')!];
    const fillOf = (row: number, column: number) => (sheet.getCell(row, column).fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb;
    expect([fillOf(bad, 2), fillOf(bad, 11), fillOf(odd, 18)]).toEqual(['FFFFC7CE', 'FFFFC7CE', 'FFFFEB9C']);
    expect([fillOf(bad, 3), fillOf(odd, 2)]).toEqual([undefined, undefined]);
    expect(sheet.getCell(bad, 14).numFmt).toBe(was.getCell(bad, 14).numFmt);
    expect(sheet.getCell(headerRow, 1).font).toEqual(was.getCell(headerRow, 1).font);
    expect(sheet.getColumn(11).hidden).toBe(true);
  });

  it('is accepted as it is when it comes back marked', async () => {
    const { columns } = await rosterOf(file);
    const { digest } = await files.put(readFileSync(file));
    async function* cells() { await Promise.resolve(); yield { at: headerRow + 1, place: 1, title: '学号', code: 'ROSTER_VALUE_FORM', kind: 'problem' as const }; }
    const marked = await markWorkbook(files, digest, cells(), { headerRow, reasonPlace: columns + 1 });
    expect((await rosterOf(files.pathOf(marked))).entries).toEqual((await rosterOf(file)).entries);
  });
});
