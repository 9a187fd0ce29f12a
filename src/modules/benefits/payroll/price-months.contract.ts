/** 价格临时补贴: the months for which it was declared, by which document, how much, and what is paid of it. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";

export const priceMonthProblems = {
  notOver: declareProblem({
    code: "benefits.priceMonth.notOver",
    status: 409,
    title: "这个月还没有结束",
    detail: "没有登记。月份结束、物价指数公布以后，再登记这个月没有启动。",
  }),
  declared: declareProblem({
    code: "benefits.priceMonth.declared",
    status: 409,
    title: "这个月已经登记为启动",
    detail: "没有改动。登记错了的，请在这个月的一行上撤销，由另一人确认。",
  }),
} as const;

export const PriceMonth = z.object({
  month: z.string(),
  fen: z.int(),
  document: z.string(),
  /** Nobody has compared it with the original. */
  unchecked: z.boolean(),
  /** In payrolls, whatever has become of it; of the asker's place. */
  listed: z.object({ people: z.int(), fen: z.int() }),
  paidFen: z.int(),
});
export type PriceMonth = z.output<typeof PriceMonth>;

export const ProposedPriceMonth = z.object({
  changeId: z.string(),
  month: z.string(),
  /** Null: the month is to be struck out. */
  fen: z.int().nullable(),
  document: z.string(),
  by: z.string(),
  at: z.string(),
});

export const readPriceMonths = operation({
  name: "benefits.priceMonths.read",
  method: "GET",
  path: "/api/price-subsidies",
  title: "查看价格临时补贴月份",
  effect: "read",
  verb: "payroll.read",
  audited: false,
  output: z.object({
    /** The newest first. */
    months: z.array(PriceMonth),
    proposed: z.array(ProposedPriceMonth),
    /** The payroll in which a month entered now is paid. */
    nextMonth: z.string(),
    /** Of which nobody has said anything yet. */
    unanswered: z.array(z.string()),
    can: z.array(z.enum(["propose", "sayNone"])),
  }),
});

export const sayNoneDeclared = operation({
  name: "benefits.priceMonths.sayNone",
  method: "POST",
  path: "/api/price-subsidies/{month}/none",
  title: "登记当月没有启动价格联动",
  effect: "write",
  verb: "payroll.prepare",
  params: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "请填写月份，例如 2026-10") }),
  body: z.strictObject({}),
  output: z.object({ month: z.string() }),
  problems: [priceMonthProblems.notOver, priceMonthProblems.declared],
});
