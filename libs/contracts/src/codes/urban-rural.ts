import { codeList } from './code-list.js';

/** 城乡生源: where the household was before the studies. Workbooks carry the label. */
export const urbanRural = codeList({ zh: '城乡生源', en: 'Urban or rural origin', source: '毕业生就业方案代码 cxsy' }, [
  { code: '2', zh: '城镇', en: 'Urban', aliases: ['城市'] },
  { code: '3', zh: '农村', en: 'Rural', aliases: ['乡村'] },
]);
