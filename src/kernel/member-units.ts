/**
 * Member units of the district's leading group for the protection of minors. The district's own list was not found: these are the
 * units that the municipal documents name together and that such groups usually have (待核).
 */
import { type CodeOf, codeTable } from "./code-table.ts";

export const memberUnitCodes = codeTable("memberUnit", "成员单位", {
  civilAffairs: "区民政局",
  publicity: "区委宣传部",
  politicsAndLaw: "区委政法委",
  establishment: "区委编办",
  cyberspace: "区委网信办",
  socialWork: "区委社会工作部",
  court: "区人民法院",
  procuratorate: "区人民检察院",
  developmentReform: "区发展改革委",
  education: "区教委",
  science: "区科技局",
  economyInformation: "区经济信息委",
  police: "区公安局",
  justice: "区司法局",
  finance: "区财政局",
  humanResources: "区人力社保局",
  housing: "区住房城乡建委",
  transport: "区交通局",
  agriculture: "区农业农村委（区乡村振兴局）",
  cultureTourism: "区文化旅游委",
  health: "区卫生健康委",
  emergency: "区应急局",
  marketRegulation: "区市场监管局",
  sports: "区体育局",
  medicalInsurance: "区医保局",
  petitions: "区信访办",
  statistics: "区统计局",
  urbanManagement: "区城市管理局",
  taxation: "国家税务总局合川区税务局",
  fireRescue: "区消防救援局",
  tobacco: "区烟草专卖局",
  youthLeague: "团区委",
  womensFederation: "区妇联（妇儿工委办）",
  tradeUnions: "区总工会",
  disabledFederation: "区残联",
  nextGeneration: "区关工委",
  scienceAssociation: "区科协",
  redCross: "区红十字会",
});
export type MemberUnit = CodeOf<typeof memberUnitCodes>;
