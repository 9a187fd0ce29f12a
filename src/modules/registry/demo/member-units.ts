/**
 * Member units of the district's leading group for the protection of minors, as seed data. The district's own list was not found:
 * these are the units that the municipal documents name together and that such groups usually have. To be maintained by people.
 */
export interface MemberUnit {
  readonly code: string;
  readonly name: string;
  readonly note: string;
}

const UNCONFIRMED = "待核";

const units: readonly (readonly [code: string, name: string, duty?: string])[] = [
  ["civilAffairs", "区民政局", "领导小组办公室，牵头协调、认定发放、监护"],
  ["publicity", "区委宣传部"],
  ["politicsAndLaw", "区委政法委"],
  ["establishment", "区委编办"],
  ["cyberspace", "区委网信办", "网络环境治理"],
  ["socialWork", "区委社会工作部"],
  ["court", "区人民法院", "撤销监护、宣告、人身安全保护令"],
  ["procuratorate", "区人民检察院", "检察监督、强制报告、从业查询"],
  ["developmentReform", "区发展改革委"],
  ["education", "区教委", "控辍保学、校内关爱、学生欺凌防治"],
  ["science", "区科技局"],
  ["economyInformation", "区经济信息委"],
  ["police", "区公安局", "失联父母查找、落户、强制报告"],
  ["justice", "区司法局", "法律援助、服刑和戒毒人员信息通报"],
  ["finance", "区财政局", "资金保障"],
  ["humanResources", "区人力社保局", "就业与培训"],
  ["housing", "区住房城乡建委", "住房保障"],
  ["transport", "区交通局"],
  ["agriculture", "区农业农村委（区乡村振兴局）", "监测帮扶"],
  ["cultureTourism", "区文化旅游委", "文化场所与网络文化监管"],
  ["health", "区卫生健康委", "医疗、心理、疫情防控"],
  ["emergency", "区应急局"],
  ["marketRegulation", "区市场监管局", "校外经营活动监管"],
  ["sports", "区体育局"],
  ["medicalInsurance", "区医保局", "参保资助与医疗救助"],
  ["petitions", "区信访办"],
  ["statistics", "区统计局"],
  ["urbanManagement", "区城市管理局"],
  ["taxation", "国家税务总局合川区税务局"],
  ["fireRescue", "区消防救援局"],
  ["tobacco", "区烟草专卖局"],
  ["youthLeague", "团区委", "青少年服务"],
  ["womensFederation", "区妇联（妇儿工委办）", "家庭教育指导"],
  ["tradeUnions", "区总工会"],
  ["disabledFederation", "区残联", "残疾证、康复救助"],
  ["nextGeneration", "区关工委"],
  ["scienceAssociation", "区科协"],
  ["redCross", "区红十字会"],
];

export const memberUnits: readonly MemberUnit[] = units.map(([code, name, duty]) => ({
  code,
  name,
  note: duty === undefined ? UNCONFIRMED : `${UNCONFIRMED}：${duty}`,
}));
