import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { relationships, textRow, workbookOf, workbookParts, zipOf, type ZipPart } from './workbook.fixture.js';
import { rosterLimits, type WorkbookLimits } from './workbook.limits.js';
import { checkWorkbook, readWorkbook, type SheetRow } from './workbook.reader.js';

async function rowsOf(file: string | Buffer, limits: Partial<WorkbookLimits> = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readWorkbook(file, { ...rosterLimits, ...limits })) rows.push(row);
  return rows;
}

async function excel(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('名单'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const sheet = (body: string): ZipPart => ({ name: 'xl/worksheets/sheet1.xml', body });
const shared = (body: string): ZipPart => ({ name: 'xl/sharedStrings.xml', body: `<sst>${body}</sst>` });
const one = textRow(1, ['甲']);

describe('reading a workbook that Excel could have written', () => {
  it('reads shared strings, rich text, numbers, dates, booleans and gaps, and leaves empty rows out', async () => {
    const file = await excel((page) => {
      page.getCell('A1').value = '  姓名 ';
      page.getCell('C1').value = { richText: [{ text: '买买提' }, { font: { bold: true }, text: '·吐尔逊' }] };
      page.getCell('A3').value = 20271;
      page.getCell('B3').value = 0.1 + 0.2;
      page.getCell('C3').value = new Date(Date.UTC(2027, 5, 30));
      page.getCell('D3').value = true;
      page.getCell('E3').value = new Date(Date.UTC(2023, 8, 1, 8, 30));
      page.getCell('F3').value = { text: '甲', hyperlink: 'https://example.invalid/' };
    });
    expect(await rowsOf(file)).toEqual([
      { row: 1, cells: ['姓名', '', '买买提·吐尔逊'], problems: [] },
      { row: 3, cells: ['20271', '0.3', '2027-06-30', 'TRUE', '2023-09-01T08:30:00', '甲'], problems: [] },
    ]);
  });

  it('reads dates by Chinese and built-in formats, also from 1904, and leaves amounts and hours alone', async () => {
    const formats = ['yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', 'yyyy-mm', '0.00" 天"', '#,##0_d', 'h:mm'];
    const file = (date1904: boolean) =>
      excel((page, book) => {
        book.properties.date1904 = date1904;
        formats.forEach((numFmt, index) => {
          const cell = page.getCell(1, index + 1);
          cell.value = 46_203;
          cell.numFmt = numFmt;
        });
      });
    expect((await rowsOf(await file(false)))[0]?.cells).toEqual(['2026-06-30', '2026-06-30', '2026-06-30', '46203', '46203', '46203']);
    expect((await rowsOf(await file(true)))[0]?.cells[0]).toBe('2030-07-01');
  });

  it('makes full-width digits and letters half-width, but leaves Chinese punctuation', async () => {
    const cells = ['３３０１０６Ｘ', '软件工程（卓越班）', '\u3000甲\u00A0\u200B', '甲_x000D_\n乙', '_x0000_甲_xD86C_'];
    const rows = await rowsOf(workbookOf(textRow(1, cells)));
    expect(rows[0]?.cells).toEqual(['330106X', '软件工程（卓越班）', '甲', '甲\r\n乙', '甲\uFFFD']);
  });

  it('leaves out phonetic hints and understands prefixes and cells without references', async () => {
    const body =
      '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="s"><x:v>1</x:v></x:c>' +
      '<x:c t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:rPh><x:t>jia</x:t></x:rPh></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const strings = shared('<si><t>无</t></si><si><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si>');
    expect((await rowsOf(workbookOf('', [sheet(body), strings])))[0]).toEqual({ row: 1, cells: ['张三', '甲'], problems: [] });
  });

  it('reads the first visible sheet, from a path as from bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workbook-'));
    const bytes = await excel((page, book) => {
      page.state = 'hidden';
      page.getCell('A1').value = '看不见';
      book.addWorksheet('第二').getCell('A1').value = '看得见';
    });
    await writeFile(join(folder, 'a.xlsx'), bytes);
    expect((await rowsOf(join(folder, 'a.xlsx')))[0]?.cells).toEqual(['看得见']);
    expect(await checkWorkbook(bytes, rosterLimits)).toEqual({ sheet: '第二' });
    await rm(folder, { recursive: true });
  });

  it('leaves a missing file to its caller instead of blaming the workbook', async () => {
    await expect(rowsOf('/nowhere/a.xlsx')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('cells that hold no value', () => {
  it('names formulas by row and column, plain, shared and with a cached value', async () => {
    const file = await excel((page) => {
      page.getCell('A1').value = '甲';
      page.getCell('B2').value = { formula: 'A1&"乙"', result: '甲乙' };
      page.getCell('C2').value = { formula: '1+1', result: 2, shareType: 'shared', ref: 'C2:D2' } as ExcelJS.CellFormulaValue;
      page.getCell('D2').value = { sharedFormula: 'C2', result: 2 };
    });
    const rows = await rowsOf(file);
    expect(rows[1]?.problems.map(({ column, code }) => [column, code])).toEqual([2, 3, 4].map((column) => [column, 'WORKBOOK_FORMULA']));
    expect(rows[1]?.problems[0]?.value).toBe('=A1&"乙"');
    expect(rows[1]?.cells).toEqual([]);
  });

  it('names error values, and numbers whose last digits Excel has lost', async () => {
    const row = '<row r="7"><c r="A7" t="e"><v>#N/A</v></c><c r="C7"><v>3.3010620050602E+17</v></c><c r="D7"><v>202705000123456</v></c></row>';
    expect(await rowsOf(workbookOf(row))).toEqual([
      {
        row: 7,
        cells: ['', '', '', '202705000123456'],
        problems: [
          { column: 1, value: '#N/A', code: 'WORKBOOK_CELL_ERROR' },
          { column: 3, value: '330106200506020000', code: 'WORKBOOK_NUMBER_TOO_LONG' },
        ],
      },
    ]);
  });
});

describe('a file that is no workbook, or a hostile one', () => {
  const bomb = Buffer.alloc(3_000_000, ' ');
  const macroType = '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
  const cases: [string, string, () => Buffer, Partial<WorkbookLimits>?][] = [
    ['text', 'WORKBOOK_NOT_XLSX', () => Buffer.from('学号,姓名\n')],
    ['nothing', 'WORKBOOK_NOT_XLSX', () => Buffer.alloc(0)],
    ['an old or encrypted Excel file', 'WORKBOOK_NOT_XLSX', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])],
    ['a zip of something else', 'WORKBOOK_NOT_XLSX', () => zipOf([{ name: 'readme.txt', body: 'x' }])],
    ['a document of another program', 'WORKBOOK_NOT_XLSX', () => workbookOf(one, [{ name: '_rels/.rels', body: relationships([]) }])],
    ['a binary workbook', 'WORKBOOK_NOT_XLSX', () => workbookOf(one, [{ name: '_rels/.rels', body: relationships([['rId1', 'officeDocument', 'xl/workbook.bin']]) }])],
    ['half a file', 'WORKBOOK_DAMAGED', () => workbookOf(one).subarray(0, 400)],
    ['broken XML', 'WORKBOOK_DAMAGED', () => workbookOf('<row><c></row>')],
    ['bytes that are no UTF-8', 'WORKBOOK_DAMAGED', () => workbookOf('', [{ ...sheet(''), body: Buffer.from('<worksheet>\xff\xfe</worksheet>', 'latin1') }])],
    ['a string number that leads nowhere', 'WORKBOOK_DAMAGED', () => workbookOf('<row><c t="s"><v>5</v></c></row>')],
    ['two files of one name', 'WORKBOOK_DAMAGED', () => zipOf([...workbookParts(one), { name: 'XL/workbook.xml', body: '<workbook/>' }])],
    ['a file that climbs out of the zip', 'WORKBOOK_DAMAGED', () => workbookOf(one, [{ name: '../../etc/x', body: 'x' }])],
    ['tags nested without end', 'WORKBOOK_DAMAGED', () => workbookOf('<a>'.repeat(50) + '</a>'.repeat(50))],
    ['a part that unpacks to 200 times its size', 'WORKBOOK_TOO_LARGE_INSIDE', () => workbookOf(one, [{ name: 'xl/media/a.xml', body: bomb }])],
    ['parts that are too large together', 'WORKBOOK_TOO_LARGE_INSIDE', () => workbookOf(one), { inflatedBytes: 900 }],
    ['a part larger than it declares', 'WORKBOOK_TOO_LARGE_INSIDE', () => workbookOf('', [{ ...sheet(`<worksheet>${' '.repeat(99_999)}</worksheet>`), declared: 50 }])],
    ['more files than a workbook has', 'WORKBOOK_TOO_LARGE_INSIDE', () => workbookOf(one), { entries: 4 }],
    ['more strings than fit', 'WORKBOOK_TOO_LARGE_INSIDE', () => workbookOf(one, [shared('<si/>'.repeat(200))]), { sharedCharacters: 1000 }],
    ['one text without end', 'WORKBOOK_TOO_LARGE_INSIDE', () => workbookOf(textRow(1, ['甲'.repeat(99_999)])), { tokenCharacters: 30_000 }],
    ['too many rows', 'WORKBOOK_TOO_LARGE_INSIDE', () => workbookOf(textRow(1, ['甲']) + textRow(2, ['乙'])), { rows: 1 }],
    ['a value far to the right', 'WORKBOOK_TOO_LARGE_INSIDE', () => workbookOf('<row><c r="XFD1"><v>1</v></c></row>')],
    ['a macro', 'WORKBOOK_HAS_MACROS', () => workbookOf(one, [{ name: 'xl/vbaProject.bin', body: 'x' }])],
    ['the type of a macro workbook', 'WORKBOOK_HAS_MACROS', () => workbookOf(one, [{ name: '[Content_Types].xml', body: macroType }])],
    ['a macro sheet', 'WORKBOOK_HAS_MACROS', () => workbookOf(one, [{ name: 'xl/macrosheets/sheet1.xml', body: '<a/>' }])],
    ['a link to another workbook', 'WORKBOOK_HAS_EXTERNAL_LINKS', () => workbookOf(one, [{ name: 'xl/externalLinks/externalLink1.xml', body: '<a/>' }])],
    ['a picture from elsewhere', 'WORKBOOK_HAS_EXTERNAL_LINKS', () => workbookOf(one, [{ name: 'xl/drawings/_rels/d.xml.rels', body: relationships([['r1', 'image', 'https://example.invalid/x', 'External']]) }])],
    ['a data connection', 'WORKBOOK_HAS_EXTERNAL_LINKS', () => workbookOf(one, [{ name: 'xl/connections.xml', body: '<a/>' }])],
    ['entities in the sheet', 'WORKBOOK_HAS_ENTITIES', () => workbookOf('', [sheet('<!DOCTYPE a [<!ENTITY b "甲">]><worksheet/>')])],
    ['entities in the strings', 'WORKBOOK_HAS_ENTITIES', () => workbookOf(one, [{ name: 'xl/sharedStrings.xml', body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><sst><si><t>&b;</t></si></sst>' }])],
    ['no row', 'WORKBOOK_EMPTY', () => workbookOf('')],
    ['rows without a value', 'WORKBOOK_EMPTY', () => workbookOf('<row r="1"><c r="A1" s="1"/></row>' + textRow(2, [' ', '\u3000']))],
  ];

  it.each(cases)('refuses %s by %s, at the check and in reading', async (_what, code, file, limits = {}) => {
    await expect(rowsOf(file(), limits)).rejects.toMatchObject({ name: 'AppError', code });
    // What shows only further down the sheet is left to the reading.
    if (limits.rows === undefined) await expect(checkWorkbook(file(), { ...rosterLimits, ...limits })).rejects.toMatchObject({ code });
  });

  it('takes an ordinary hyperlink, which nobody fetches', async () => {
    const links = relationships([['r1', 'hyperlink', 'mailto:office@example.invalid', 'External']]);
    expect(await rowsOf(workbookOf(one, [{ name: 'xl/worksheets/_rels/sheet1.xml.rels', body: links }]))).toHaveLength(1);
  });

  it('takes the same small workbook that the cases spoil, so that each is refused for its spoiling only', async () => {
    expect(await rowsOf(workbookOf(one))).toEqual([{ row: 1, cells: ['甲'], problems: [] }]);
    expect(await rowsOf(workbookOf(one, [{ name: 'xl/worksheets/sheet9.xml', body: 'x', stored: true }]))).toHaveLength(1);
  });
});

describe('a large workbook', () => {
  it('is read to its end, and no further than the caller wants', async () => {
    const rows = Array.from({ length: 40_000 }, (_none, index) => textRow(index + 1, [`甲${index}`, `乙${index * 7}`, '丙'])).join('');
    const file = workbookOf(rows);
    for await (const row of readWorkbook(file, rosterLimits)) if (row.row === 3) break;
    let read = 0;
    for await (const _row of readWorkbook(file, rosterLimits)) read += 1;
    expect(read).toBe(40_000);
  });
});
