import ExcelJS from 'exceljs';
import { workbookOf, type Cell } from './workbook.js';
import { crc32 } from './zip.js';

describe('a workbook made in the page', () => {
  const rows: Cell[][] = [['项目', '人数', '占比'], ['毕业生总数', 14000, '100.00%'], ['=cmd|A1', null, '<&>"\u0007']];

  it('is read by another program with every cell as it was', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(workbookOf([{ name: '本级', rows }, { name: '下/一:级', rows: [['x']] }])) as never);
    expect(book.worksheets.map(sheet => sheet.name)).toEqual(['本级', '下 一 级']);
    const [sheet] = book.worksheets;
    expect([1, 2].map(at => sheet.getRow(2).getCell(at).value)).toEqual(['毕业生总数', 14000]);
    expect([1, 2, 3].map(at => sheet.getRow(3).getCell(at).value)).toEqual(['=cmd|A1', null, '<&>"']);
    expect(sheet.getRow(1).getCell(1).font.bold).toBe(true);
  });

  it('is the same bytes for the same content', () => {
    expect(workbookOf([{ name: 'a', rows }])).toEqual(workbookOf([{ name: 'a', rows }]));
  });

  it('carries the checksums of its parts', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});
