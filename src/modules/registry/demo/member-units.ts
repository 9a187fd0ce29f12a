/** What each member unit mainly answers for, as seed data to be maintained by people. */
import { type MemberUnit as Code, memberUnitCodes } from "../../../kernel/member-units.ts";

export interface MemberUnit {
  readonly code: Code;
  readonly name: string;
  readonly note: string;
}

const UNCONFIRMED = "待核";

const duties: Readonly<Partial<Record<Code, string>>> = {
  civilAffairs: "领导小组办公室，牵头协调、认定发放、监护",
  cyberspace: "网络环境治理",
  court: "撤销监护、宣告、人身安全保护令",
  procuratorate: "检察监督、强制报告、从业查询",
  education: "控辍保学、校内关爱、学生欺凌防治",
  police: "失联父母查找、落户、强制报告",
  justice: "法律援助、服刑和戒毒人员信息通报",
  finance: "资金保障",
  humanResources: "就业与培训",
  housing: "住房保障",
  agriculture: "监测帮扶",
  cultureTourism: "文化场所与网络文化监管",
  health: "医疗、心理、疫情防控",
  marketRegulation: "校外经营活动监管",
  medicalInsurance: "参保资助与医疗救助",
  youthLeague: "青少年服务",
  womensFederation: "家庭教育指导",
  disabledFederation: "残疾证、康复救助",
};

export const memberUnits: readonly MemberUnit[] = memberUnitCodes.codes.map((code) => {
  const duty = duties[code];
  return {
    code,
    name: memberUnitCodes.label(code),
    note: duty === undefined ? UNCONFIRMED : `${UNCONFIRMED}：${duty}`,
  };
});
