/**
 * The dated facts of the register. Whatever is true about a person over time is a *fact*: a kind, a value, the period in which it
 * holds, where it is known from. A new kind is a declaration here: forms, timeline, audit and data dictionary derive from it.
 */
import { z } from "zod";
import type { CodeTable } from "../../kernel/code-table.ts";
import { formatYuan } from "../../kernel/money.ts";
import * as codes from "./codes.contract.ts";

const coded = <Code extends string>(table: CodeTable<Code>) =>
  z.enum(table.codes).meta({ label: table.title, codeTable: table.name });
const text = (label: string, max = 200) => z.string().trim().max(max).meta({ label });
/** Up to a million yuan a month: whatever is more was typed in the wrong unit. */
const fen = z.int().nonnegative().max(100_000_000, "金额太大，请核对单位是不是“分”");
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "请写成 2024-05 这样的年月");
const isoDate = (label: string) => z.iso.date().meta({ label });

export interface FactKind<Value extends z.ZodType = z.ZodType> {
  /** Chinese name on the timeline and in forms. */
  readonly label: string;
  /** Whom it is about. */
  readonly subject: "child" | "adult" | "anyone";
  /** `true`: several may hold at once, told apart by their slot (a category, a condition, a relief measure). */
  readonly slotted: boolean;
  readonly value: Value;
  /** One readable sentence for file and timeline. */
  readonly say: (value: z.output<Value>) => string;
}

function fact<Value extends z.ZodType>(kind: FactKind<Value>): FactKind<Value> {
  return kind;
}

const join = (...parts: (string | undefined | null | false)[]) => parts.filter(Boolean).join(" · ");

export const factKinds = {
  residence: fact({
    label: "现住地",
    subject: "child",
    slotted: false,
    value: z.object({
      villageCode: z
        .string()
        .regex(/^\d{12}$/)
        .meta({ label: "村（社区）" }),
      address: text("详细地址").optional(),
    }),
    say: (v) => v.address ?? "",
  }),
  household: fact({
    label: "户籍",
    subject: "child",
    slotted: false,
    value: z.object({
      hukou: coded(codes.hukouCodes),
      address: text("户籍地址").optional(),
      inDistrict: z.boolean().meta({ label: "户籍在本区" }).optional(),
    }),
    say: (v) => join(codes.hukouCodes.label(v.hukou), v.address, v.inDistrict === false && "户籍不在本区"),
  }),
  schooling: fact({
    label: "就学",
    subject: "child",
    slotted: false,
    value: z.object({
      stage: coded(codes.stageCodes).optional(),
      school: text("学校").optional(),
      grade: text("年级", 40).optional(),
      teacher: text("班主任", 40).optional(),
      boarding: coded(codes.boardingCodes).optional(),
      fullTime: z.boolean().meta({ label: "全日制" }).optional(),
      degree: coded(codes.degreeCodes).optional(),
      enrolledOn: isoDate("入学日期").optional(),
      graduatesOn: isoDate("预计毕业日期").optional(),
    }),
    say: (v) =>
      join(
        v.school,
        v.grade,
        v.stage && codes.stageCodes.label(v.stage),
        v.degree && codes.degreeCodes.label(v.degree),
        v.fullTime === false && "非全日制",
        v.boarding && codes.boardingCodes.label(v.boarding),
      ),
  }),
  health: fact({
    label: "健康状况",
    subject: "child",
    slotted: false,
    value: z.object({ status: coded(codes.healthCodes), detail: text("说明").optional() }),
    say: (v) => join(codes.healthCodes.label(v.status), v.detail),
  }),
  disability: fact({
    label: "残疾",
    subject: "anyone",
    slotted: false,
    value: z.object({
      class: coded(codes.disabilityClassCodes),
      level: coded(codes.disabilityLevelCodes),
      validUntil: isoDate("证件有效期至").optional(),
    }),
    say: (v) =>
      `${codes.disabilityClassCodes.label(v.class)}残疾${codes.disabilityLevelCodes.label(v.level)}`,
  }),
  category: fact({
    label: "儿童类别",
    subject: "child",
    slotted: true,
    value: z.object({
      category: coded(codes.categoryCodes),
      orphanType: coded(codes.orphanTypeCodes).optional(),
      careMode: coded(codes.careModeCodes).optional(),
      recognisedOn: isoDate("认定日期").optional(),
      startMonth: month.meta({ label: "起领年月" }).optional(),
      document: text("认定文号", 80).optional(),
      appliedOn: isoDate("申请日期").optional(),
      verifiedOn: isoDate("镇街查验日期").optional(),
      verdict: text("查验结论", 80).optional(),
      confirmedOn: isoDate("区民政局确认日期").optional(),
    }),
    say: (v) =>
      join(
        codes.categoryCodes.label(v.category),
        v.orphanType && codes.orphanTypeCodes.label(v.orphanType),
        v.document,
      ),
  }),
  difficulty: fact({
    label: "困境类型",
    subject: "child",
    slotted: true,
    value: z.object({
      type: coded(codes.difficultyTypeCodes),
      description: text("困境描述", 500).optional(),
    }),
    say: (v) => join(codes.difficultyTypeCodes.label(v.type), v.description),
  }),
  leftBehindCare: fact({
    label: "委托照护",
    subject: "child",
    slotted: false,
    value: z.object({
      reason: coded(codes.entrustReasonCodes).optional(),
      signed: z.boolean().meta({ label: "是否签订委托监护确认书" }).optional(),
      actualCare: coded(codes.actualCareCodes).optional(),
      quality: coded(codes.careQualityCodes).optional(),
    }),
    say: (v) =>
      join(
        v.reason && codes.entrustReasonCodes.label(v.reason),
        v.actualCare && codes.actualCareCodes.label(v.actualCare),
        v.quality && `监护${codes.careQualityCodes.label(v.quality)}`,
        v.signed === undefined ? "" : v.signed ? "已签确认书" : "未签确认书",
      ),
  }),
  guardianship: fact({
    label: "监护",
    subject: "child",
    slotted: false,
    value: z.object({
      form: coded(codes.guardianshipCodes),
      guardianId: z.uuid().meta({ label: "监护人" }).optional(),
      organisation: text("监护组织").optional(),
      ability: text("监护能力", 80).optional(),
    }),
    say: (v) => join(codes.guardianshipCodes.label(v.form), v.organisation, v.ability),
  }),
  relief: fact({
    label: "救助措施",
    subject: "child",
    slotted: true,
    value: z.object({
      measure: coded(codes.reliefCodes),
      amountFen: fen.meta({ label: "每人每月金额（分）" }).optional(),
      detail: text("说明").optional(),
    }),
    say: (v) =>
      join(
        codes.reliefCodes.label(v.measure),
        v.amountFen === undefined ? "" : `每人每月 ${formatYuan(v.amountFen)} 元`,
        v.detail,
      ),
  }),
  risk: fact({
    label: "风险等级",
    subject: "child",
    slotted: false,
    value: z.object({ level: coded(codes.riskCodes), reason: text("理由").optional() }),
    say: (v) => join(codes.riskCodes.label(v.level), v.reason),
  }),
  support: fact({
    label: "帮扶",
    subject: "child",
    slotted: false,
    value: z.object({
      helper: text("结对帮扶人", 40).optional(),
      frequency: text("走访频次", 40).optional(),
      need: text("需求", 500).optional(),
      policies: text("已落实政策", 500).optional(),
      familyEconomy: text("家庭经济", 200).optional(),
    }),
    say: (v) => join(v.need, v.policies, v.helper && `结对：${v.helper}`, v.frequency),
  }),
  allowance: fact({
    label: "生活费领取",
    subject: "child",
    slotted: false,
    value: z.object({
      standardFen: fen.meta({ label: "月标准（分）" }).optional(),
      mode: text("补贴方式", 20).optional(),
      deduction: text("补差扣减项", 80).optional(),
      amountFen: fen.meta({ label: "实发标准（分）" }).optional(),
      bank: text("开户行", 80).optional(),
      /** Sealed by the cipher; never in clear in the database. */
      accountSealed: z.string().meta({ label: "账号", sensitivity: "L3" }).optional(),
      insured: z.boolean().meta({ label: "医保参保" }).optional(),
      startMonth: month.meta({ label: "起领年月" }).optional(),
      endMonth: month.meta({ label: "末领年月" }).optional(),
    }),
    say: (v) => join(v.standardFen === undefined ? "" : `${formatYuan(v.standardFen)} 元/月`, v.mode, v.bank),
  }),
  visit: fact({
    label: "走访",
    subject: "child",
    slotted: true,
    value: z.object({ note: text("走访情况", 500).optional() }),
    say: (v) => v.note ?? "已走访",
  }),
  note: fact({
    label: "备注",
    subject: "child",
    slotted: false,
    value: z.object({ text: text("备注", 1000) }),
    say: (v) => v.text,
  }),
  insurance: fact({
    label: "医保参保",
    subject: "child",
    slotted: false,
    value: z.object({
      year: z.int().min(2000).max(2100).meta({ label: "参保年度" }),
      insured: z.boolean().meta({ label: "已参保" }),
    }),
    say: (v) => `${v.year} 年度${v.insured ? "已参保" : "未参保"}`,
  }),
  origin: fact({
    label: "来历与寻亲",
    subject: "child",
    slotted: false,
    value: z.object({
      way: coded(codes.originCodes),
      foundOn: isoDate("发现（解救）日期").optional(),
      reportedOn: isoDate("报警日期").optional(),
      sentOn: isoDate("送交机构日期").optional(),
      searchProofOn: isoDate("公安出具暂时未查找到（捡拾）证明日期").optional(),
      announcedOn: isoDate("寻亲公告日期").optional(),
      finalProofOn: isoDate("公安出具查找不到证明日期").optional(),
      parentsFoundOn: isoDate("找到父母或其他监护人日期").optional(),
    }),
    say: (v) => join(codes.originCodes.label(v.way), v.foundOn, v.parentsFoundOn && "已找到父母"),
  }),
  condition: fact({
    label: "父母（照护人）情形",
    subject: "adult",
    slotted: true,
    value: z.object({
      condition: coded(codes.conditionCodes),
      place: text("务工地或所在处").optional(),
      document: text("文书或证明", 120).optional(),
      reviewDue: isoDate("到期复核日").optional(),
      termMonths: z.int().min(1).max(600).meta({ label: "决定的总期限（月）" }).optional(),
      endsOn: isoDate("刑满、解除或期满日（最后一天）").optional(),
      organ: text("办理机关").optional(),
      road: coded(codes.lostRoadCodes).optional(),
      reportedOn: isoDate("向公安报告日期").optional(),
      receipt: text("公安回执单号", 80).optional(),
      roadDone: z.boolean().meta({ label: "失联认定程序已走完" }).optional(),
      lastContactOn: isoDate("最后联系日期").optional(),
      dutyFulfilled: z.boolean().meta({ label: "仍在履行抚养义务" }).optional(),
      inCatalogue: z.boolean().meta({ label: "病种在大病、地方病目录内" }).optional(),
      awayScope: coded(codes.awayScopeCodes).optional(),
    }),
    say: (v) =>
      join(
        codes.conditionCodes.label(v.condition),
        v.place,
        v.document,
        v.termMonths !== undefined && `${v.termMonths} 个月`,
        v.endsOn && `${v.endsOn} 期满`,
        v.reportedOn && `${v.reportedOn} 向公安报告`,
        v.receipt,
      ),
  }),
} as const;

export type FactKindName = keyof typeof factKinds;
export type FactValue<Kind extends FactKindName> = z.output<(typeof factKinds)[Kind]["value"]>;
export const factKindNames = Object.keys(factKinds) as FactKindName[];

type ConditionField = keyof FactValue<"condition">;

/** What is asked of each condition beyond its name (民发〔2019〕62号, 民发〔2020〕125号): forms show these fields and no others. */
export const conditionFields: Readonly<Record<codes.ConditionCode, readonly ConditionField[]>> = {
  capable: [],
  deceased: ["document"],
  declaredMissing: ["document"],
  unknownNotFound: ["document"],
  severeDisability: ["document", "reviewDue"],
  seriousIllness: ["document", "inCatalogue", "reviewDue"],
  imprisoned: ["termMonths", "endsOn", "place", "document"],
  compulsoryRehab: ["termMonths", "endsOn", "place", "document"],
  otherRestricted: ["termMonths", "endsOn", "organ", "document"],
  outOfContact: [
    "road",
    "reportedOn",
    "organ",
    "receipt",
    "roadDone",
    "lastContactOn",
    "dutyFulfilled",
    "document",
  ],
  guardianshipRevoked: ["document", "organ"],
  deported: ["dutyFulfilled", "place", "document"],
  migrantWork: ["place", "awayScope"],
};

/** What a form leaves out, as long as this condition is chosen (none yet: everything but the condition itself). */
export function fieldsNotAsked(condition: unknown): string[] {
  const chosen = codes.conditionCodes.codes.find((code) => code === condition);
  const asked: readonly string[] = chosen === undefined ? [] : conditionFields[chosen];
  return Object.keys(factKinds.condition.value.shape).filter(
    (field) => field !== "condition" && !asked.includes(field),
  );
}

/** The slot under which a value of a slotted kind stands ("" for the others). */
export function slotOf(kind: FactKindName, value: Record<string, unknown>, from: string): string {
  switch (kind) {
    case "category":
      return String(value["category"]);
    case "difficulty":
      return String(value["type"]);
    case "relief":
      return String(value["measure"]);
    case "condition":
      return String(value["condition"]);
    case "visit":
      return from;
    default:
      return "";
  }
}
