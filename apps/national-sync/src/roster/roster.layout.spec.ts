import { completeIdNumber } from '@netsign/contracts';
import { readRoster, readRosterHeader, rosterColumns, type RosterEntry } from './roster.layout.js';
import { dayOf, monthOf } from './roster.dates.js';
import { textRow, workbookOf } from './workbook.fixture.js';
import { rosterLimits } from './workbook.limits.js';

const about = { today: '2027-03-01', year: 2027 };
const titles = rosterColumns.map((column) => column.title);
const woman = completeIdNumber('33999920050602990');

const good: Record<string, string> = {
  学号: '20239930001', 姓名: '买买提•吐尔逊', 性别: '女', 生源地名称: '浙江省杭州市', 生源地代码: '330100', 民族名称: '维吾尔族', 政治面貌: '3',
  城乡生源: '城镇', 学历层次: '本科生毕业', 专业名称: '软件工程', 专业方向: '', 专业代码: '080902', 入学年月: '202309', 毕业日期: '2027/6/30',
  培养方式: '非定向', 委培单位: '', 学习形式: '全日制', 证件号: woman.toLowerCase(), 考生号: '23339990000001', 院系: '计算机 学院', 班级: '',
};

async function read(changes: readonly Record<string, string>[], order = titles): Promise<RosterEntry[]> {
  const lines = changes.map((change) => order.map((title) => ({ ...good, ...change })[title] ?? ''));
  return all(workbookOf([order, ...lines].map((cells, index) => textRow(index + 1, cells)).join('')));
}

async function all(file: Buffer): Promise<RosterEntry[]> {
  const entries: RosterEntry[] = [];
  for await (const entry of readRoster(file, rosterLimits, about).rows) entries.push(entry);
  return entries;
}

const problemsOf = (entry: RosterEntry | undefined) => (entry?.problems ?? []).map(({ column, value, code }) => ({ row: entry?.row.at, column, value, code }));
const rowOf = (entry: RosterEntry | undefined) => entry?.row ?? null;

describe('a row of the roster', () => {
  it('becomes codes, ISO dates and one form of each name and number', async () => {
    const [entry] = await read([{}]);
    expect(entry).toEqual({
      problems: [], notices: [{ key: 'idNumber', column: '证件号', place: 18, value: expect.stringMatching(/^339\*+/) as string, code: 'REGION_UNKNOWN' }],
      row: {
        at: 2, studentNo: '20239930001', name: '买买提·吐尔逊', sex: '2', homeRegionName: '浙江省杭州市', homeRegion: '330100', nationality: '05',
        politicalStatus: '03', urbanRural: '2', educationLevel: '31', majorName: '软件工程', majorDirection: '', major: '080902',
        enrolledOn: '2023-09', graduatesOn: '2027-06-30', trainingMode: '1', trainingUnit: '', studyForm: '1', idNumber: woman,
        examineeNo: '23339990000001', department: '计算机 学院', className: '',
      },
    });
  });

  it('takes codes as well as labels', async () => {
    const codes = { 性别: '2', 民族名称: '05', 政治面貌: '03', 城乡生源: '2', 学历层次: '231', 培养方式: '1', 学习形式: '1' };
    const [labels] = await read([{}]);
    expect(await read([codes])).toEqual([labels]);
  });

  it.each([
    [{ 姓名: '' }, '姓名', 'ROSTER_VALUE_MISSING', ''],
    [{ 姓名: '王\uE863' }, '姓名', 'NAME_CHARACTER', '王\uE863'],
    [{ 性别: '未知' }, '性别', 'ROSTER_CODE_UNKNOWN', '未知'],
    [{ 性别: '男' }, '性别', 'ROSTER_SEX_DISAGREES', '男'],
    [{ 民族名称: '火星族' }, '民族名称', 'ROSTER_CODE_UNKNOWN', '火星族'],
    [{ 培养方式: '6' }, '培养方式', 'ROSTER_CODE_UNKNOWN', '6'],
    [{ 生源地代码: '990100' }, '生源地代码', 'ROSTER_CODE_UNKNOWN', '990100'],
    [{ 入学年月: '2023年秋' }, '入学年月', 'ROSTER_DATE', '2023年秋'],
    [{ 入学年月: '202313' }, '入学年月', 'ROSTER_DATE', '202313'],
    [{ 入学年月: '202706' }, '入学年月', 'ROSTER_DATE_UNLIKELY', '2027-06'],
    [{ 毕业日期: '2027-06-31' }, '毕业日期', 'ROSTER_DATE', '2027-06-31'],
    [{ 毕业日期: '2026-06-30' }, '毕业日期', 'ROSTER_DATE_UNLIKELY', '2026-06-30'],
    [{ 证件号: `${woman.slice(0, 17)}${woman.endsWith('1') ? '2' : '1'}` }, '证件号', 'ID_NUMBER_CHECK_DIGIT', /^339\*{13}\d[12]$/],
    [{ 证件号: '12345' }, '证件号', 'ID_NUMBER_FORM', '12345'],
    [{ 证件号: completeIdNumber('33999920150602990') }, '证件号', 'ID_NUMBER_AGE', /^339\*/],
    [{ 考生号: '不详' }, '考生号', 'ROSTER_VALUE_FORM', '不详'],
    [{ 院系: '院'.repeat(61) }, '院系', 'ROSTER_VALUE_FORM', '院'.repeat(60)],
  ])('with %j is refused at %s by %s', async (change, column, code, value) => {
    const [entry] = await read([change]);
    expect(problemsOf(entry)).toEqual([{ row: 2, column, code, value: value instanceof RegExp ? expect.stringMatching(value) : value }]);
  });

  it('tells everything that is wrong at once', async () => {
    const [entry] = await read([{ 姓名: '', 性别: '无', 考生号: '' }]);
    expect(problemsOf(entry).map(({ column }) => column)).toEqual(['姓名', '性别', '考生号']);
  });

  it.each([
    ['2', '21'],
    ['定向', '21'],
    ['4', '41'],
    ['委培', '41'],
  ])('reads the old mode of training %s as %s, with a notice', async (from, to) => {
    const [entry] = await read([{ 培养方式: from }]);
    expect(rowOf(entry)?.trainingMode).toBe(to);
    expect(entry).toMatchObject({ notices: [{ column: '培养方式', code: 'OLD_TRAINING_MODE' }, { code: 'REGION_UNKNOWN' }] });
  });

  it('is worth a look where no list knows the region, also an ended one is known', async () => {
    const ofOld = completeIdNumber('33010320050602990');
    const [unknown, ended] = await read([{ 生源地代码: '330199' }, { 生源地代码: '330103', 证件号: ofOld }]);
    expect(unknown.notices.map(({ column, value, code }) => [column, value.slice(0, 3), code])).toEqual([['生源地代码', '330', 'REGION_UNKNOWN'], ['证件号', '339', 'REGION_UNKNOWN']]);
    expect(ended).toMatchObject({ problems: [], notices: [] });
  });

  it('is refused for a formula in a column that is read, once, and not for one beside the table', async () => {
    const cells = titles.map((title) => `<c t="inlineStr"><is><t>${good[title] ?? ''}</t></is></c>`);
    const withFormula = cells.with(1, '<c><f>A1</f><v>1</v></c>').join('');
    const rows = `<row r="2">${withFormula}</row><row r="3">${cells.join('')}<c><f>A1</f></c></row>`;
    const entries = await all(workbookOf(textRow(1, titles) + rows));
    expect(problemsOf(entries[0])).toEqual([{ row: 2, column: '姓名', value: '=A1', code: 'WORKBOOK_FORMULA' }]);
    expect(problemsOf(entries[1])).toEqual([]);
  });
});

describe('the titles of the roster', () => {
  it('are found in any order, under a heading, with stars and spaces, among other columns', async () => {
    const order = ['备注', ...titles.toReversed()];
    const marked = order.map((title) => (title === '姓名' ? '* 姓 名' : title === '证件号' ? '身份证号' : title));
    const line = order.map((title) => (title === '备注' ? '无' : (good[title] ?? '')));
    const file = workbookOf(textRow(1, ['2027届生源信息']) + textRow(3, marked) + textRow(4, line) + textRow(5, ['只是备注']));
    const entries = await all(file);
    expect(entries).toHaveLength(1);
    expect(rowOf(entries[0])).toMatchObject({ at: 4, name: '买买提·吐尔逊', idNumber: woman });
  });

  it('must all be there: a lost column would blank what is known', () => {
    const refusal = expect.objectContaining({ code: 'ROSTER_COLUMN_MISSING', details: { columns: ['院系', '班级'] } });
    expect(() => readRosterHeader(titles.slice(0, -2))).toThrow(refusal);
    expect(readRosterHeader(['学号', '姓名', '成绩'])).toBeNull();
  });

  it('are missed in a workbook of something else, and students are missed under them', async () => {
    await expect(all(workbookOf(textRow(1, ['学号', '成绩'])))).rejects.toMatchObject({ code: 'ROSTER_COLUMN_MISSING' });
    await expect(all(workbookOf(textRow(1, titles)))).rejects.toMatchObject({ code: 'WORKBOOK_EMPTY' });
  });
});

describe('dates as people write them', () => {
  it.each(['2027-06-30', '2027/6/30', '2027.6.30', '2027年6月30日', '20270630', '2027-06-30T00:00:00', '2027-06-30 08:30'])('reads %s', (text) => {
    expect(dayOf(text)).toBe('2027-06-30');
  });

  it.each(['202309', '2023-9', '2023.09', '2023年9月', '2023-09-01', '20230901'])('reads the month of %s', (text) => {
    expect(monthOf(text)).toBe('2023-09');
  });

  it('reads nothing into other texts', () => {
    expect(['', '45000', '2027', '6/30/2027', '2027-06'].map(dayOf)).toEqual(['', '', '', '', '']);
    expect(monthOf('九月')).toBe('');
  });
});
