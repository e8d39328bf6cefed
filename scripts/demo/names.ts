import type { Chance } from './random.js';

/** Common surnames with rough weights; composite and rare ones now and then. */
const SURNAMES =
  '王90 李88 张85 刘65 陈58 杨39 黄28 赵27 吴26 周26 徐20 孙19 马17 朱16 胡16 郭15 何15 林14 罗13 高13 郑12 梁11 谢10 宋10 唐9 许9 韩8 冯8 ' +
  '邓8 曹7 彭7 曾7 肖7 田6 董6 袁6 潘6 于6 蒋6 蔡5 余5 杜5 叶5 程5 苏5 魏5 吕4 丁4 任4 沈4 姚4 卢4 姜4 崔3 钟3 谭3 陆3 汪3 范3 金3 石3 廖3 贾3 ' +
  '夏3 韦2 付2 方2 白2 邹2 孟2 熊2 秦2 邱2 江2 尹2 薛2 闫2 段2 雷2 侯2 龙2 史2 陶2 黎2 贺2 顾2 毛2 郝2 龚2 邵2 万1 钱1 严1 覃1 武1 戴1 莫1 孔1 ' +
  '向1 汤1 欧阳1 上官1 司马1 诸葛1 夏侯1 皇甫1 尉迟1 仉1 逄1 訾1 郤1';

const MEN = '伟 强 磊 军 洋 勇 杰 涛 超 明 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 帅 旭 宁 龙 林 欢 阳 建 亮 成 畅 博 晨 轩 泽 铭 睿 昊 然 航 嘉 诚 逸 霖 翔 毅 恒 骏 朗 川 屹 屿 舟 一 文 子 志 天 家 思 景 承 云 书 知';
const WOMEN = '芳 娜 敏 静 丽 艳 娟 霞 秀 燕 玲 桂 丹 萍 红 玉 兰 梅 琳 雪 慧 婷 莹 倩 颖 洁 欣 悦 怡 佳 蕾 妍 琪 瑶 璐 璇 萱 涵 雨 晴 月 诗 语 梦 彤 韵 薇 岚 钰 菲 可 心 思 子 文 若 书 宛 清 亦 安 知 一';
/** In use in real names and hard on software: outside GB 2312, some outside the basic plane (two UTF-16 units). */
const RARE = '堃 喆 犇 淼 翀 祎 赟 玥 垚 骉 燚 珺 昕 旸 暐 㛃 㙍 䶮 䲟 𬱖 𬀩 𫖯 𬭎 𬬭 𬸚 𫍯 𬘡 𬍛';

const UYGUR_MEN = '买买提 艾合买提 阿卜杜拉 吐尔逊 艾力 玉素甫 库尔班 阿迪力 麦麦提明 塔依尔 帕尔哈提 伊力哈木';
const UYGUR_WOMEN = '阿依古丽 热依汗 古丽娜尔 帕提古丽 茹仙古丽 迪丽拜尔 祖丽菲娅 米热古丽 阿孜古丽 努尔比娅';
const KAZAK_MEN = '叶尔兰 巴合提 努尔兰 哈那提 赛力克 加尔肯 阿扎马提 木拉提';
const KAZAK_WOMEN = '阿依努尔 古丽扎 沙吾烈 巴哈尔 加娜尔 阿丽玛 米娜瓦尔 努尔古丽';
const TIBETAN_MEN = '扎西顿珠 次仁多吉 丹增平措 格桑旺堆 索朗达杰 旦增罗布 洛桑尼玛 贡布才让';
const TIBETAN_WOMEN = '次仁央金 卓玛拉姆 德吉白珍 格桑曲珍 白玛措姆 央宗卓嘎 仁青拉姆 达瓦旺姆';
const MONGOL_MEN = '巴特尔 苏日勒格 朝鲁门 那日苏 阿古拉 布日固德 乌力吉 特木尔';
const MONGOL_WOMEN = '乌云娜 其其格 萨仁高娃 娜仁托娅 苏日娜 乌日罕 托娅 阿茹娜';

const words = (text: string) => text.split(' ');
const surnames = words(SURNAMES).map((entry): readonly [string, number] => [entry.replace(/\d+$/, ''), Number(/\d+$/.exec(entry)?.[0])]);

/** Name lists of peoples whose names are not a surname and a given name; the last word tells whether a father's name follows a dot. */
const OWN_NAMES: Readonly<Record<string, { men: string[]; women: string[]; father: boolean }>> = {
  '05': { men: words(UYGUR_MEN), women: words(UYGUR_WOMEN), father: true },
  '17': { men: words(KAZAK_MEN), women: words(KAZAK_WOMEN), father: true },
  '04': { men: words(TIBETAN_MEN), women: words(TIBETAN_WOMEN), father: false },
  '02': { men: words(MONGOL_MEN), women: words(MONGOL_WOMEN), father: false },
};

/** An invented name that suits a sex (1 man, 2 woman) and a nationality (code of GB/T 3304). */
export function inventName(chance: Chance, sex: '1' | '2', nationality: string): string {
  const own = OWN_NAMES[nationality];
  if (own) {
    const name = chance.pick(sex === '1' ? own.men : own.women);
    return own.father ? `${name}·${chance.pick(own.men)}` : name;
  }
  const letters = words(sex === '1' ? MEN : WOMEN);
  const first = chance.pick(letters);
  const surname = chance.weighted(surnames);
  if (chance.happens(0.02)) return surname + (chance.happens(0.5) ? first : '') + chance.pick(words(RARE));
  return surname + first + (chance.happens(0.8) ? chance.pick(letters.filter((letter) => letter !== first)) : '');
}
