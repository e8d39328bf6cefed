/** A major as the roster writes it. */
export interface DemoMajor {
  readonly code: string;
  readonly name: string;
  readonly direction?: string;
  /** code of 学历层次 */
  readonly level: string;
  /** share among the majors of its department */
  readonly weight: number;
}

export interface DemoDepartment {
  /** `<school>-01` … */
  readonly code: string;
  readonly name: string;
  readonly majors: readonly DemoMajor[];
}

export interface DemoSchool {
  /** five digits; 99 begins the code of no real school */
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly contact: string;
  readonly graduates: number;
  readonly departments: readonly DemoDepartment[];
}

export interface DemoProvince {
  readonly code: string;
  readonly name: string;
  readonly partyMode: 'two_party' | 'three_party';
}

/** One province of each kind of agreement. Names of provinces are real, everything below them is invented. */
export const demoProvinces: readonly DemoProvince[] = [
  { code: '33', name: '浙江省', partyMode: 'two_party' },
  { code: '42', name: '湖北省', partyMode: 'three_party' },
];

/** `码 名称 [层次 [份额 [方向]]]` a line, a department above each block: shorter than objects, and read as a prospectus. */
function departmentsOf(school: string, text: string): DemoDepartment[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block, index) => {
      const [name = '', ...majors] = block.trim().split('\n').map((line) => line.trim());
      return { code: `${school}-${String(index + 1).padStart(2, '0')}`, name, majors: majors.map(majorOf) };
    });
}

function majorOf(line: string): DemoMajor {
  const [code = '', name = '', level = '31', weight = '4', direction] = line.split(' ');
  return { code, name, level, weight: Number(weight), ...(direction !== undefined && { direction }) };
}

export const demoSchools: readonly DemoSchool[] = [
  {
    code: '99331', name: '越州理工大学', province: '33', graduates: 640,
    contact: '越州理工大学就业指导中心，电话 0571-00000331',
    departments: departmentsOf('99331', `
      计算机学院
      080901 计算机科学与技术
      080902 软件工程 31 5 智能软件
      081200 计算机科学与技术 11 1
      083500 软件工程 11 1

      机械工程学院
      080202 机械设计制造及其自动化
      080203 材料成型及控制工程 31 2
      080200 机械工程 11 1

      电子信息学院
      080701 电子信息工程
      080703 通信工程 31 3
      081000 信息与通信工程 11 1
      081000 信息与通信工程 01 0.2

      经济管理学院
      120203K 会计学
      020301K 金融学 31 3
      120200 工商管理 11 1

      外国语学院
      050201 英语
      050207 日语 31 2

      设计学院
      130504 产品设计
      130502 视觉传达设计 31 3`),
  },
  {
    code: '99332', name: '东瓯海洋职业学院', province: '33', graduates: 400,
    contact: '东瓯海洋职业学院招生就业处，电话 0577-00000332',
    departments: departmentsOf('99332', `
      航海技术系
      500301 航海技术 61
      500303 轮机工程技术 61 3

      水产与食品系
      410401 水产养殖技术 61
      490101 食品智能加工技术 61 3

      港口物流系
      530802 现代物流管理 61
      500307 港口与航运管理 61 2`),
  },
  {
    code: '99421', name: '江夏星湖大学', province: '42', graduates: 600,
    contact: '江夏星湖大学学生就业工作处，电话 027-00000421',
    departments: departmentsOf('99421', `
      信息科学学院
      080910T 数据科学与大数据技术
      080717T 人工智能 31 3
      081200 计算机科学与技术 11 1

      土木与水利学院
      081001 土木工程
      081101 水利水电工程 31 3
      081500 水利工程 11 1

      法学院
      030101K 法学
      035101 法律 11 1 非法学

      医学院
      101101 护理学
      100701 药学 31 3

      文学与新闻学院
      050101 汉语言文学
      050301 新闻学 31 3`),
  },
  {
    code: '99422', name: '楚泽师范学院', province: '42', graduates: 360,
    contact: '楚泽师范学院就业指导中心，电话 0716-00000422',
    departments: departmentsOf('99422', `
      教育学院
      040107 小学教育
      040106 学前教育 31 3

      数学与统计学院
      070101 数学与应用数学
      071201 统计学 31 2

      生命科学学院
      071001 生物科学

      音乐与体育学院
      040201 体育教育
      130202 音乐学 31 3`),
  },
];
