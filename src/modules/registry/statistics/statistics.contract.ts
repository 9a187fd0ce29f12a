/** The statistical tables (统计报表 3.1–3.5), as of any day, by place; every figure leads to the names behind it. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { LedgerPage, placeCode } from "../ledgers/ledgers.contract.ts";

export const statisticsProblems = {
  unknownCell: declareProblem({
    code: "statistics.cell.unknown",
    status: 422,
    title: "这张表没有这一栏",
    detail: "请从表里点击数字查看名单。",
  }),
  noNames: declareProblem({
    code: "statistics.cell.noNames",
    status: 422,
    title: "这一栏没有名单",
    detail: "占比、金额和队伍人数不是儿童名单，不能下钻到姓名。",
  }),
};

export const tableKeys = [
  "leftBehindSurvey",
  "defactoUnattended",
  "categories",
  "payments",
  "disability",
  "workforce",
] as const;
export type TableKey = (typeof tableKeys)[number];

export const StatisticsColumn = z.object({
  key: z.string(),
  label: z.string(),
  /** Headings above, outermost first; neighbours with the same heading share a merged cell. */
  path: z.array(z.string()),
  kind: z.enum(["count", "percent", "money"]),
  /** Its figures open a list of names. */
  drills: z.boolean(),
  /** 口径 of this column, where it is not plain. */
  note: z.string().nullable(),
});
export type StatisticsColumn = z.output<typeof StatisticsColumn>;

/** By column key; null: not this post's to know. Money in fen, percent in hundredths of a per cent. */
const Cells = z.record(z.string(), z.number().nullable());

export const StatisticsTable = z.object({
  key: z.enum(tableKeys),
  number: z.string(),
  title: z.string(),
  asOf: z.string(),
  place: z.object({ code: z.string(), name: z.string(), level: z.string() }),
  /** 填报单位 */
  unit: z.string(),
  columns: z.array(StatisticsColumn),
  total: Cells,
  rows: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), cells: Cells })),
  /** 口径, printable. */
  notes: z.array(z.string()),
});
export type StatisticsTable = z.output<typeof StatisticsTable>;

export const TableParams = z.object({ table: z.enum(tableKeys).meta({ label: "统计表" }) });
export const statisticsQueryShape = {
  asOf: z.iso.date().optional().meta({ label: "截止日" }),
  place: placeCode.optional(),
};

export const listStatistics = operation({
  name: "statistics.tables.list",
  method: "GET",
  path: "/api/statistics",
  title: "查看有哪些统计表",
  effect: "read",
  verb: "statistics.read",
  audited: false,
  output: z.object({
    today: z.string(),
    items: z.array(
      z.object({
        key: z.enum(tableKeys),
        number: z.string(),
        title: z.string(),
        about: z.string(),
        columns: z.array(StatisticsColumn),
        notes: z.array(z.string()),
      }),
    ),
  }),
});

export const readStatistics = operation({
  name: "statistics.table.read",
  method: "GET",
  path: "/api/statistics/{table}",
  title: "查看或导出统计表",
  effect: "read",
  verb: "statistics.read",
  params: TableParams,
  query: z.strictObject(statisticsQueryShape),
  output: StatisticsTable,
  file: XLSX_TYPE,
  clauses: ["R-125"],
});

export const readStatisticsNames = operation({
  name: "statistics.names.read",
  method: "GET",
  path: "/api/statistics/{table}/names",
  title: "查看统计数字背后的名单",
  effect: "read",
  verb: "statistics.names",
  params: TableParams,
  query: z.strictObject({
    ...statisticsQueryShape,
    cell: z.string().max(60).meta({ label: "栏" }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
    withTotal: z.stringbool().default(false),
  }),
  output: LedgerPage,
  problems: [statisticsProblems.unknownCell, statisticsProblems.noNames],
});
