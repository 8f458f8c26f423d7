import type { Random } from './random.ts';

/** Invented names of people and firms. Surnames by how common they are. */

const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 72],
  ['李', 72],
  ['张', 68],
  ['刘', 54],
  ['陈', 46],
  ['杨', 31],
  ['黄', 23],
  ['赵', 22],
  ['吴', 21],
  ['周', 20],
  ['徐', 15],
  ['孙', 15],
  ['马', 13],
  ['朱', 13],
  ['胡', 12],
  ['郭', 12],
  ['何', 12],
  ['林', 12],
  ['高', 11],
  ['罗', 10],
  ['郑', 10],
  ['梁', 9],
  ['谢', 8],
  ['宋', 8],
  ['唐', 8],
  ['许', 7],
  ['韩', 7],
  ['邓', 7],
  ['冯', 7],
  ['曹', 6],
  ['彭', 6],
  ['曾', 6],
  ['肖', 6],
  ['田', 6],
  ['董', 5],
  ['潘', 5],
  ['袁', 5],
  ['蔡', 5],
  ['蒋', 5],
  ['余', 5],
  ['于', 5],
  ['杜', 5],
  ['叶', 5],
  ['程', 5],
  ['魏', 5],
  ['苏', 4],
  ['吕', 4],
  ['丁', 4],
  ['任', 4],
  ['卢', 4],
  ['姚', 4],
  ['沈', 4],
  ['钟', 4],
  ['姜', 4],
  ['崔', 3],
  ['谭', 3],
  ['陆', 3],
  ['范', 3],
  ['汪', 3],
  ['廖', 3],
  ['石', 3],
  ['金', 3],
  ['韦', 3],
  ['贾', 3],
  ['夏', 3],
  ['付', 3],
  ['方', 3],
  ['邹', 3],
  ['熊', 2],
  ['白', 2],
  ['孟', 2],
  ['秦', 2],
  ['邱', 2],
  ['侯', 2],
  ['江', 2],
  ['尹', 2],
  ['薛', 2],
  ['闫', 2],
  ['段', 2],
  ['雷', 2],
  ['龙', 2],
  ['黎', 2],
  ['史', 2],
  ['陶', 2],
  ['贺', 2],
  ['毛', 2],
  ['郝', 2],
  ['顾', 2],
  ['龚', 2],
  ['邵', 2],
  ['万', 2],
  ['欧阳', 1],
  ['上官', 1],
  ['司徒', 1],
];
const MALE = Array.from(
  '伟强磊军勇涛明超刚平辉鹏杰波斌浩宇飞凯健俊峰建国志华海东文' +
    '博亮林龙松立成庆阳晨子轩昊然毅恒新江川振兴少云天学义家豪泽睿',
);
const FEMALE = Array.from(
  '芳娜敏静丽艳娟霞秀英慧玲燕红梅雪琳洁颖婷佳怡欣雨晴思' +
    '萍蓉莉倩莹璐瑶月春兰晓丹凤珍菲诗涵梦蕾文君淑华宁悦彤',
);

export function personName(random: Random, male: boolean): string {
  const surname = random.weighted(SURNAMES);
  const characters = male ? MALE : FEMALE;
  const first = random.pick(characters);
  if (random.chance(0.24)) return surname + first;
  const second = random.pick(characters);
  return surname + first + second;
}

const FIRM_WORDS = [
  '恒信',
  '宏达',
  '瑞丰',
  '金程',
  '博远',
  '智联',
  '康泰',
  '华盛',
  '鼎新',
  '嘉禾',
  '明德',
  '蓝海',
  '启航',
  '众诚',
  '优品',
  '汇通',
  '安达',
  '中天',
  '东升',
  '新程',
  '润泽',
  '佳美',
  '天翼',
  '云帆',
  '百川',
  '同创',
  '诚意',
  '凯旋',
  '立讯',
  '美邻',
  '万象',
  '星河',
];
const FIRM_KINDS = [
  '物流有限公司',
  '电子科技有限公司',
  '建筑工程有限公司',
  '餐饮管理有限公司',
  '商贸有限公司',
  '机械制造有限公司',
  '服装有限公司',
  '网络科技有限公司',
  '物业服务有限公司',
  '医疗器械有限公司',
  '教育咨询有限公司',
  '汽车销售服务有限公司',
  '装饰工程有限公司',
  '食品有限公司',
  '人力资源有限公司',
  '环保科技有限公司',
  '家政服务有限公司',
  '酒店管理有限公司',
];
const SHOP_KINDS = [
  '便利店',
  '面馆',
  '汽车维修部',
  '服装店',
  '水果店',
  '五金建材经营部',
  '美容美发店',
  '早餐店',
  '农资经营部',
  '手机维修店',
  '宠物用品店',
  '文具店',
  '茶叶店',
  '快餐店',
];
const SCHOOLS = ['职业技术学院', '理工学院', '师范学院', '工商学院', '城市学院'];

export function firmName(random: Random, city: string): string {
  return city + random.pick(FIRM_WORDS) + random.pick(FIRM_KINDS);
}

export function shopName(random: Random, city: string): string {
  return `${city}${random.pick(FIRM_WORDS)}${random.pick(SHOP_KINDS)}`;
}

export function schoolName(random: Random, city: string): string {
  return city + random.pick(SCHOOLS);
}

const LAW_FIRMS = [
  '上海衡正律师事务所',
  '北京信而行律师事务所',
  '广东岭安律师事务所',
  '浙江知止律师事务所',
  '四川锦言律师事务所',
  '江苏秉文律师事务所',
  '湖北楚衡律师事务所',
  '北京明诺知行律师事务所',
] as const;

export function lawFirm(random: Random): string {
  return random.pick(LAW_FIRMS);
}
