/** What a report says, whoever makes it: declared once for the public page, for organisations and for the hotline's agents. */
import { z } from "zod";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import { situationCodes } from "../protection-codes.contract.ts";

export const dangerCodes = codeTable("dangerNow", "现在是否有危险", {
  yes: "孩子现在有危险",
  unsure: "说不准",
  no: "现在没有危险",
});
export type Danger = CodeOf<typeof dangerCodes>;

export const injuryCodes = codeTable("injury", "伤情", {
  none: "没看到伤",
  light: "有伤，能走动",
  severe: "伤得重、昏迷或出血不止",
  unknown: "不清楚",
});
export type Injury = CodeOf<typeof injuryCodes>;

export const reporterKindCodes = codeTable("reporterKind", "报告人是", {
  resident: "邻居、群众",
  kin: "亲属",
  child: "孩子本人",
  teacher: "学校、幼儿园老师",
  medical: "医院、诊所人员",
  villageStaff: "村（居）干部、网格员",
  socialWorker: "社工、志愿者",
  hotel: "旅馆、网吧等场所人员",
  police: "公安、司法人员",
  other: "其他",
});
export type ReporterKind = CodeOf<typeof reporterKindCodes>;

/** Whoever meets children at work must report (未成年人保护法第十一条、第一百三十条). */
export const mandatedKinds: readonly ReporterKind[] = [
  "teacher",
  "medical",
  "villageStaff",
  "socialWorker",
  "hotel",
  "police",
];

export const doneCodes = codeTable("reportDone", "已经做了什么", {
  calledPolice: "打了 110",
  calledAmbulance: "打了 120",
  toHospital: "送到医院",
  separated: "把孩子带到安全的地方",
  toldGuardian: "告诉了孩子的家长",
  nothing: "还没有",
});
export type Done = CodeOf<typeof doneCodes>;

const words = (max: number) => z.string().trim().max(max);
export const placeCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);

export const ReportedChild = z.strictObject({
  name: words(60).optional().meta({ label: "孩子的姓名" }),
  sex: z.enum(["1", "2"]).optional().meta({ label: "性别" }),
  age: z.int().min(0).max(18).optional().meta({ label: "大约几岁" }),
  school: words(80).optional().meta({ label: "在哪里上学" }),
});
export type ReportedChild = z.output<typeof ReportedChild>;

export const Suspect = z.strictObject({
  name: words(60).optional().meta({ label: "姓名或特征" }),
  relation: words(60).optional().meta({ label: "和孩子的关系" }),
});
export type Suspect = z.output<typeof Suspect>;

export const ReportContent = z.strictObject({
  situations: z.array(z.enum(situationCodes.codes)).max(9).default([]).meta({ label: "看到了哪种情形" }),
  statement: words(4000).min(2).meta({ label: "看到、听到了什么", sensitivity: "L3" }),
  danger: z.enum(dangerCodes.codes).meta({ label: "孩子现在有危险吗" }),
  injury: z.enum(injuryCodes.codes).default("unknown").meta({ label: "伤情" }),
  /** Of the district; absent where whoever reports cannot say. */
  placeCode: placeCode.optional().meta({ label: "在哪个镇街、村（社区）" }),
  address: words(200).optional().meta({ label: "具体位置" }),
  /** Not later than now. */
  seenAt: z.iso.datetime({ offset: true }).optional().meta({ label: "什么时候看到的" }),
  children: z.array(ReportedChild).max(10).default([]).meta({ label: "孩子" }),
  suspects: z.array(Suspect).max(10).default([]).meta({ label: "可能伤害孩子的人" }),
  done: z.array(z.enum(doneCodes.codes)).max(6).default([]).meta({ label: "已经做了什么" }),
});
export type ReportContent = z.output<typeof ReportContent>;

/** Kept apart, sealed; only the intake officer opens it, with a reason. All of it may be left out. */
export const Reporter = z.strictObject({
  kind: z.enum(reporterKindCodes.codes).optional().meta({ label: "您是" }),
  name: words(60).optional().meta({ label: "姓名", sensitivity: "L4" }),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+\- ]{5,20}$/)
    .optional()
    .meta({ label: "电话", sensitivity: "L4" }),
  unit: words(80).optional().meta({ label: "单位", sensitivity: "L4" }),
});
export type Reporter = z.output<typeof Reporter>;
