/** What a year's budget has for each programme, how much of it is used, and from which sources the money comes. */
import { z } from "zod";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { paidPrograms } from "../entitlements/paid-programs.contract.ts";

export const fundSources = codeTable("fundSource", "资金来源", {
  city: "市级及以上补助",
  district: "区级财政",
  lottery: "彩票公益金",
  whole: "不分来源",
});
export type FundSource = CodeOf<typeof fundSources>;

export const budgetProblems = {
  stale: declareProblem({
    code: "benefits.budget.stale",
    status: 412,
    title: "别人刚改过这项预算",
    detail: "您的修改没有保存，别人的修改已经生效。请刷新后再改。",
  }),
  reasonMissing: declareProblem({
    code: "benefits.budget.reasonMissing",
    status: 422,
    title: "更正要写明原因",
    detail: "没有保存，原来的预算照旧。这一笔已经录入过，改动请写明原因，例如追加预算的文件。",
  }),
} as const;

const year = z.coerce.number().int().min(2010).max(2200);

export const BudgetSource = z.object({
  source: z.enum(fundSources.codes),
  name: z.string(),
  budgetFen: z.int().nullable(),
  document: z.string().nullable(),
  /** The source's share of what is used. */
  usedFen: z.int(),
  /** The share is by a percentage that nobody has compared with its document. */
  unchecked: z.boolean(),
  /** Zero where nothing is entered. */
  version: z.int(),
  changed: z.object({ at: z.string(), by: z.string() }).nullable(),
});
export type BudgetSource = z.output<typeof BudgetSource>;

export const budgetLevels = codeTable("budgetLevel", "预算执行情况", {
  none: "没有录入预算",
  fine: "够用",
  short: "到年底不够",
  over: "已经超出",
});

export const BudgetView = z.object({
  programme: z.enum(paidPrograms.codes),
  programmeName: z.string(),
  /** All sources together. */
  budgetFen: z.int().nullable(),
  /** In closed payrolls, and in approved ones on their way. */
  closedFen: z.int(),
  pendingFen: z.int(),
  usedFen: z.int(),
  people: z.int(),
  /** The newest month that counts, and what the year will take if all months to come are like it. */
  lastMonth: z.string().nullable(),
  forecastFen: z.int(),
  level: z.enum(budgetLevels.codes),
  sources: z.array(BudgetSource),
});
export type BudgetView = z.output<typeof BudgetView>;

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
  path: "/api/budgets/{year}/{programme}/{source}",
  title: "录入或更正年度预算",
  effect: "write",
  verb: "budget.write",
  versioned: true,
  params: z.object({
    year,
    programme: z.enum(paidPrograms.codes),
    source: z.enum(fundSources.codes).meta({ label: "资金来源", codeTable: fundSources.name }),
  }),
  body: z.strictObject({
    fen: z.int().min(0).max(1_000_000_000_000).meta({ label: "预算金额（分）" }),
    document: z.string().trim().min(2, "请填写文号").max(120).meta({ label: "预算文号" }),
    /** Of a correction: why the figure before was not right. */
    reason: freeText(300).optional().meta({ label: "更正原因" }),
  }),
  output: BudgetView,
  problems: [budgetProblems.stale, budgetProblems.reasonMissing],
});
