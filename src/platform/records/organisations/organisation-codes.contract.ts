/** What kinds of organisations are registered: those for which, or about which, units owe something. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const organisationKindCodes = codeTable("organisationKind", "单位类别", {
  school: "中小学校",
  kindergarten: "幼儿园",
  training: "校外培训机构",
  internetCafe: "互联网上网服务场所",
  entertainment: "娱乐场所、酒吧",
  lodging: "旅馆、宾馆",
  tobaccoSeller: "烟酒彩票销售点",
  medical: "医疗机构",
  careInstitution: "福利和救助保护机构",
  socialOrganisation: "社会组织",
  other: "其他",
});
export type OrganisationKind = CodeOf<typeof organisationKindCodes>;
