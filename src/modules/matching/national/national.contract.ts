/** The national child-welfare system: our payments by its categories as files, and its own export compared with them. */
import { z } from "zod";
import { certaintyCodes } from "../../../kernel/citation.ts";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { type NationalCode, nationalCodes } from "./national-codes.ts";

export const nationalProblems = {
  noTable: declareProblem({
    code: "match.national.noTable",
    status: 422,
    title: "没有找到能核对的表",
    detail:
      "表头里要有“身份证号”和“发放类别”，最好还有“姓名”“起领年月”“发放金额”。没有核对，也没有保存文件；请检查是否选错了文件。",
  }),
  settled: declareProblem({
    code: "match.national.settled",
    status: 409,
    title: "这条差异已经处理",
    detail: "已由别人处理，或者后来又核对过一次。请刷新后看最新的差异。",
  }),
};

const Month = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "月份形如 2026-11")
  .meta({ label: "月份" });
const Code = z.enum(nationalCodes.codes as [NationalCode, ...NationalCode[]]).meta({ label: "发放类别代码" });

export const differenceKinds = {
  onlyOurs: "只在本系统",
  onlyTheirs: "只在全国系统",
  category: "类别不同",
  month: "起领年月不同",
  amount: "金额不同",
  twice: "全国系统里重复",
} as const;
export type DifferenceKind = keyof typeof differenceKinds;
const Kind = z.enum(Object.keys(differenceKinds) as [DifferenceKind, ...DifferenceKind[]]);

const Payment = z.object({ code: Code, from: z.string().nullable(), fen: z.int().nullable() });

export const NationalDifference = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  name: z.string().meta({ label: "姓名" }),
  place: z.string(),
  kind: Kind,
  ours: Payment.nullable(),
  theirs: Payment.nullable(),
  state: z.enum(["open", "settled"]),
  settledBy: z.string().nullable(),
  settledWhy: z.string().nullable(),
  version: z.int(),
});
export type NationalDifference = z.output<typeof NationalDifference>;

const Check = z.object({
  id: z.uuid(),
  month: Month,
  madeAt: z.string(),
  madeBy: z.string(),
  /** Of the file, and of what was found. */
  rows: z.int(),
  same: z.int(),
  /** Nobody of our register: not kept. */
  strangers: z.int(),
  faulty: z.int(),
  codes: z.array(Code),
  kinds: z.record(Kind, z.int()),
  open: z.int(),
});
export type NationalCheck = z.output<typeof Check>;

export const readNationalSystem = operation({
  name: "match.national.read",
  method: "GET",
  path: "/api/exchange/national",
  title: "查看全国系统的类别对应和核对情况",
  effect: "read",
  verb: "exchange.send",
  audited: false,
  query: z.strictObject({ month: Month.optional() }),
  output: z.object({
    month: Month,
    source: z.string(),
    categories: z.array(
      z.object({
        code: Code,
        title: z.string(),
        says: z.string(),
        certainty: z.enum(certaintyCodes.codes),
        children: z.int(),
        fen: z.int(),
      }),
    ),
    /** Paid by us, with no category there. */
    unmapped: z.int(),
    checks: z.array(Check),
  }),
});

export const exportNational = operation({
  name: "match.national.export",
  method: "GET",
  path: "/api/exchange/national/{code}/file",
  title: "导出全国系统一个类别的发放名单",
  effect: "read",
  verb: "exchange.send",
  durable: () => true,
  params: z.object({ code: Code }),
  query: z.strictObject({ month: Month, purpose: freeText(200).min(4).meta({ label: "用途" }) }),
  file: XLSX_TYPE,
});

export const checkNational = operation({
  name: "match.national.check",
  method: "POST",
  path: "/api/exchange/national/checks",
  title: "用全国系统导出的名单核对",
  effect: "write",
  verb: "exchange.send",
  upload: true,
  body: z.strictObject({ month: Month }),
  output: Check.extend({
    /** Told once: rows that cannot be compared, or are nobody of ours. */
    notCompared: z.array(z.object({ at: z.int(), why: z.string() })),
  }),
  problems: [nationalProblems.noTable],
});

export const listNationalDifferences = operation({
  name: "match.national.differences",
  method: "GET",
  path: "/api/exchange/national/differences",
  title: "查看与全国系统的差异",
  effect: "read",
  verb: "exchange.send",
  query: z.strictObject({ kind: Kind.optional(), state: z.enum(["open", "settled"]).default("open") }),
  output: z.object({ items: z.array(NationalDifference), counts: z.record(Kind, z.int()) }),
});

export const settleNationalDifference = operation({
  name: "match.national.settle",
  method: "POST",
  path: "/api/exchange/national/differences/{id}/settle",
  title: "处理与全国系统的一条差异",
  effect: "write",
  verb: "exchange.send",
  versioned: true,
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ why: freeText(200).min(2).meta({ label: "怎样处理的" }) }),
  output: NationalDifference,
  problems: [nationalProblems.settled],
});
