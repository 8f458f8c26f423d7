/**
 * How words of the lexicon are written to get past a reader: half or wholly in pinyin, or with
 * characters that sound or look alike. Data.
 */
const SPELLINGS: readonly (readonly [word: string, spellings: string])[] = [
  ['法院', 'fayuan|法yuan|fa院|法浣|法苑|法远|发院'],
  ['法官', 'faguan|法guan|fa官'],
  ['公安', 'gongan|公an|gong安|公按|公桉'],
  ['警察', 'jingcha|警cha|jing察|井察|警嚓'],
  ['派出所', 'paichusuo|派出suo|派chu所|pcs'],
  ['律师', 'lvshi|lüshi|律shi|lv师|律帅'],
  ['传票', 'chuanpiao|传piao|chuan票'],
  ['判决书', 'panjueshu'],
  ['冒充', 'maochong|冒chong|帽充'],
  ['坐牢', 'zuolao|坐lao|zuo牢|做牢|坐劳'],
  ['拘留', 'juliu|拘liu|ju留|居留所'],
  ['刑拘', 'xingju|刑ju'],
  ['诈骗罪', 'zhapian罪|诈pian罪'],
  ['抓你', 'zhua你|抓ni'],
  ['弄死', 'nongsi|弄si|弄s|nong死|弄4'],
  ['打死', 'dasi|打si|打s|da死'],
  ['整死', 'zhengsi|整si|整s'],
  ['搞死', 'gaosi|搞si|搞s|gao死'],
  ['砍死', 'kansi|砍si|砍s|kan死'],
  ['捅死', 'tongsi|捅si|捅s'],
  ['杀了你', 'sha了你|杀le你'],
  ['裸照', 'luozhao|裸zhao|luo照|果照'],
  ['威胁', 'weixie|威xie|wei胁|威协|威肋|威月办'],
  ['恐吓', 'konghe|恐he|kong吓'],
  ['废物', 'feiwu|废wu|fei物'],
  ['垃圾', 'laji|垃ji|la圾'],
  ['老赖', 'laolai|老lai|lao赖'],
  ['畜生', 'chusheng|畜sheng|出生东西'],
  ['王八蛋', 'wangbadan|王ba蛋|wbd'],
  ['傻逼', 'shabi|傻bi|sha逼|沙逼'],
  ['通讯录', 'tongxunlu|通讯lu|txl'],
  ['黑名单', 'heimingdan|黑mingdan|黑md|hei名单'],
  ['征信', 'zhengxin|征xin|zheng信|正信'],
  ['手续费', 'shouxufei|手xu费|sxf'],
  ['服务费', 'fuwufei|fwf'],
  ['红包', 'hongbao|红bao|hong包'],
  ['套现', 'taoxian|套xian|tao现'],
  ['借款', 'jiekuan|借kuan|j款|借k'],
  ['贷款', 'daikuan|贷kuan|d款|dai款'],
  ['网贷', 'wangdai|网dai|wang贷'],
  ['朋友圈', 'pengyouquan|朋友quan|pyq'],
  ['微信', 'weixin|wei信|微xin|威xin'],
  ['好友', 'haoyou|好you'],
  ['欠款', 'qiankuan|欠kuan|欠k'],
  ['欠钱', 'qianqian|欠qian|qian钱'],
  ['妈', 'mama|ma妈'],
  ['老婆', 'laopo|老po|lao婆'],
  ['同事', 'tongshi|同shi|tong事'],
  ['领导', 'lingdao|领dao'],
];

/** Terms with the other spellings of their words as further choices. */
export function alsoSpelled(terms: readonly string[]): string[] {
  return terms.map((term) =>
    term
      .split('…')
      .map((part) =>
        part.includes('(') ? part : [...new Set(part.split('|').flatMap(spelled))].join('|'),
      )
      .join('…'),
  );
}

const spelled = (choice: string): string[] => [
  choice,
  ...SPELLINGS.flatMap(([word, spellings]) =>
    choice.includes(word) ? spellings.split('|').map((other) => choice.replace(word, other)) : [],
  ),
];

/** Letters of English words apart, or a figure for a letter. */
export const DISGUISED_EN: Readonly<Record<'posing' | 'threats' | 'insults', readonly string[]>> = {
  posing: ['p o l i c e', 'c o u r t', 'po1ice', 'p0lice', 'c0urt', 'l a w y e r'],
  threats: [
    'k i l l',
    'k1ll',
    'ki11',
    'k1l1',
    'kil1',
    'ki1l',
    'kll you|kll him|kll her',
    'br3ak|bre4k|br34k|b r e a k…legs|arms|neck|bones|face',
    'b3at|be4t|b e a t|h u r t|hvrt…you|him|her|up',
  ],
  insults: [
    's t u p i d',
    'stup1d',
    'st00pid',
    'i d i o t',
    '1diot',
    'id1ot',
    'idi0t',
    'f u c k',
    'fvck',
    'fck',
    'fuk',
    'f ck',
    'b i t c h',
    'b1tch',
    'sh1t',
    's h i t',
    'assh0le',
    'l o s e r',
    'l0ser',
  ],
};
