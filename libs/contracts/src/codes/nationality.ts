import { codeList, type CodeRow } from './code-list.js';

/** In the order of GB/T 3304: Chinese name without 族, then the romanised name of the standard. */
const PEOPLES = `
  汉 Han, 蒙古 Mongol, 回 Hui, 藏 Zang, 维吾尔 Uygur, 苗 Miao, 彝 Yi, 壮 Zhuang, 布依 Buyei, 朝鲜 Chosen, 满 Man, 侗 Dong,
  瑶 Yao, 白 Bai, 土家 Tujia, 哈尼 Hani, 哈萨克 Kazak, 傣 Dai, 黎 Li, 傈僳 Lisu, 佤 Va, 畲 She, 高山 Gaoshan, 拉祜 Lahu,
  水 Sui, 东乡 Dongxiang, 纳西 Naxi, 景颇 Jingpo, 柯尔克孜 Kirgiz, 土 Tu, 达斡尔 Daur, 仫佬 Mulao, 羌 Qiang, 布朗 Blang,
  撒拉 Salar, 毛南 Maonan, 仡佬 Gelao, 锡伯 Xibe, 阿昌 Achang, 普米 Pumi, 塔吉克 Tajik, 怒 Nu, 乌孜别克 Uzbek, 俄罗斯 Russ,
  鄂温克 Ewenki, 德昂 Deang, 保安 Bonan, 裕固 Yugur, 京 Gin, 塔塔尔 Tatar, 独龙 Derung, 鄂伦春 Oroqen, 赫哲 Hezhen,
  门巴 Monba, 珞巴 Lhoba, 基诺 Jino`;

const peoples: CodeRow[] = PEOPLES.split(',').map((entry, index) => {
  const [name = '', en = ''] = entry.trim().split(' ');
  return { code: String(index + 1).padStart(2, '0'), zh: `${name}族`, en, aliases: [name] };
});

/** 民族 (mzdm, two digits: "01", not "1"). */
export const nationalities = codeList({ zh: '民族', en: 'Nationality', source: 'GB/T 3304-1991' }, [
  ...peoples,
  { code: '97', zh: '其他', en: 'Other', aliases: ['其他未识别的民族'] },
  { code: '98', zh: '外国血统中国籍人士', en: 'Chinese citizen of foreign descent', aliases: ['外国血统'] },
]);
