import {
  educationLevels, employerNatures, findCode, industries, nationalities, politicalStatuses, provinces, sexes, trainingModes, type Codes, type PartyMode,
} from '@netsign/contracts';
import { printableText, unprintable } from '@netsign/platform';
import type { Agreement } from '../agreement/agreement.entity.js';
import { printedCheckCode } from './check-code.js';

/** When the invitation reached its states, ISO 8601, and whether 院系 took part. */
export interface Signing { readonly reached: Readonly<Record<string, string | undefined>>; readonly departmentTakesPart: boolean }
/** An agreement that may be printed: it has its number and check code. */
export type Numbered = Agreement & { readonly number: string; readonly checkCode: string; readonly inForceAt: Date };

interface Fact { readonly label: string; readonly value: string; readonly wide: boolean }
const fact = (label: string, value: string): Fact => ({ label, value, wide: false });
const wide = (label: string, value: string): Fact => ({ label, value, wide: true });

const named = (list: Codes, code: string): string => findCode(list, code)?.zh ?? code;
const forms: Record<PartyMode, { short: string; long: string; certifier: string; certified: string }> = {
  two_party: { short: '两方', long: '两方协议 · 甲方用人单位、乙方毕业生，学校鉴证登记', certifier: '鉴证登记 学校', certified: '学校鉴证通过' },
  three_party: { short: '三方', long: '三方协议 · 甲方用人单位、乙方毕业生、丙方学校', certifier: '丙方 学校', certified: '学校审核通过' },
};

/** 2027 年 3 月 1 日 18:22, as the clocks in China show it. */
export function chinaMoment(at: Date | string): string {
  const [date, time] = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().split('T');
  const [year, month, day] = date.split('-').map(Number);
  return `${year} 年 ${month} 月 ${day} 日 ${time.slice(0, 5)}`;
}

/** Where a paper is looked up: both keys stand after the #, which no browser sends to a server. */
export const verifyAddress = (publicUrl: string, { number, checkCode }: Pick<Numbered, 'number' | 'checkCode'>): string => `${publicUrl}/verify#n=${number}&c=${checkCode}`;

/**
 * Everything that stands on the paper, from what the agreement froze (docs/domain.md §Document): the same agreement, the same paper. The
 * clauses are the hashed text word by word; around them stand only facts about the parties and about who confirmed it when.
 */
export function paperOf(agreement: Numbered, signing: Signing, publicUrl: string) {
  const { mode, template, year, province, parties, number } = agreement;
  const form = forms[mode];
  const check = printedCheckCode(agreement.checkCode);
  const content = {
    title: '就业协议书', above: '全国普通高等学校毕业生', issuer: '全国高校毕业生网上签约平台', number, check, form: { short: form.short, long: form.long },
    head: [
      { label: '协议编号', value: number }, { label: '校验码', value: check }, { label: '届别', value: `${year} 届` },
      { label: '版式', value: `${named(provinces, province)} ${year} 年${form.short}协议 第 ${template} 版` }, { label: '学校', value: `${parties.schoolName}（${agreement.school}）` },
    ],
    scan: { alt: '二维码：打开平台的核验页面，核验本协议', words: '扫码核验真伪' },
    parties: partiesOf(agreement),
    clauses: {
      title: '协议内容', lead: '以下内容由双方在平台上逐条阅读并确认。',
      rows: agreement.text.map(({ label, value }, at) => ({ no: String(at + 1), label, value })),
    },
    signatures: { title: '确认与登记（北京时间）', blocks: signaturesOf(agreement, signing) },
    notes: { title: '说明', lines: notesOf(agreement, publicUrl) },
  };
  return withMissingGlyphs(content);
}

function partiesOf({ mode, parties, school }: Numbered) {
  const { employer, graduate } = parties;
  return [
    { title: '甲方 用人单位', rows: [
      [wide('单位名称', employer.name)],
      [fact('信用代码', employer.creditCode), fact('单位性质', named(employerNatures, employer.nature))],
      [fact('所属行业', named(industries, employer.industry)), fact('所在地区', `${named(provinces, employer.region.slice(0, 2))} ${employer.region}`)],
      [wide('单位地址', employer.address)],
    ].flat() },
    { title: '乙方 毕业生', rows: [
      fact('姓名', graduate.name), fact('性别', named(sexes, graduate.sex)), fact('民族', named(nationalities, graduate.nationality)), fact('政治面貌', named(politicalStatuses, graduate.politicalStatus)),
      fact('证件号码', graduate.idNumber), fact('学号', graduate.studentNo), fact('学历层次', named(educationLevels, graduate.educationLevel)), fact('毕业日期', graduate.graduatesOn),
      fact('培养方式', named(trainingModes, graduate.trainingMode)), fact('学习形式', graduate.studyForm), wide('专业', `${graduate.majorName}（${graduate.major}）`),
      ...(mode === 'two_party' ? [wide('学校、院系', `${parties.schoolName}（${school}） ${parties.departmentName}`)] : []),
    ] },
    ...(mode === 'three_party' ? [{ title: '丙方 学校', rows: [fact('学校名称', `${parties.schoolName}（${school}）`), fact('院系', parties.departmentName)] }] : []),
  ];
}

function signaturesOf({ mode, parties, certifiedAt, inForceAt }: Numbered, { reached, departmentTakesPart }: Signing) {
  const { certifier, certified } = forms[mode];
  const at = (state: string): string => (reached[state] === undefined ? '—' : chinaMoment(reached[state]));
  const first = departmentTakesPart ? `${parties.departmentName} 初审通过 ${at('school_review')}\n` : '';
  return [
    { title: '甲方 用人单位', name: parties.employer.name, act: '网上发出并确认协议内容，经短信验证', at: at('offered') },
    { title: '乙方 毕业生', name: parties.graduate.name, act: '网上同意协议内容，经短信验证', at: at(departmentTakesPart ? 'department_review' : 'school_review') },
    { title: certifier, name: parties.schoolName, act: `${first}${certified}`, at: chinaMoment(certifiedAt) },
    { title: '生效登记', name: '全国高校毕业生就业台账', act: '已登记，协议自此生效', at: chinaMoment(inForceAt) },
  ];
}

const notesOf = ({ textHash }: Numbered, publicUrl: string): string[] => [
  `核验：扫描首页的二维码，或打开 ${publicUrl}/verify，输入协议编号和校验码。协议是否有效，以平台核验的结果为准。`,
  '本文书由平台按双方确认的内容生成，同一份协议的文书逐字节不变；核验页面可以比对文件是否被改动。',
  `协议内容的摘要（SHA-256）：${textHash}`,
];

const MISSING_GLYPHS = '文中〔U+……〕处的字，字库尚未收录，以其统一码（Unicode）标出，与证件上的字等同。';

/** Every text of the paper as it can be printed; where a character has no glyph its code stands instead, and a note says so. */
function withMissingGlyphs<T extends { notes: { lines: string[] } }>(content: T): T {
  let missing = false;
  const printed = JSON.parse(JSON.stringify(content), (_key, value: unknown) => {
    if (typeof value !== 'string') return value;
    missing ||= unprintable(value).length > 0;
    return printableText(value);
  }) as T;
  if (missing) printed.notes.lines.push(MISSING_GLYPHS);
  return printed;
}
