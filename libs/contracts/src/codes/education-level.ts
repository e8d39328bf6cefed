import { codeList, type Code } from './code-list.js';

/** 学历层次 (xldm): the level studied and whether it ended with a diploma (毕业) or without (结业). */
export interface EducationLevel extends Code {
  readonly level: 'doctor' | 'master' | 'second_bachelor' | 'bachelor' | 'junior_college';
  readonly completed: boolean;
}

export const educationLevels = codeList<EducationLevel>(
  { zh: '学历层次', en: 'Level of education', source: '毕业生就业管理系统代码 xldm' },
  [
    { code: '01', zh: '博士生毕业', en: 'Doctor', level: 'doctor', completed: true, aliases: ['博士', '博士研究生', '博士研究生毕业'] },
    { code: '02', zh: '博士生结业', en: 'Doctor, without diploma', level: 'doctor', completed: false, aliases: ['博士研究生结业'] },
    { code: '11', zh: '硕士生毕业', en: 'Master', level: 'master', completed: true, aliases: ['硕士', '硕士研究生', '硕士研究生毕业'] },
    { code: '12', zh: '硕士生结业', en: 'Master, without diploma', level: 'master', completed: false, aliases: ['硕士研究生结业'] },
    { code: '25', zh: '二学位毕业', en: 'Second bachelor', level: 'second_bachelor', completed: true, aliases: ['第二学士学位', '二学位'] },
    { code: '31', zh: '本科生毕业', en: 'Bachelor', level: 'bachelor', completed: true, aliases: ['本科', '本科毕业'] },
    { code: '32', zh: '本科生结业', en: 'Bachelor, without diploma', level: 'bachelor', completed: false, aliases: ['本科结业'] },
    { code: '41', zh: '专科生毕业', en: 'Junior college', level: 'junior_college', completed: true, aliases: ['专科', '大专', '专科毕业'] },
    { code: '42', zh: '专科生结业', en: 'Junior college, without diploma', level: 'junior_college', completed: false, aliases: ['专科结业'] },
    { code: '61', zh: '高职生毕业', en: 'Vocational college', level: 'junior_college', completed: true, aliases: ['高职', '高职（专科）', '高职毕业'] },
    { code: '62', zh: '高职生结业', en: 'Vocational college, without diploma', level: 'junior_college', completed: false, aliases: ['高职结业'] },
  ],
);

/** Codes of a provincial system for the same levels, as its exports carry them. */
export const provincialEducationLevels: Readonly<Record<string, string>> = {
  '101': '01',
  '111': '11',
  '231': '31',
  '341': '41',
  '361': '61',
};
