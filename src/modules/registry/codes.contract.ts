/** The register's code tables: the words of the field and their codes, each declared once (standards: see the third argument). */
import { type CodeOf, type CodeTable, codeTable } from "../../kernel/code-table.ts";

export const sexCodes = codeTable(
  "sex",
  "性别",
  { "1": "男", "2": "女", "0": "未知", "9": "未说明" },
  "GB/T 2261.1",
);
export type SexCode = CodeOf<typeof sexCodes>;

export const categoryCodes = codeTable("category", "儿童类别", {
  orphan: "孤儿",
  defactoUnattended: "事实无人抚养儿童",
  ruralLeftBehind: "农村留守儿童",
  inDifficulty: "困境儿童",
  migrant: "流动儿童",
  abandoned: "弃婴（弃儿）",
  rescuedTrafficked: "打拐解救儿童",
  street: "流浪未成年人",
  adopted: "被收养儿童",
});
export type CategoryCode = CodeOf<typeof categoryCodes>;

export const orphanTypeCodes = codeTable("orphanType", "孤儿类别", {
  institution: "机构集中供养",
  community: "社会散居",
  hiv: "艾滋病病毒感染",
});

export const careModeCodes = codeTable("careMode", "供养方式", {
  institution: "机构供养",
  community: "社会散居",
  foster: "家庭寄养",
  agency: "机构代养",
});

/** Conditions of a parent (or another carer): what stands between the person and the care of the child. */
export const conditionCodes = codeTable("condition", "父母情形", {
  capable: "健在有能力",
  deceased: "死亡",
  declaredMissing: "失踪（宣告）",
  unknownNotFound: "查找不到",
  severeDisability: "重残",
  seriousIllness: "重病",
  imprisoned: "服刑在押",
  compulsoryRehab: "强制隔离戒毒",
  otherRestricted: "其他限制人身自由",
  outOfContact: "失联",
  guardianshipRevoked: "撤销监护资格",
  deported: "遣送（驱逐）出境",
  migrantWork: "外出务工",
});
export type ConditionCode = CodeOf<typeof conditionCodes>;

/** The three roads on which a parent out of contact may be recognised as such (民发〔2020〕125号). */
export const lostRoadCodes = codeTable("lostRoad", "失联认定途径", {
  police: "公安查找",
  promise: "承诺、邻里证明、村居证实、镇街查验、区级确认",
  conference: "个案会商",
});

export const awayScopeCodes = codeTable("awayScope", "外出范围", {
  district: "本区内",
  city: "市内外区县",
  province: "市外",
  abroad: "境外",
});

/** How a child without known parents came into care. */
export const originCodes = codeTable("origin", "来历", {
  abandoned: "弃婴（弃儿）",
  rescued: "打拐解救",
  street: "流浪乞讨",
});

export const hukouCodes = codeTable("hukou", "户籍性质", {
  rural: "农村居民户口",
  urban: "城镇居民户口",
  none: "无户口",
  resident: "居民户口",
  other: "其他",
});

export const stageCodes = codeTable("stage", "在读学段", {
  preschoolAge: "学龄前",
  kindergarten: "幼儿园",
  primary: "小学",
  junior: "初中",
  senior: "高中",
  vocational: "中职",
  college: "大专及以上",
  special: "特殊教育",
  notEnrolled: "未在学",
  other: "其他",
});

/** What a student beyond senior school studies for. */
export const degreeCodes = codeTable("degree", "高等教育层次", {
  associate: "大专（高职）",
  bachelor: "本科",
  master: "硕士",
  doctor: "博士",
});

export const boardingCodes = codeTable("boarding", "是否寄宿", { boarding: "寄宿生", day: "非寄宿生" });

export const healthCodes = codeTable(
  "health",
  "健康状况",
  {
    healthy: "健康",
    weak: "一般或较弱",
    serious: "重病",
    chronic: "慢性病",
    disabled: "残疾",
    other: "其他",
  },
  "GB/T 2261.3",
);

export const disabilityClassCodes = codeTable(
  "disabilityClass",
  "残疾类别",
  { "1": "视力", "2": "听力", "3": "言语", "4": "肢体", "5": "智力", "6": "精神", "7": "多重" },
  "GB/T 26341-2010",
);
export const disabilityLevelCodes = codeTable(
  "disabilityLevel",
  "残疾等级",
  { "1": "一级", "2": "二级", "3": "三级", "4": "四级" },
  "GB/T 26341-2010",
);

export const entrustReasonCodes = codeTable("entrustReason", "委托照料原因", {
  bothAway: "父母双方同时外出",
  oneAwayOtherUnable: "父母一方外出另一方无监护能力",
  bothUnable: "父母双方无监护能力",
});

export const actualCareCodes = codeTable("actualCare", "实际监护情况", {
  grandparents: "祖/外祖父母",
  relatives: "亲戚朋友",
  nobody: "无委托照料人",
});

export const careQualityCodes = codeTable("careQuality", "监护情况", {
  good: "较好",
  fair: "一般",
  poor: "差",
});

export const reliefCodes = codeTable("relief", "救助措施", {
  monitored: "建档立卡/监测户",
  dibao: "低保",
  dibaoMargin: "低保边缘",
  rigidSpending: "刚性支出困难",
  tekun: "特困",
  temporaryRelief: "临时救助",
  medicalAssistance: "医疗救助",
  housing: "住房救助",
  disabledLiving: "残疾人生活补助",
  disabledCare: "残疾人护理补助",
  orphanAllowance: "孤儿津贴",
  other: "其他",
  none: "无",
});

export const difficultyDimensionCodes = codeTable("difficultyDimension", "困境维度", {
  living: "生活困境",
  health: "身心困境",
  guardianship: "监护困境",
});

export const difficultyTypeCodes = codeTable("difficultyType", "困境类型", {
  L1: "特困儿童",
  L2: "低保家庭儿童",
  L3: "低保边缘/刚性支出困难/监测家庭儿童",
  L4: "突发困难",
  L5: "困难流动儿童",
  H1: "重残",
  H2: "一般残疾",
  H3: "重病/罕见病",
  H4: "心理行为异常",
  H5: "艾滋病病毒感染",
  G1: "监护缺失",
  G2: "监护侵害",
  G3: "监护不当/能力不足",
  G4: "父母服刑或戒毒、另一方无力",
  G5: "流浪、被拐",
});

export const riskCodes = codeTable("risk", "风险等级", {
  red: "红（高）",
  orange: "橙（较高）",
  blue: "蓝（一般）",
  green: "绿（低）",
});

export const relationCodes = codeTable(
  "relation",
  "与儿童关系",
  {
    "51": "父亲",
    "52": "母亲",
    "57": "继父或养父",
    "58": "继母或养母",
    "61": "祖父",
    "62": "祖母",
    "63": "外祖父",
    "64": "外祖母",
    "71": "兄",
    "73": "弟",
    "75": "姐",
    "77": "妹",
    "81": "伯父",
    "83": "叔父",
    "85": "舅父",
    "88": "姨母",
    "90": "姑母",
    "97": "其他亲属",
    "99": "非亲属",
  },
  "GB/T 4761-2008（子码待核）",
);

export const documentKindCodes = codeTable("documentKind", "证件种类", {
  citizenId: "居民身份证号码",
  residencePermit: "港澳台居民居住证",
  none: "暂无证件（未落户）",
});

export const guardianshipCodes = codeTable("guardianship", "监护形式", {
  parents: "父母监护",
  relative: "其他近亲属监护",
  entrusted: "委托照护",
  temporary: "临时监护（国家）",
  longTerm: "长期监护（国家）",
  organisation: "组织监护",
});

/** Where a fact is known from. */
export const factSourceCodes: CodeTable = codeTable("factSource", "来源", {
  form: "手工登记",
  import: "台账导入",
  correction: "更正",
  merge: "合并档案",
  demo: "演示数据",
  exchange: "部门信息",
  visit: "走访登记",
});
