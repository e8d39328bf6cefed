import { codeList } from './code-list.js';

const HISTORY = { validTo: '2020-12-31' };

/** 单位性质 (dwxzdm). Asked only where a destination has an employer. */
export const employerNatures = codeList({ zh: '单位性质', en: 'Nature of the employer', source: '毕业生就业方案代码 dwxzdm' }, [
  { code: '10', zh: '机关', en: 'Party or government body', aliases: ['党政机关'] },
  { code: '20', zh: '科研设计单位', en: 'Research or design institute' },
  { code: '21', zh: '高等教育单位', en: 'Institution of higher education', aliases: ['高等学校'] },
  { code: '22', zh: '中初教育单位', en: 'School', aliases: ['中等、初等教育单位'] },
  { code: '23', zh: '医疗卫生单位', en: 'Medical or health institution' },
  { code: '29', zh: '其他事业单位', en: 'Other public institution' },
  { code: '31', zh: '国有企业', en: 'State-owned enterprise' },
  { code: '32', zh: '三资企业', en: 'Enterprise with foreign investment' },
  { code: '39', zh: '其他企业', en: 'Other enterprise', aliases: ['民营企业'] },
  { code: '40', zh: '部队', en: 'Armed forces' },
  { code: '55', zh: '农村建制村', en: 'Village' },
  { code: '56', zh: '城镇社区', en: 'Urban community' },
  { code: '25', zh: '艰苦事业单位', en: 'Public institution in a hardship area', ...HISTORY },
  { code: '27', zh: '科研助理', en: 'Research assistant', ...HISTORY },
  { code: '33', zh: '中小企业', en: 'Small or medium enterprise', ...HISTORY },
  { code: '35', zh: '艰苦行业企业', en: 'Enterprise in a hardship industry', ...HISTORY },
  { code: '99', zh: '其他', en: 'Other', ...HISTORY },
]);
