import { codeList, type Code } from './code-list.js';

/** 单位行业 (dwhydm). */
export interface Industry extends Code {
  /** Section letter of GB/T 4754-2017; the armed forces have none. */
  readonly section: string | null;
}

export const industries = codeList<Industry>(
  { zh: '单位行业', en: 'Industry', source: '毕业生就业方案代码 dwhydm；GB/T 4754-2017' },
  [
    { code: '11', section: 'A', zh: '农、林、牧、渔业', en: 'Agriculture, forestry, animal husbandry and fishery' },
    { code: '21', section: 'B', zh: '采矿业', en: 'Mining' },
    { code: '22', section: 'C', zh: '制造业', en: 'Manufacturing' },
    { code: '23', section: 'D', zh: '电力、热力、燃气及水生产和供应业', en: 'Electricity, heat, gas and water' },
    { code: '24', section: 'E', zh: '建筑业', en: 'Construction' },
    { code: '31', section: 'F', zh: '批发和零售业', en: 'Wholesale and retail' },
    { code: '32', section: 'G', zh: '交通运输、仓储和邮政业', en: 'Transport, storage and post' },
    { code: '33', section: 'H', zh: '住宿和餐饮业', en: 'Accommodation and catering' },
    { code: '34', section: 'I', zh: '信息传输、软件和信息技术服务业', en: 'Information transmission, software and IT services' },
    { code: '35', section: 'J', zh: '金融业', en: 'Finance' },
    { code: '36', section: 'K', zh: '房地产业', en: 'Real estate' },
    { code: '37', section: 'L', zh: '租赁和商务服务业', en: 'Leasing and business services' },
    { code: '38', section: 'M', zh: '科学研究和技术服务业', en: 'Scientific research and technical services' },
    { code: '39', section: 'N', zh: '水利、环境和公共设施管理业', en: 'Water, environment and public facilities' },
    { code: '41', section: 'O', zh: '居民服务、修理和其他服务业', en: 'Resident services, repair and other services' },
    { code: '42', section: 'P', zh: '教育', en: 'Education' },
    { code: '43', section: 'Q', zh: '卫生和社会工作', en: 'Health and social work' },
    { code: '44', section: 'R', zh: '文化、体育和娱乐业', en: 'Culture, sports and entertainment' },
    { code: '45', section: 'S', zh: '公共管理、社会保障和社会组织', en: 'Public administration, social security and social organisations' },
    { code: '46', section: 'T', zh: '国际组织', en: 'International organisations' },
    { code: '80', section: null, zh: '军队', en: 'Armed forces' },
  ],
);
