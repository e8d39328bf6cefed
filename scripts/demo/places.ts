/** Six digits of GB/T 2260 and the full name: where people come from and where the work is. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

const places = (text: string): Place[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = ''] = line.trim().split(' ');
      return { code, name };
    });

/** Homes by province; a school takes most of its students from its own. */
export const homes: Readonly<Record<string, readonly Place[]>> = {
  '33': places(`
    330100 浙江省杭州市
    330200 浙江省宁波市
    330300 浙江省温州市
    330400 浙江省嘉兴市
    330500 浙江省湖州市
    330600 浙江省绍兴市
    330700 浙江省金华市
    330800 浙江省衢州市
    330900 浙江省舟山市
    331000 浙江省台州市
    331100 浙江省丽水市`),
  '42': places(`
    420100 湖北省武汉市
    420200 湖北省黄石市
    420300 湖北省十堰市
    420500 湖北省宜昌市
    420600 湖北省襄阳市
    420800 湖北省荆门市
    420900 湖北省孝感市
    421000 湖北省荆州市
    421100 湖北省黄冈市
    421200 湖北省咸宁市`),
  other: places(`
    130100 河北省石家庄市
    140100 山西省太原市
    210100 辽宁省沈阳市
    320100 江苏省南京市
    340100 安徽省合肥市
    340800 安徽省安庆市
    350100 福建省福州市
    360100 江西省南昌市
    360400 江西省九江市
    370200 山东省青岛市
    410100 河南省郑州市
    411500 河南省信阳市
    430100 湖南省长沙市
    440300 广东省深圳市
    450100 广西壮族自治区南宁市
    510100 四川省成都市
    520100 贵州省贵阳市
    530100 云南省昆明市
    610100 陕西省西安市
    620100 甘肃省兰州市`),
};

/** Homes that go with a nationality. */
export const homesOfPeoples: Readonly<Record<string, readonly Place[]>> = {
  '02': places('150100 内蒙古自治区呼和浩特市\n150400 内蒙古自治区赤峰市'),
  '04': places('540100 西藏自治区拉萨市\n630100 青海省西宁市'),
  '05': places('650100 新疆维吾尔自治区乌鲁木齐市\n653100 新疆维吾尔自治区喀什地区'),
  '17': places('654000 新疆维吾尔自治区伊犁哈萨克自治州\n654300 新疆维吾尔自治区阿勒泰地区'),
  '08': places('450100 广西壮族自治区南宁市\n451000 广西壮族自治区百色市'),
  '15': places('422800 湖北省恩施土家族苗族自治州\n433100 湖南省湘西土家族苗族自治州'),
};

/** Districts in which the demo's employers sit. */
export const districts: readonly Place[] = places(`
  330106 浙江省杭州市西湖区
  330108 浙江省杭州市滨江区
  330110 浙江省杭州市余杭区
  330203 浙江省宁波市海曙区
  330302 浙江省温州市鹿城区
  330602 浙江省绍兴市越城区
  420106 湖北省武汉市武昌区
  420111 湖北省武汉市洪山区
  420112 湖北省武汉市东西湖区
  420502 湖北省宜昌市西陵区
  420606 湖北省襄阳市樊城区
  310115 上海市浦东新区
  440305 广东省深圳市南山区`);
