import type { End, TermsDraft } from '@netsign/contracts';
import type { Who } from '../people/person.js';
import type { DemoEmployer, DemoGraduate, DemoOfficial } from './people.js';
import { districts } from './places.js';

interface Job { readonly position: string; readonly category: string; readonly pay: number }

/** What an employer of an industry looks for; pay in 元 a month. */
const JOBS: Readonly<Record<string, readonly Job[]>> = {
  '22': [{ position: '机械设计工程师', category: '13', pay: 9_200 }, { position: '工艺工程师', category: '13', pay: 8_600 }],
  '23': [{ position: '运行值班员', category: '13', pay: 8_400 }],
  '24': [{ position: '施工技术员', category: '13', pay: 8_800 }],
  '31': [{ position: '品类运营专员', category: '40', pay: 7_200 }],
  '32': [{ position: '调度员', category: '40', pay: 6_900 }],
  '33': [{ position: '门店储备店长', category: '40', pay: 6_200 }],
  '34': [{ position: '后端开发工程师', category: '13', pay: 14_500 }, { position: '测试开发工程师', category: '13', pay: 12_800 }, { position: '数据分析师', category: '13', pay: 12_200 }],
  '35': [{ position: '审计助理', category: '21', pay: 8_000 }],
  '37': [{ position: '招聘专员', category: '30', pay: 6_800 }],
  '38': [{ position: '检测分析员', category: '13', pay: 8_100 }],
  '39': [{ position: '水文监测员', category: '13', pay: 7_400 }],
  '42': [{ position: '教师', category: '24', pay: 7_800 }],
  '43': [{ position: '护士', category: '19', pay: 7_600 }],
  '44': [{ position: '内容编辑', category: '27', pay: 7_500 }],
};
const ANY_JOB: Job = { position: '综合管理岗', category: '30', pay: 6_600 };

/** Complete and lawful terms that suit employer and graduate, always the same for the same two. */
export function offerTerms(employer: DemoEmployer, graduate: DemoGraduate): TermsDraft {
  const jobs = JOBS[employer.industry] ?? [ANY_JOB];
  const turn = Number(graduate.account.slice(1));
  const { position, category, pay } = jobs[turn % jobs.length] ?? ANY_JOB;
  const monthlyPay = pay + (turn % 5) * 200 + (graduate.educationLevel === '11' ? 3_000 : 0);
  const takesHousehold = turn % 3 === 0;
  return {
    position, positionCategory: category, region: employer.region, workPlace: employer.address, reportBy: `${graduate.graduatesOn.slice(0, 4)}-07-15`,
    contractMonths: 36, probationMonths: 3, monthlyPay, probationPay: Math.ceil(monthlyPay * 0.8), insurance: '五险一金，按实际工资缴纳',
    housing: turn % 2 === 0 ? '提供两年过渡宿舍' : '', benefits: turn % 4 === 0 ? '年度体检，午餐补贴' : '',
    employerPenalty: 5_000, graduatePenalty: 5_000, releaseGrounds: ['further_study', 'public_service', 'military'],
    acceptsArchive: true, archiveReceiver: `${placeOf(employer)}人才服务中心`, acceptsHousehold: takesHousehold, householdAddress: takesHousehold ? `${placeOf(employer)}集体户` : '',
    contactName: employer.operator.name, contactPhone: employer.operator.phone, supplement: '',
  };
}

const placeOf = ({ region }: DemoEmployer): string => districts.find(({ code }) => code === region)?.name ?? '';

const who = (end: End) => ({ account, phone }: { account: string; phone: string }): Who => ({ end, account, phone });
/** How the people of the demo world sign in. */
export const asGraduate = (graduate: DemoGraduate): Who => who('student')(graduate);
export const asOperator = ({ operator }: DemoEmployer): Who => who('corp')(operator);
export const asOfficial = (official: DemoOfficial): Who => who('admin')(official);
