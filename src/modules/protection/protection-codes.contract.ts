/** Code tables of the protection response that several of its parts share. */
import { type CodeOf, codeTable } from "../../kernel/code-table.ts";

/** 《关于建立侵害未成年人案件强制报告制度的意见（试行）》（2020，九部门）第四条. */
export const situationCodes = codeTable(
  "situation",
  "强制报告情形",
  {
    MR1: "生殖器官或隐私部位遭受或疑似遭受非正常损伤",
    MR2: "不满十四周岁的女孩遭受或疑似遭受性侵害、怀孕、流产",
    MR3: "十四周岁以上的女孩遭受或疑似遭受性侵害所致怀孕、流产",
    MR4: "身体多处损伤、严重营养不良、意识不清，存在或疑似家庭暴力、欺凌、虐待、殴打或者被人麻醉",
    MR5: "因自杀、自残、工伤、中毒、被人麻醉、殴打等非正常原因导致伤残、死亡",
    MR6: "被遗弃或长期处于无人照料状态",
    MR7: "来源不明、失踪或者被拐卖、收买",
    MR8: "被组织乞讨",
    MR9: "其他严重侵害身心健康或正在面临不法侵害危险",
  },
  "九部门强制报告意见（2020）",
);
export type Situation = CodeOf<typeof situationCodes>;

/** In a few words, for lists. */
export const shortSituation: Readonly<Record<Situation, string>> = {
  MR1: "隐私部位有非正常损伤",
  MR2: "不满十四周岁的女孩疑似遭受性侵害",
  MR3: "疑似遭受性侵害所致怀孕、流产",
  MR4: "身上多处损伤、营养不良或意识不清",
  MR5: "非正常原因导致伤残或死亡",
  MR6: "被遗弃或长期无人照料",
  MR7: "来源不明、失踪或被拐卖",
  MR8: "被组织乞讨",
  MR9: "其他不法侵害的危险",
};

/** How much danger: what must happen in minutes, in hours, in days. */
export const colourCodes = codeTable("caseColour", "风险等级", {
  red: "红（人身安全受威胁、无人照料）",
  orange: "橙（中高风险）",
  yellow: "黄（中低风险）",
  blue: "蓝（低风险）",
});
export type Colour = CodeOf<typeof colourCodes>;

/** 监测预防、发现报告、应急处置、评估帮扶、监护干预: the five links of the response. */
export const linkCodes = codeTable(
  "responseLink",
  "响应环节",
  {
    monitorPrevent: "监测预防",
    detectReport: "发现报告",
    emergency: "应急处置",
    assessAssist: "评估帮扶",
    guardianshipIntervene: "监护干预",
  },
  "合川区规划第三章第五节",
);
export type ResponseLink = CodeOf<typeof linkCodes>;

export const channelCodes = codeTable("reportChannel", "报告渠道", {
  public: "扫码或网页",
  partner: "单位报告",
  visit: "儿童主任巡访",
  grid: "网格员",
  counter: "窗口来访",
  hotline12345: "12345 转办",
  hotline12355: "12355 转办",
  hotline12338: "12338 转办",
  police110: "110 转办",
  lead: "系统线索",
});
export type Channel = CodeOf<typeof channelCodes>;

/** What somebody is in a case; what each part sees is declared once, in cases/what-parts-see.ts. */
export const casePartCodes = codeTable("casePart", "在个案中的职责", {
  lead: "个案负责人",
  supervisor: "督导",
  director: "村（居）儿童主任",
  police: "公安",
  procuratorate: "检察",
  court: "法院",
  justice: "司法行政（法律援助）",
  education: "教育（学校）",
  health: "卫生健康（医院）",
  womensFederation: "妇联",
  youthLeague: "共青团",
  disabledFederation: "残联",
  institution: "儿童福利机构",
  assessor: "评估员",
  socialWorker: "社工",
  otherUnit: "其他单位",
});
export type CasePart = CodeOf<typeof casePartCodes>;

/** 家庭教育、医疗康复、教育帮扶、社会关爱、司法救助、心理干预、法律援助. */
export const measureCodes = codeTable(
  "protectionMeasure",
  "帮扶措施",
  {
    familyEducation: "家庭教育",
    medicalRehab: "医疗康复",
    educationSupport: "教育帮扶",
    socialCare: "社会关爱",
    judicialRelief: "司法救助",
    psychological: "心理干预",
    legalAid: "法律援助",
  },
  "合川区规划第三章第五节",
);
export type Measure = CodeOf<typeof measureCodes>;
