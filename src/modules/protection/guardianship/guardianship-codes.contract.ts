/** The words of guardianship: who is guardian, why the state steps in, where the child is, what guardians are told. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

const LAW = "《未成年人保护法》";

/** What kind of guardianship a child has on a day; `unknown` says that the file does not tell. */
export const guardianshipKindCodes = codeTable("guardianshipKind", "监护类型", {
  parents: "父母监护",
  relative: "其他亲属监护",
  entrusted: "委托照护",
  temporary: "临时监护（国家）",
  longTerm: "长期监护（国家）",
  organisation: "组织或指定监护",
  unknown: "情况不清",
});
export type GuardianshipKind = CodeOf<typeof guardianshipKindCodes>;

/** 家庭监护为主体、社会监护为补充、国家监护为兜底. */
export const layerCodes = codeTable("guardianshipLayer", "监护层次", {
  family: "家庭监护",
  society: "社会监护",
  state: "国家监护",
  unknown: "情况不清",
});
export type Layer = CodeOf<typeof layerCodes>;

export const layerOf: Readonly<Record<GuardianshipKind, Layer>> = {
  parents: "family",
  relative: "family",
  entrusted: "family",
  temporary: "state",
  longTerm: "state",
  organisation: "society",
  unknown: "unknown",
};

export const temporaryCodes = codeTable(
  "temporarySituation",
  "临时监护情形",
  {
    T1: "流浪乞讨或者身份不明，暂时查找不到父母或者其他监护人",
    T2: "监护人下落不明，没有其他人可以担任监护人",
    T3: "监护人因自身原因或者突发事件不能履行监护职责，监护缺失",
    T4: "监护人拒绝或者怠于履行监护职责，处于无人照料的状态",
    T5: "监护人教唆、利用实施违法犯罪行为，需要带离安置",
    T6: "遭受监护人严重伤害或者面临人身安全威胁，需要紧急安置",
    T7: "法律规定的其他情形",
  },
  `${LAW}第九十二条`,
);
export type TemporarySituation = CodeOf<typeof temporaryCodes>;

export const longTermCodes = codeTable(
  "longTermSituation",
  "长期监护情形",
  {
    L1: "查找不到父母或者其他监护人",
    L2: "监护人死亡或者被宣告死亡，没有其他人可以担任监护人",
    L3: "监护人丧失监护能力，没有其他人可以担任监护人",
    L4: "人民法院判决撤销监护人资格并指定由民政部门担任监护人",
    L5: "法律规定的其他情形",
  },
  `${LAW}第九十四条`,
);
export type LongTermSituation = CodeOf<typeof longTermCodes>;

export const placementCodes = codeTable(
  "placementKind",
  "安置方式",
  {
    relatives: "委托亲属抚养",
    foster: "家庭寄养",
    centre: "未成年人救助保护机构",
    institution: "儿童福利机构",
  },
  `${LAW}第九十三条`,
);
export type PlacementKind = CodeOf<typeof placementCodes>;

/** 法发〔2014〕24号 35条. */
export const revocationCodes = codeTable(
  "revocationGround",
  "撤销监护人资格的情形",
  {
    R1: "性侵害、出卖、遗弃、虐待、暴力伤害，严重损害身心健康",
    R2: "置于无人监管和照看的状态，面临死亡或者严重伤害危险，经教育不改",
    R3: "拒不履行监护职责长达六个月以上，流离失所或者生活无着",
    R4: "有吸毒、赌博、长期酗酒等恶习或者因服刑等原因无法履行职责，且拒绝委托，陷入困境或者危险",
    R5: "胁迫、诱骗、利用乞讨，经三次以上批评教育拒不改正，严重影响正常生活和学习",
    R6: "教唆、利用实施违法犯罪行为，情节恶劣",
    R7: "其他严重侵害合法权益的行为",
  },
  "法发〔2014〕24号第三十五条",
);

/** 民法典 36: who may petition; where they do not in time, the bureau must. */
export const petitionerCodes = codeTable(
  "petitioner",
  "申请人",
  {
    otherEligible: "其他依法具有监护资格的人",
    village: "村（居）民委员会",
    school: "学校",
    hospital: "医疗机构",
    womensFederation: "妇女联合会",
    disabledFederation: "残疾人联合会",
    protectionOrganisation: "未成年人保护组织",
    bureau: "民政部门",
  },
  "《民法典》第三十六条",
);

/** Whose restoration the opinion rules out. */
export const exclusionCodes = codeTable(
  "restorationExclusion",
  "一般不得恢复的情形",
  {
    none: "没有这些情形",
    sexOrSold: "性侵害、出卖未成年人",
    abuse: "虐待、遗弃六个月以上，或者多次遗弃，并且造成重伤以上严重后果",
    sentence: "因监护侵害行为被判处五年有期徒刑以上刑罚",
  },
  "法发〔2014〕24号",
);

export const guardianRoleCodes = codeTable("guardianRole", "监护人是", {
  father: "父亲",
  mother: "母亲",
  other: "其他监护人",
});

export const newGuardianCodes = codeTable("newGuardian", "由谁担任", {
  parents: "父母",
  relative: "祖父母、外祖父母、兄姐或者其他个人",
  organisation: "村（居）民委员会或者其他组织",
});

export const determinedByCodes = codeTable("guardianDeterminedBy", "怎样确定", {
  order: "按法定顺序",
  agreed: "有监护资格的人协议",
  designated: "村（居）民委员会或者民政部门指定",
  court: "人民法院指定",
  will: "遗嘱指定",
});

export const offenceCodes = codeTable("sanctionOffence", "失信行为", {
  abandonment: "恶意弃养",
  fraud: "虚报、隐瞒、伪造，骗取保障资金、物资或者服务",
});

export const custodyEndCodes = codeTable("custodyEnd", "结束的原因", {
  guardianFound: "找到监护人",
  otherGuardian: "另有依法具有监护资格的人担任监护人",
  recovered: "监护人重新具备履行监护职责的条件",
  longTerm: "转为长期监护",
  adopted: "被收养",
  grownUp: "年满十八周岁",
  died: "死亡",
  returned: "评估后送回家庭",
  replaced: "有了新的监护决定",
  entrustmentOver: "委托照护结束",
});

export type CustodyEnd = CodeOf<typeof custodyEndCodes>;

export const placementEndCodes = codeTable("placementEnd", "离开的原因", {
  returned: "送回家庭",
  moved: "换了安置的地方",
  custodyEnded: "监护结束",
  other: "其他",
});

export const orderKindCodes = codeTable("guardianOrderKind", "文书种类", {
  responsibilityLetter: "监护责任告知书",
  supervision: "监护监督计划",
  familyEducation: "家庭教育指导令",
  protectionOrder: "人身安全保护令",
});
export type OrderKind = CodeOf<typeof orderKindCodes>;

export const orderEntryCodes = codeTable("guardianOrderEntry", "记录", {
  session: "参加指导",
  missed: "没有参加",
  report: "监督报告",
  notice: "再次通知",
  renewal: "延长",
});
export type OrderEntryKind = CodeOf<typeof orderEntryCodes>;
