/** What a year's budget has for each programme, how much of it is used, and from which sources the money comes. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { paidPrograms } from "../entitlements/paid-programs.contract.ts";

export const fundSources = codeTable("fundSource", "资金来源", {
  city: "市级及以上补助",
  district: "区级财政",
  lottery: "彩票公益金",
});

export const budgetProblems = {
  stale: declareProblem({
    code: "benefits.budget.stale",
    status: 412,
    title: "别人刚改过这项预算",
    detail: "您的修改没有保存，别人的修改已经生效。请刷新后再改。",
  }),
} as const;

const year = z.coerce.number().int().min(2010).max(2200);

export const BudgetView = z.object({
  programme: z.enum(paidPrograms.codes),
  programmeName: z.string(),
  budgetFen: z.int().nullable(),
  document: z.string().nullable(),
  /** Paid and on its way in the year's payrolls. */
  usedFen: z.int(),
  people: z.int(),
  /** Of what is used, by source; shares that are not settled are marked. */
  sources: z.array(
    z.object({ source: z.enum(fundSources.codes), name: z.string(), fen: z.int(), unchecked: z.boolean() }),
  ),
  version: z.int(),
});

export const readBudgets = operation({
  name: "benefits.budgets.read",
  method: "GET",
  path: "/api/budgets",
  title: "查看预算执行",
  effect: "read",
  verb: "budget.read",
  audited: false,
  query: z.object({ year: year.optional() }),
  output: z.object({ year: z.int(), items: z.array(BudgetView), can: z.array(z.enum(["save"])) }),
});

export const saveBudget = operation({
  name: "benefits.budget.save",
  method: "PUT",
  path: "/api/budgets/{year}/{programme}",
  title: "录入年度预算",
  effect: "write",
  verb: "budget.write",
  versioned: true,
  params: z.object({ year, programme: z.enum(paidPrograms.codes) }),
  body: z.strictObject({
    fen: z.int().min(0).max(1_000_000_000_000).meta({ label: "预算金额（分）" }),
    document: z.string().trim().min(2).max(120).meta({ label: "预算文号" }),
  }),
  output: BudgetView,
  problems: [budgetProblems.stale],
});
