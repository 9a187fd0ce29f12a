/** The ledgers and tables of a closed quarter, as they were sealed. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { LedgerRow, placeCode } from "../ledgers/ledgers.contract.ts";
import { StatisticsTable, tableKeys } from "../statistics/statistics.contract.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import { frozenLedgerKeys, QuarterId } from "./quarters.contract.ts";

/** What of the statistics is counted over children, so that the frozen rows give it again. */
export const frozenTableKeys = tableKeys.filter((key) => key !== "workforce") as [
  Exclude<(typeof tableKeys)[number], "workforce">,
];

export const readFrozenLedger = operation({
  name: "quarter.ledger.read",
  method: "GET",
  path: "/api/quarters/{quarter}/ledgers/{ledger}",
  title: "查看或导出封存的台账",
  effect: "read",
  verb: "quarter.read",
  params: z.object({ quarter: QuarterId, ledger: z.enum(frozenLedgerKeys) }),
  query: z.strictObject({
    place: placeCode.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
    withTotal: z.stringbool().default(false),
    purpose: freeText(200).optional().meta({ label: "用途" }),
  }),
  output: z.object({
    items: z.array(LedgerRow),
    nextCursor: z.string().nullable(),
    total: z.int().optional(),
    asOf: z.string(),
    digest: z.string(),
    /** The rows still give the digest that was sealed; only checked for the whole district. */
    intact: z.boolean().nullable(),
  }),
  file: XLSX_TYPE,
  problems: [quarterProblems.notClosed],
});

export const readFrozenStatistics = operation({
  name: "quarter.statistics.read",
  method: "GET",
  path: "/api/quarters/{quarter}/statistics/{table}",
  title: "查看或导出封存的统计表",
  effect: "read",
  verb: "statistics.read",
  params: z.object({ quarter: QuarterId, table: z.enum(frozenTableKeys) }),
  query: z.strictObject({ place: placeCode.optional() }),
  output: StatisticsTable,
  file: XLSX_TYPE,
  problems: [quarterProblems.notClosed],
});
