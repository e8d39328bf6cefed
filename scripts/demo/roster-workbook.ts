import ExcelJS from 'exceljs';
import { educationLevels, findCode, nationalities, politicalStatuses, sexes, studyForms, trainingModes, urbanRural, type Codes } from '@netsign/contracts';
import type { DemoGraduate, DemoWorld } from './people.js';

const label = (list: Codes, code: string) => {
  const entry = findCode(list, code);
  if (!entry) throw new Error(`${list.en} has no code ${code}`);
  return entry.zh;
};

/** Title and content of each column, as an export of 就业管理系统 has them: labels, not codes, where people read. */
const COLUMNS: readonly (readonly [string, (graduate: DemoGraduate) => string])[] = [
  ['学号', (graduate) => graduate.studentNo],
  ['姓名', (graduate) => graduate.name],
  ['性别', (graduate) => label(sexes, graduate.sex)],
  ['生源地名称', (graduate) => graduate.homeRegionName],
  ['生源地代码', (graduate) => graduate.homeRegion],
  ['民族名称', (graduate) => label(nationalities, graduate.nationality)],
  ['政治面貌', (graduate) => label(politicalStatuses, graduate.politicalStatus)],
  ['城乡生源', (graduate) => label(urbanRural, graduate.urbanRural)],
  ['学历层次', (graduate) => label(educationLevels, graduate.educationLevel)],
  ['专业名称', (graduate) => graduate.majorName],
  ['专业方向', (graduate) => graduate.majorDirection],
  ['专业代码', (graduate) => graduate.major],
  ['入学年月', (graduate) => graduate.enrolledOn.replace('-', '')],
  ['毕业日期', (graduate) => graduate.graduatesOn],
  ['培养方式', (graduate) => label(trainingModes, graduate.trainingMode)],
  ['委培单位', (graduate) => graduate.trainingUnit],
  ['学习形式', (graduate) => label(studyForms, graduate.studyForm)],
  ['证件号', (graduate) => graduate.idNumber],
  ['考生号', (graduate) => graduate.examineeNo],
  ['院系', (graduate) => graduate.department],
  ['班级', (graduate) => graduate.className],
];

/** The roster of one school of the demo world as an .xlsx file, all cells text. Its zip carries the time of writing. */
export async function rosterWorkbook(world: DemoWorld, school: string): Promise<Buffer> {
  return graduatesWorkbook(world.graduates.filter((graduate) => graduate.school === school), world.year);
}

/** A roster workbook of any graduates: for journeys and specs that change or leave out some of them. */
export async function graduatesWorkbook(graduates: readonly DemoGraduate[], year: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = new Date(Date.UTC(year, 0, 1));
  const sheet = book.addWorksheet(`${year}届生源`, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(([title]) => ({ header: title, width: 16, style: { numFmt: '@' } }));
  for (const graduate of graduates) sheet.addRow(COLUMNS.map(([, content]) => content(graduate)));
  return Buffer.from(await book.xlsx.writeBuffer());
}
