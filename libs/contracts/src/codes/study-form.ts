import { codeList } from './code-list.js';

/** 学习形式. Workbooks carry the label; the codes are the platform's own. */
export const studyForms = codeList({ zh: '学习形式', en: 'Form of study', source: '就业方案导出“学习形式”栏' }, [
  { code: '1', zh: '全日制', en: 'Full-time', aliases: ['普通全日制'] },
  { code: '2', zh: '非全日制', en: 'Part-time' },
]);
