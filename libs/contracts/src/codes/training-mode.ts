import { codeList, type Code } from './code-list.js';

/** 培养方式 (pyfsdm). */
export interface TrainingMode extends Code {
  /** May sign online unless the school decides otherwise, which it can for 定向 and 委培 only. */
  readonly eligibleByDefault: boolean;
  /** The code that replaces an ended one: the careful one, until the school decides. */
  readonly replacedBy?: string;
}

const ENDED = '2020-12-31';
const SPLIT = '2021-01-01';

export const trainingModes = codeList<TrainingMode>(
  { zh: '培养方式', en: 'Mode of training', source: '毕业生就业管理系统代码 pyfsdm' },
  [
    { code: '1', zh: '非定向', en: 'Not bound', eligibleByDefault: true },
    { code: '21', zh: '定向（不可网签）', en: 'Bound, not for online signing', eligibleByDefault: false, validFrom: SPLIT },
    { code: '22', zh: '定向（可网签）', en: 'Bound, may sign online', eligibleByDefault: true, validFrom: SPLIT },
    { code: '3', zh: '在职', en: 'In employment', eligibleByDefault: true },
    { code: '41', zh: '委培（不可网签）', en: 'Commissioned, not for online signing', eligibleByDefault: false, validFrom: SPLIT },
    { code: '42', zh: '委培（可网签）', en: 'Commissioned, may sign online', eligibleByDefault: true, validFrom: SPLIT },
    { code: '5', zh: '自筹', en: 'Self-funded', eligibleByDefault: true },
    { code: '2', zh: '定向', en: 'Bound', eligibleByDefault: false, validTo: ENDED, replacedBy: '21' },
    { code: '4', zh: '委培', en: 'Commissioned', eligibleByDefault: false, validTo: ENDED, replacedBy: '41' },
  ],
);
