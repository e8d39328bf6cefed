import { createHash } from 'node:crypto';
import { titles, type Side, type TerminationReason } from '@netsign/contracts';
import canonicalize from 'canonicalize';
import type { Agreement } from '../agreement/agreement.entity.js';
import type { Clause } from '../invitation/agreement-text.js';
import type { Forcing } from './termination.entity.js';

/** Version of the wording; part of the hashed text. */
const WORDING = 1;
const reasonTitle = titles('zh-CN').terminationReason;

export interface Ask { readonly askedBy: Side; readonly reasonCode: TerminationReason; readonly reason: string; readonly files: readonly string[] }

/** The letter by which a side asks and the other consents (docs/domain.md §Online termination). Same input, same text. */
export function composeLetter({ number, mode, parties, position }: Pick<Agreement, 'number' | 'mode' | 'parties' | 'position'>, { askedBy, reasonCode, reason, files }: Ask): Clause[] {
  const clause = (key: string, label: string, value: string): Clause => ({ key, label, value });
  const act = mode === 'two_party' ? '鉴证' : '审核';
  return [
    clause('number', '解除的协议', `就业协议书 ${number ?? ''}`),
    clause('employer', '甲方（用人单位）', `${parties.employer.name}，统一社会信用代码 ${parties.employer.creditCode}`),
    clause('graduate', '乙方（毕业生）', `${parties.graduate.name}，${parties.schoolName} ${parties.departmentName}`),
    clause('position', '工作岗位', position),
    clause('askedBy', '申请方', askedBy === 'graduate' ? '乙方（毕业生）' : '甲方（用人单位）'),
    clause('reason', '解约理由', `${reasonTitle[reasonCode]}。${reason}`),
    clause('files', '所附材料', files.length === 0 ? '无' : `${files.length} 份：${files.map(digest => digest.slice(0, 16)).join('、')}`),
    clause('effect', '解约的效力', `双方同意并经学校${act}通过后，上述协议解除；在此之前协议仍然有效。协议约定的违约责任由双方自行结清。`),
  ];
}

const hashOf = (text: unknown): string => createHash('sha256').update(canonicalize(text)!).digest('hex');

/** SHA-256, hex, of the wording, every clause and every paper: what the second factor of both sides is bound to. */
export const hashLetter = (text: readonly Clause[], files: readonly string[]): string => hashOf({ wording: WORDING, text, files });

/** SHA-256, hex, of what a forcing rests on: what its second person signs by. */
export const hashForcing = (letter: string, { ground, record, reason, files }: Pick<Forcing, 'ground' | 'record' | 'reason' | 'files'>): string => hashOf({ wording: WORDING, letter, ground, record, reason, files });

/** The digest by which the log holds a record that it does not show. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
