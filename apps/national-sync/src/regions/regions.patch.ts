/** A region as the sources do not have it: added, or ended. Days as YYYY-MM-DD; `validTo` is the last one. */
export interface RegionPatch { readonly code: string; readonly name: string; readonly validFrom?: string; readonly validTo?: string; readonly source: string }

const added = (source: string, validFrom: string | undefined, rows: string): RegionPatch[] => lines(rows).map(([code, name]) => ({ code, name, ...(validFrom !== undefined && { validFrom }), source }));

/** Ended codes: a graduate's 生源地 and the first six digits of an ID number stay what they were. */
const ended = (source: string, validTo: string, rows: string): RegionPatch[] => lines(rows).map(([code, name]) => ({ code, name, validTo, source }));

const lines = (rows: string): [string, string][] => rows.trim().split('\n').map(row => row.trim().split(' ') as [string, string]);

/** What was read in the notices on changes of administrative divisions and is not in the base. */
export const regionPatch: readonly RegionPatch[] = [
  ...added('GB/T 2260: 省级代码；港澳台不设下级代码', undefined, `
    710000 台湾省
    810000 香港特别行政区
    820000 澳门特别行政区`),
  ...added('国务院批复 2024-12：新疆维吾尔自治区和田地区增设两县', '2024-12-27', `
    653228 和康县
    653229 和安县`),
  ...ended('国务院批复 2009-05：南汇区并入浦东新区', '2009-05-05', '310119 南汇区'),
  ...ended('国务院批复 2009-11：天津滨海新区', '2009-11-08', `
    120107 塘沽区
    120108 汉沽区
    120109 大港区`),
  ...ended('国务院批复 2010-07：北京核心城区', '2010-06-30', `
    110103 崇文区
    110104 宣武区`),
  ...ended('国务院批复 2011-05：卢湾区并入黄浦区', '2011-05-19', '310103 卢湾区'),
  ...ended('国务院批复 2011-10：重庆市綦江、大足撤县设区', '2011-10-21', `
    500222 綦江县
    500225 大足县`),
  ...ended('国务院批复 2012-09：苏州姑苏区', '2012-08-31', `
    320502 沧浪区
    320503 平江区
    320504 金阊区`),
  ...ended('国务院批复 2013-02：南京鼓楼、秦淮', '2013-02-07', `
    320103 白下区
    320107 下关区
    320124 溧水县
    320125 高淳县`),
  ...ended('国务院批复 2013-09：绍兴市柯桥、上虞', '2013-09-17', `
    330621 绍兴县
    330682 上虞市`),
  ...ended('国务院批复 2014-05：重庆市铜梁、璧山撤县设区', '2014-05-01', `
    500224 铜梁县
    500227 璧山县`),
  ...ended('国务院批复 2014-12：富阳撤市设区', '2014-12-12', '330183 富阳市'),
  ...ended('国务院批复 2015-04：重庆市潼南、荣昌撤县设区', '2015-04-27', `
    500223 潼南县
    500226 荣昌县`),
  ...ended('国务院批复 2015-07：天津市宁河、静海撤县设区', '2015-07-22', `
    120221 宁河县
    120223 静海县`),
  ...ended('国务院批复 2015-10：北京市密云、延庆撤县设区', '2015-10-12', `
    110228 密云县
    110229 延庆县`),
  ...ended('国务院批复 2015-10：闸北区并入静安区', '2015-10-07', '310108 闸北区'),
  ...ended('国务院批复 2016-06：天津市蓟县撤县设区', '2016-06-07', '120225 蓟县'),
  ...ended('国务院批复 2016-06：崇明撤县设区', '2016-06-07', '310230 崇明县'),
  ...ended('国务院批复 2016-06：重庆市开县撤县设区', '2016-06-07', '500234 开县'),
  ...ended('国务院批复 2016-11：重庆市梁平、武隆撤县设区', '2016-11-23', `
    500228 梁平县
    500232 武隆县`),
  ...ended('国务院批复 2017-07：临安撤市设区', '2017-07-17', '330185 临安市'),
  ...ended('国务院批复 2021-03：杭州市部分行政区划调整', '2021-03-11', `
    330103 下城区
    330104 江干区`),
];
