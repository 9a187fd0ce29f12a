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
    value: z.object({ hukou: coded(codes.hukouCodes), address: text("户籍地址").optional() }),
    say: (v) => join(codes.hukouCodes.label(v.hukou), v.address),
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
    }),
    say: (v) =>
      join(
        v.school,
        v.grade,
        v.stage && codes.stageCodes.label(v.stage),
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
    value: z.object({ measure: coded(codes.reliefCodes), detail: text("说明").optional() }),
    say: (v) => join(codes.reliefCodes.label(v.measure), v.detail),
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
  condition: fact({
    label: "父母（照护人）情形",
    subject: "adult",
    slotted: true,
    value: z.object({
      condition: coded(codes.conditionCodes),
      place: text("务工地或所在处").optional(),
      document: text("文书或证明", 120).optional(),
      reviewDue: isoDate("到期复核日").optional(),
    }),
    say: (v) => join(codes.conditionCodes.label(v.condition), v.place, v.document),
  }),
} as const;

export type FactKindName = keyof typeof factKinds;
export type FactValue<Kind extends FactKindName> = z.output<(typeof factKinds)[Kind]["value"]>;
export const factKindNames = Object.keys(factKinds) as FactKindName[];

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
