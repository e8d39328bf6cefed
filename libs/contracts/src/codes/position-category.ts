import { codeList, plainRows } from './code-list.js';

/** 工作职位类别 (gzzwlbdm). */
export const positionCategories = codeList(
  { zh: '工作职位类别', en: 'Category of position', source: '毕业生就业方案代码 gzzwlbdm' },
  plainRows(`
    10 公务员 Civil servant
    11 科学研究人员 Scientific researcher
    13 工程技术人员 Engineer or technician
    17 农林牧渔业技术人员 Technician in agriculture, forestry or fishery
    19 卫生专业技术人员 Health professional
    21 经济业务人员 Business and economics professional
    22 金融业务人员 Finance professional
    23 法律专业人员 Legal professional
    24 教学人员 Teacher
    25 文学艺术工作人员 Literature and arts professional
    26 体育工作人员 Sports professional
    27 新闻出版和文化工作人员 Press, publishing and culture professional
    29 其他专业技术人员 Other professional or technician
    30 办事人员和有关人员 Clerk
    40 商业和服务业人员 Commerce and service worker
    60 生产和运输设备操作人员 Production or transport operator
    80 军人 Member of the armed forces
    90 其他人员 Other
  `),
);
