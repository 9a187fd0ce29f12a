/** One child: what holds, what is paid, what could be, each with its reason. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { Explanation, Judgement, MissingFact } from "../../../platform/rules/explanation.contract.ts";
import { benefitFieldCodes, paidByCodes, programmeCodes } from "../programs/program-codes.contract.ts";

export const benefitGroups = ["receiving", "missed", "soon", "cannotTell", "notEntitled"] as const;

export const ChildBenefit = z.object({
  code: z.enum(programmeCodes.codes),
  title: z.string(),
  field: z.enum(benefitFieldCodes.codes),
  paidBy: z.enum(paidByCodes.codes),
  group: z.enum(benefitGroups),
  /** In one sentence. */
  reason: z.string(),
  /** Null where nobody reckons it here. */
  amountFen: z.int().nullable(),
  /** 元/月, 元/学年, 元/年. */
  amountUnit: z.string(),
  amountSays: z.string(),
  /** How the month's payroll comes to the amount; null where no payroll pays it. */
  reckoned: z.string().nullable(),
  /** Condition by condition, where one programme was asked for; null otherwise, as in `judgement`. */
  amount: Explanation.nullable(),
  /** 自 2026-01 起领, 已转介区医保局 … */
  since: z.string().nullable(),
  missing: z.array(MissingFact),
  judgement: Judgement.nullable(),
  findingId: z.uuid().nullable(),
  can: z.array(z.enum(["apply", "refer"])),
});
export type ChildBenefit = z.output<typeof ChildBenefit>;

export const readChildBenefits = operation({
  name: "benefits.child.read",
  method: "GET",
  path: "/api/children/{id}/benefits",
  title: "查看孩子在领什么、还能领什么",
  effect: "read",
  verb: "finding.read",
  params: z.object({ id: z.uuid() }),
  query: z.strictObject({
    asOf: z.iso.date().optional().meta({ label: "截至日期" }),
    /** Only this one, with all its conditions: those of all programmes are more than a phone should load. */
    programme: z
      .enum(programmeCodes.codes)
      .optional()
      .meta({ label: "项目", codeTable: programmeCodes.name }),
  }),
  output: z.object({
    asOf: z.string(),
    childId: z.uuid(),
    childName: z.string(),
    items: z.array(ChildBenefit),
  }),
  clauses: ["R-057", "R-124"],
});
