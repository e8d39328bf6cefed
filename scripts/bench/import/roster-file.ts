import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { completeIdNumber } from '@netsign/contracts';
import yazl from 'yazl';
import { rosterColumns } from '../../../apps/national-sync/src/roster/roster.layout.js';

/** What every graduate of the file shares, by title; the four of `own` are each one's own. */
const SHARED: Readonly<Record<string, string>> = {
  生源地名称: '浙江省杭州市上城区', 生源地代码: '330102', 民族名称: '汉族', 政治面貌: '共青团员', 城乡生源: '城镇', 学历层次: '本科生毕业', 专业名称: '软件工程', 专业方向: '', 专业代码: '080902',
  入学年月: '202309', 毕业日期: '2027-06-30', 培养方式: '非定向', 委培单位: '', 学习形式: '全日制',
};
const DEPARTMENTS = ['信息学院', '外语学院', '机电学院'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉红建文志国'];
const CLASSES = 40;

/** Invented, and no two alike: a region, a birthday of some years and a number of the day make twenty million. */
export function idNumberOf(at: number): string {
  const region = 330102 + Math.floor(at / 1_000_000) * 4;
  const day = new Date(Date.UTC(2003, 8, 1) + (at % 1_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  return completeIdNumber(`${region}${day}${String(Math.floor(at / 1_000) % 1_000).padStart(3, '0')}`);
}

const own = (at: number) => [`2023${String(at).padStart(8, '0')}`, `${SURNAMES[at % 20]}${GIVEN[at % 29]}${GIVEN[(at * 7) % 30]}`, idNumberOf(at), `23339${String(at).padStart(9, '0')}`];
const OWN = ['学号', '姓名', '证件号', '考生号'];
const common = ['男', '女', ...DEPARTMENTS, ...Array.from({ length: CLASSES }, (_none, at) => `软件 ${at + 1} 班`), ...new Set(Object.values(SHARED)), ...rosterColumns.map(({ title }) => title)];
const numberOf = new Map(common.map((text, at) => [text, at]));

/** The names of the 院系 in such a file. */
export const departmentsOfFile = DEPARTMENTS;

/** Writes a roster of so many graduates as Excel does: shared strings, numbered as they are met. Memory stays small. */
export async function writeRosterFile(file: string, graduates: number): Promise<void> {
  const zip = new yazl.ZipFile();
  const part = (name: string, text: Iterable<string>) => { zip.addReadStreamLazy(name, { compressionLevel: 1 }, given => { given(null, Readable.from(text)); }); };
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const links = (rows: string) => [`${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`];
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  part('[Content_Types].xml', [`${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    <Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${kind}.sharedStrings+xml"/></Types>`]);
  part('_rels/.rels', links(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`));
  part('xl/workbook.xml', [`${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="生源" sheetId="1" r:id="rId1"/></sheets></workbook>`]);
  part('xl/_rels/workbook.xml.rels', links(`<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`));
  part('xl/sharedStrings.xml', strings(head, main, graduates));
  part('xl/worksheets/sheet1.xml', sheet(head, main, graduates));
  zip.end();
  await pipeline(zip.outputStream, fs.createWriteStream(file));
}

function* strings(head: string, main: string, graduates: number): Generator<string> {
  yield `${head}<sst xmlns="${main}">${common.map(item).join('')}`;
  for (let at = 0; at < graduates; at += 100) {
    let text = '';
    for (let one = at; one < Math.min(graduates, at + 100); one++) text += own(one).map(item).join('');
    yield text;
  }
  yield '</sst>';
}

const item = (text: string): string => `<si><t>${text}</t></si>`;
const columns = rosterColumns.map(({ title }, place) => ({ title, letter: String.fromCharCode(65 + place) }));

function* sheet(head: string, main: string, graduates: number): Generator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetData><row r="1">${columns.map(({ title, letter }) => `<c r="${letter}1" t="s"><v>${numberOf.get(title)}</v></c>`).join('')}</row>`;
  for (let at = 0; at < graduates; at += 100) {
    let text = '';
    for (let one = at; one < Math.min(graduates, at + 100); one++) text += rowOf(one);
    yield text;
  }
  yield '</sheetData></worksheet>';
}

function rowOf(at: number): string {
  const row = at + 2;
  const man = Math.floor(at / 1_000) % 2 === 1;
  const varying: Record<string, number | undefined> = { 性别: numberOf.get(man ? '男' : '女'), 院系: numberOf.get(DEPARTMENTS[at % 3]), 班级: numberOf.get(`软件 ${(at % CLASSES) + 1} 班`) };
  let cells = '';
  for (const { title, letter } of columns) {
    const mine = OWN.indexOf(title);
    const number = mine >= 0 ? common.length + at * OWN.length + mine : (varying[title] ?? numberOf.get(SHARED[title] ?? ''));
    if (number !== undefined && SHARED[title] !== '') cells += `<c r="${letter}${row}" t="s"><v>${number}</v></c>`;
  }
  return `<row r="${row}">${cells}</row>`;
}
