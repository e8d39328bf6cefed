import { createHash } from 'node:crypto';
import { completeCreditCode, completeOrganisationCode } from '@netsign/contracts';
import { inventName } from './names.js';
import { districts } from './places.js';
import type { Chance } from './random.js';

/** An employer as the import endpoint takes it, with the person in charge of signing and the approved 授权书. */
export interface DemoEmployer {
  readonly creditCode: string;
  readonly name: string;
  readonly nature: string;
  readonly industry: string;
  readonly region: string;
  readonly address: string;
  readonly operator: { readonly account: string; readonly name: string; readonly phone: string };
  readonly authorisation: { readonly source: string; readonly fileDigest: string; readonly approvedOn: string; readonly validUntil: string };
}

/** `登记前缀 单位性质 行业 名称 区划` a line. No such organisation exists. */
const EMPLOYERS = `
  91 39 34 杭州云苇软件有限公司 330108
  91 39 34 杭州鹿鸣数智科技有限公司 330110
  91 39 34 宁波潮平信息技术有限公司 330203
  91 39 34 武汉梧野人工智能有限公司 420111
  91 39 34 深圳榫卯云计算有限公司 440305
  91 32 22 杭州栗川精密机械有限公司 330110
  91 39 22 温州苍岭电气有限公司 330302
  91 31 22 湖北楚岳重型装备有限公司 420112
  91 39 22 绍兴沁溪纺织科技有限公司 330602
  91 32 22 武汉澄江生物制药有限公司 420112
  91 31 23 湖北三峡口清洁能源有限公司 420502
  91 31 24 浙江越岭建设集团有限公司 330602
  91 31 24 湖北江汉桥隧工程有限公司 420106
  91 39 31 杭州半亩良品电子商务有限公司 330106
  91 39 31 武汉九省通商贸有限公司 420106
  91 31 32 宁波东瓯港航物流有限公司 330203
  91 39 32 襄阳古驿供应链有限公司 420606
  91 39 33 杭州枕湖酒店管理有限公司 330106
  91 31 35 武汉两江财务服务有限公司 420106
  91 39 35 上海衡石投资咨询有限公司 310115
  91 39 37 杭州知衡人力资源服务有限公司 330108
  91 39 38 上海观渊检测技术有限公司 310115
  91 39 44 杭州拾光文化传媒有限公司 330106
  92 39 33 杭州市西湖区巷口茶事工坊 330106
  12 22 42 宜昌市西陵区云集示范小学 420502
  12 22 42 温州市鹿城区涌泉中学 330302
  12 23 43 襄阳市樊城区汉滨医院 420606
  12 29 39 绍兴市越城区鉴湖水利服务中心 330602
  52 29 42 武汉楠竹社会服务评估中心 420111
  11 10 45 武汉市洪山区东林街道办事处 420111`;

/** The demo's employers, each with one operator: accounts e01, e02 …, phones from a range no operator gives out. */
export function inventEmployers(chance: Chance, year: number): DemoEmployer[] {
  return EMPLOYERS.trim()
    .split('\n')
    .map((line, index) => {
      const [prefix = '', nature = '', industry = '', name = '', region = ''] = line.trim().split(' ');
      const creditCode = inventCreditCode(prefix, region, index);
      const place = districts.find((district) => district.code === region);
      if (!place) throw new Error(`a district without a name: ${region}`);
      return {
        creditCode, name, nature, industry, region,
        address: `${place.name}虚拟路${chance.below(300) + 1}号`,
        operator: {
          account: `e${String(index + 1).padStart(2, '0')}`,
          name: inventName(chance, chance.pick(['1', '2'] as const), '01'),
          phone: `1990000${8000 + index + 1}`,
        },
        authorisation: {
          source: '新职业网',
          fileDigest: createHash('sha256').update(`demo authorisation ${creditCode}`).digest('hex'),
          approvedOn: `${year - 1}-03-01`,
          validUntil: `${year}-12-31`,
        },
      };
    });
}

/** Both check digits are right; 9XYX in the organisation code marks the number as invented. */
function inventCreditCode(prefix: string, region: string, index: number): string {
  return completeCreditCode(prefix + region + completeOrganisationCode(`9XYX${String(index * 37 + 1001)}`));
}
