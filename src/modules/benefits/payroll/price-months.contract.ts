/** 价格临时补贴: the months for which it was declared, by which document, how much, and what is paid of it. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";

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
    can: z.array(z.enum(["propose"])),
  }),
});
