import { codeList, type Code, type CodeRow } from './code-list.js';

/** 大类: 就业, 升学, 未就业. */
export type DestinationKind = 'employed' | 'further_study' | 'not_employed';

/** Group in the rates of 教学厅函〔2021〕19号: 协议和合同, 灵活, 创业, 升学, 待就业, 暂不就业. */
export type RateGroup2021 = 'contracted' | 'flexible' | 'self_employed' | 'further_study' | 'seeking' | 'not_seeking';

/** Group in the rates of 教就业厅函〔2024〕11号: 单位就业, 自主创业, 自由职业, 升学, 未就业. */
export type RateGroup2024 = 'with_employer' | 'self_employed' | 'freelance' | 'further_study' | 'not_employed';

/** 毕业去向类别 (byqxdm). */
export interface Destination extends Code {
  readonly kind: DestinationKind;
  readonly group2021: RateGroup2021;
  readonly group2024: RateGroup2024;
  /** Counts as 落实 in both rates. */
  readonly settled: boolean;
  /** The two-digit code that a three-digit one belongs to. */
  readonly parent?: string;
}

type Groups = Pick<Destination, 'kind' | 'group2021' | 'group2024' | 'settled'>;

const contracted: Groups = { kind: 'employed', group2021: 'contracted', group2024: 'with_employer', settled: true };
const otherHired: Groups = { ...contracted, group2021: 'flexible' };
const founder: Groups = { kind: 'employed', group2021: 'self_employed', group2024: 'self_employed', settled: true };
const freelance: Groups = { kind: 'employed', group2021: 'flexible', group2024: 'freelance', settled: true };
const study: Groups = { kind: 'further_study', group2021: 'further_study', group2024: 'further_study', settled: true };
const seeking: Groups = { kind: 'not_employed', group2021: 'seeking', group2024: 'not_employed', settled: false };
const notSeeking: Groups = { ...seeking, group2021: 'not_seeking' };

/** Codes of earlier years: kept so that old records can be read, offered nowhere. */
const HISTORY = { validFrom: null, validTo: '2020-12-31', source: '毕业生就业方案代码 byqxdm，2020年及以前' };

const rows: CodeRow<Destination>[] = [
  { code: '10', zh: '签就业协议形式就业', en: 'Employed by an employment agreement', ...contracted },
  { code: '11', zh: '签劳动合同形式就业', en: 'Employed by a labour contract', ...contracted },
  { code: '12', zh: '其他录用形式就业', en: 'Employed in another form', ...otherHired },
  { code: '27', zh: '科研助理、管理助理', en: 'Research or administrative assistant (group)', ...contracted },
  { code: '271', zh: '科研助理', en: 'Research assistant', ...contracted, parent: '27', aliases: ['科研助理、管理助理'] },
  { code: '272', zh: '管理助理', en: 'Administrative assistant', ...contracted, parent: '27' },
  { code: '46', zh: '应征义务兵', en: 'Conscript', ...contracted, aliases: ['预征入伍'] },
  { code: '50', zh: '国家基层项目', en: 'National grass-roots programme (group)', ...contracted },
  { code: '501', zh: '国家基层项目—特岗教师', en: 'National programme: special-post teacher', ...contracted, parent: '50' },
  { code: '502', zh: '国家基层项目—三支一扶', en: 'National programme: three supports and one assistance', ...contracted, parent: '50' },
  { code: '503', zh: '国家基层项目—西部计划', en: 'National programme: Go West', ...contracted, parent: '50' },
  { code: '51', zh: '地方基层项目', en: 'Local grass-roots programme (group)', ...contracted },
  { code: '511', zh: '地方基层项目—特岗教师', en: 'Local programme: special-post teacher', ...contracted, parent: '51' },
  { code: '512', zh: '地方基层项目—地方选调生', en: 'Local programme: selected graduate', ...contracted, parent: '51', aliases: ['选调生'] },
  { code: '513', zh: '地方基层项目—农技特岗', en: 'Local programme: agricultural technician', ...contracted, parent: '51', aliases: ['农技特岗'] },
  { code: '514', zh: '地方基层项目—乡村医生', en: 'Local programme: village doctor', ...contracted, parent: '51', aliases: ['乡村医生'] },
  { code: '515', zh: '地方基层项目—乡村教师', en: 'Local programme: village teacher', ...contracted, parent: '51', aliases: ['乡村教师'] },
  { code: '519', zh: '地方基层项目—其他地方基层项目', en: 'Local programme: other', ...contracted, parent: '51' },
  { code: '75', zh: '自主创业', en: 'Founder of an own business', ...founder },
  { code: '76', zh: '自由职业', en: 'Freelance', ...freelance },
  { code: '80', zh: '境内升学', en: 'Further study in the mainland (group)', ...study, aliases: ['升学'] },
  { code: '801', zh: '境内升学—研究生', en: 'Further study: postgraduate', ...study, parent: '80', aliases: ['研究生'] },
  { code: '802', zh: '境内升学—第二学士学位', en: 'Further study: second bachelor', ...study, parent: '80', aliases: ['第二学士学位'] },
  { code: '803', zh: '境内升学—专科升普通本科', en: 'Further study: from junior college to bachelor', ...study, parent: '80', aliases: ['专升本'] },
  { code: '85', zh: '境外留学', en: 'Study abroad', ...study, aliases: ['出国、出境'] },
  { code: '70', zh: '待就业', en: 'Seeking employment (group)', ...seeking },
  { code: '701', zh: '求职中', en: 'Looking for work', ...seeking, parent: '70' },
  { code: '702', zh: '签约中', en: 'About to sign', ...seeking, parent: '70' },
  { code: '703', zh: '拟参加公招考试', en: 'Preparing for a public-service examination', ...seeking, parent: '70' },
  { code: '704', zh: '拟创业', en: 'Preparing an own business', ...seeking, parent: '70' },
  { code: '705', zh: '拟应征入伍', en: 'Preparing to enlist', ...seeking, parent: '70' },
  { code: '71', zh: '不就业拟升学', en: 'Not seeking, preparing for further study', ...notSeeking },
  { code: '72', zh: '其他暂不就业', en: 'Not seeking for other reasons (group)', ...notSeeking },
  { code: '721', zh: '暂不就业', en: 'Not seeking for now', ...notSeeking, parent: '72' },
  { code: '722', zh: '拟出国出境', en: 'Preparing to go abroad', ...notSeeking, parent: '72' },
  { code: '77', zh: '其他灵活就业', en: 'Other flexible employment', ...otherHired, ...HISTORY },
  { code: '81', zh: '升学（非全日制）', en: 'Further study, part-time', ...study, ...HISTORY },
  { code: '82', zh: '升学（规培）', en: 'Further study, residency training', ...study, ...HISTORY },
  { code: '99', zh: '其他', en: 'Other', ...notSeeking, ...HISTORY },
];

/** Three kinds, fourteen two-digit codes in use; three-digit codes refine some of them (docs/domain.md §Destinations). */
export const destinations = codeList<Destination>(
  { zh: '毕业去向类别', en: 'Destination', source: '教学厅函〔2021〕19号；2024年口径按教就业厅函〔2024〕11号', validFrom: '2021-01-01' },
  rows,
);
