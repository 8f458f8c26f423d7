/**
 * Districts borrowers live in. `code` is the administrative code; its last four digits also number
 * the district's court.
 */
export interface Region {
  code: string;
  /** Province as in case numbers, 沪 for Shanghai. */
  abbreviation: string;
  province: string;
  city: string;
  district: string;
  streets: readonly string[];
}

const region = (
  code: string,
  abbreviation: string,
  province: string,
  city: string,
  district: string,
  ...streets: string[]
): Region => ({
  code,
  abbreviation,
  province,
  city,
  district,
  streets,
});

export const REGIONS: readonly Region[] = [
  region('310115', '沪', '', '上海市', '浦东新区', '世纪大道', '张杨路', '川沙路', '锦绣路'),
  region('310112', '沪', '', '上海市', '闵行区', '七莘路', '沪闵路', '莘朱路'),
  region('110105', '京', '', '北京市', '朝阳区', '建国路', '朝阳北路', '望京街', '姚家园路'),
  region('110108', '京', '', '北京市', '海淀区', '中关村大街', '知春路', '西三旗路'),
  region('120101', '津', '', '天津市', '和平区', '南京路', '营口道', '成都道'),
  region('500112', '渝', '', '重庆市', '渝北区', '龙溪街道红锦大道', '新南路', '双龙大道'),
  region('440106', '粤', '广东省', '广州市', '天河区', '天河路', '中山大道', '棠下村大街'),
  region('440305', '粤', '广东省', '深圳市', '南山区', '深南大道', '桃园路', '南海大道'),
  region('440604', '粤', '广东省', '佛山市', '禅城区', '祖庙路', '季华路', '汾江中路'),
  region('330106', '浙', '浙江省', '杭州市', '西湖区', '文三路', '古墩路', '留和路'),
  region('330203', '浙', '浙江省', '宁波市', '海曙区', '中山西路', '环城西路', '丽园南路'),
  region('330302', '浙', '浙江省', '温州市', '鹿城区', '人民路', '车站大道', '学院中路'),
  region('320106', '苏', '江苏省', '南京市', '鼓楼区', '中山北路', '草场门大街', '汉中门大街'),
  region('320508', '苏', '江苏省', '苏州市', '姑苏区', '人民路', '干将西路', '劳动路'),
  region('320213', '苏', '江苏省', '无锡市', '梁溪区', '人民中路', '通江大道', '广瑞路'),
  region('510107', '川', '四川省', '成都市', '武侯区', '人民南路', '武侯祠大街', '晋阳路'),
  region('420111', '鄂', '湖北省', '武汉市', '洪山区', '珞喻路', '雄楚大道', '民族大道'),
  region('610113', '陕', '陕西省', '西安市', '雁塔区', '长安南路', '科技路', '小寨东路'),
  region('410105', '豫', '河南省', '郑州市', '金水区', '花园路', '农业路', '文化路'),
  region('430104', '湘', '湖南省', '长沙市', '岳麓区', '麓山南路', '枫林路', '潇湘中路'),
  region('370202', '鲁', '山东省', '青岛市', '市南区', '香港中路', '江西路', '宁夏路'),
  region('370102', '鲁', '山东省', '济南市', '历下区', '经十路', '泉城路', '解放路'),
  region('340104', '皖', '安徽省', '合肥市', '蜀山区', '长江西路', '黄山路', '望江西路'),
  region('350102', '闽', '福建省', '福州市', '鼓楼区', '五四路', '工业路', '湖东路'),
  region('350203', '闽', '福建省', '厦门市', '思明区', '湖滨南路', '莲前西路', '厦禾路'),
  region('210102', '辽', '辽宁省', '沈阳市', '和平区', '南京南街', '青年大街', '文化路'),
  region('230103', '黑', '黑龙江省', '哈尔滨市', '南岗区', '西大直街', '学府路', '宣化街'),
  region('360102', '赣', '江西省', '南昌市', '东湖区', '八一大道', '叠山路', '阳明路'),
  region('530102', '云', '云南省', '昆明市', '五华区', '人民西路', '学府路', '东风西路'),
  region('520102', '黔', '贵州省', '贵阳市', '南明区', '中华南路', '花果园大街', '遵义路'),
  region('450103', '桂', '广西壮族自治区', '南宁市', '青秀区', '民族大道', '东葛路', '七星路'),
  region('130102', '冀', '河北省', '石家庄市', '长安区', '中山东路', '和平东路', '建华北大街'),
  region('140105', '晋', '山西省', '太原市', '小店区', '平阳路', '亲贤北街', '体育路'),
];

const byCode = new Map(REGIONS.map((region) => [region.code, region]));

export function regionOf(code: string): Region {
  const found = byCode.get(code);
  if (found === undefined) throw new RangeError(`no region ${code}`);
  return found;
}

export const courtOf = (region: Region): string => `${region.city}${region.district}人民法院`;

/** `(2026)沪0115民初12345号`: year, province, court, kind of proceeding, running number. */
export const caseNumber = (
  year: string,
  region: Region,
  kind: '民初' | '执',
  number: number,
): string => `(${year})${region.abbreviation}${region.code.slice(2)}${kind}${number}号`;
