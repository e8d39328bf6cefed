import { createHash } from 'node:crypto';
import { isErrorCode, Terms, type ErrorCode, type PartyMode, type TermsDraft } from '@netsign/contracts';
import canonicalize from 'canonicalize';

/** The names and roll fields a case freezes, so that its text stays what was read whatever is corrected later. */
export interface Parties {
  readonly employer: { creditCode: string; name: string; nature: string; industry: string; region: string; address: string };
  readonly graduate: { name: string; idNumber: string; sex: string; nationality: string; politicalStatus: string; studentNo: string; majorName: string; major: string; educationLevel: string; trainingMode: string; studyForm: string; graduatesOn: string };
  readonly schoolName: string;
  readonly departmentName: string;
}

/** One clause of the agreement as both sides read it; `key` names the term or party field it prints. */
export interface Clause { readonly key: string; readonly label: string; readonly value: string }

/** Version of the wording; part of the hashed text together with the province's template. */
const WORDING = 1;
const yuan = (amount: number) => `${amount.toLocaleString('en-US').replaceAll(',', '\u2009')} 元`;
const grounds: Record<string, string> = { further_study: '升学', public_service: '被公务员、事业单位等公开招录', military: '应征入伍', abroad: '出国（境）', no_diploma: '未取得毕业证书' };
const or = (text: unknown, empty = '无') => (typeof text === 'string' && text !== '' ? text : empty);

/** The Chinese agreement, clause by clause, from a complete set of terms (docs/domain.md §Terms). Same input, same text. */
export function composeText(mode: PartyMode, year: number, parties: Parties, terms: Terms): Clause[] {
  const { employer, graduate } = parties;
  const clause = (key: string, label: string, value: string): Clause => ({ key, label, value });
  return [
    clause('form', '协议形式', mode === 'three_party' ? '三方协议（甲方用人单位、乙方毕业生、丙方学校）' : '两方协议（甲方用人单位、乙方毕业生，学校鉴证登记）'),
    clause('year', '届别', `${year} 届`),
    clause('employer.name', '甲方（用人单位）', `${employer.name}，统一社会信用代码 ${employer.creditCode}，住所 ${employer.address}`),
    clause('contactName', '甲方联系人', `${terms.contactName}，${terms.contactPhone}`),
    clause('graduate.name', '乙方（毕业生）', `${graduate.name}，证件号 ${graduate.idNumber}`),
    clause('graduate.school', '学校、院系、专业', `${parties.schoolName} ${parties.departmentName} ${graduate.majorName}，${graduate.graduatesOn} 毕业`),
    ...(mode === 'three_party' ? [clause('school', '丙方（学校）', parties.schoolName)] : []),
    clause('position', '工作岗位', terms.position),
    clause('workPlace', '工作地点', terms.workPlace),
    clause('reportBy', '报到期限', `${terms.reportBy} 前`),
    clause('contractMonths', '劳动合同期限', terms.contractMonths === null ? '无固定期限' : months(terms.contractMonths)),
    clause('probationMonths', '试用期', terms.probationMonths === 0 ? '无试用期' : months(terms.probationMonths)),
    clause('monthlyPay', '转正后月工资（税前）', yuan(terms.monthlyPay)),
    clause('probationPay', '试用期月工资（税前）', terms.probationMonths === 0 ? '—' : yuan(terms.probationPay)),
    clause('insurance', '社会保险和住房公积金', terms.insurance),
    clause('housing', '住房', or(terms.housing)),
    clause('benefits', '其他福利', or(terms.benefits)),
    clause('employerPenalty', '甲方违约金', terms.employerPenalty === 0 ? '无' : yuan(terms.employerPenalty)),
    clause('graduatePenalty', '乙方违约金', terms.graduatePenalty === 0 ? '无' : yuan(terms.graduatePenalty)),
    clause('releaseGrounds', '可以免责解除的情形', terms.releaseGrounds.map(ground => grounds[ground]).join('、') || '无'),
    clause('acceptsArchive', '档案', terms.acceptsArchive ? `甲方接收，寄往 ${or(terms.archiveReceiver, '甲方指定单位')}` : '甲方不接收'),
    clause('acceptsHousehold', '户口', terms.acceptsHousehold ? `甲方接收，迁往 ${or(terms.householdAddress, '甲方所在地')}` : '甲方不接收'),
    clause('supplement', '补充条款', or(terms.supplement)),
  ];
}

const months = (count: number) => (count % 12 === 0 ? `${count / 12} 年` : `${count} 个月`);

/** SHA-256, hex, of the wording, the template, the mode and every clause: what a second factor is bound to. */
export const hashText = (mode: PartyMode, template: number, text: readonly Clause[]): string =>
  createHash('sha256').update(canonicalize({ wording: WORDING, template, mode, text })!).digest('hex');

/** What keeps a draft from being sent: terms that are not given yet, and terms that cannot stand as they are given, each with its code. */
export interface TermFaults { readonly missing: string[]; readonly wrong: { term: string; code: ErrorCode }[] }

export function termFaults(draft: TermsDraft): TermFaults {
  const parsed = Terms.safeParse(draft);
  const codes = new Map((parsed.error?.issues ?? []).map(({ path, message }): [string, ErrorCode] => [String(path[0] ?? ''), isErrorCode(message) ? message : 'INPUT_INVALID']));
  const isGiven = (term: string) => { const value = draft[term as keyof Terms]; return value !== undefined && value !== ''; };
  return { missing: [...codes.keys()].filter(term => !isGiven(term)), wrong: [...codes].filter(([term]) => isGiven(term)).map(([term, code]) => ({ term, code })) };
}

/** The complete terms, or null while something is missing. */
export function completeTerms(draft: TermsDraft): Terms | null {
  const parsed = Terms.safeParse(draft);
  return parsed.success ? parsed.data : null;
}
