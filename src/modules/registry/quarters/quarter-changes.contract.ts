/** What came, left and changed since the round before. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { placeCode } from "../ledgers/ledgers.contract.ts";
import { frozenLedgerKeys, QuarterParams } from "./quarters.contract.ts";

export const changeKinds = { came: "新增", left: "退出", changed: "变更" } as const;

export const QuarterChange = z.object({
  childId: z.uuid(),
  name: z.string(),
  ledger: z.enum(frozenLedgerKeys),
  kind: z.enum(["came", "left", "changed"]),
  townshipName: z.string(),
  villageName: z.string(),
  /** In words, from what was recorded: who opened, moved or ended it and why, or that the child grew out of it. */
  why: z.string().nullable(),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type QuarterChange = z.output<typeof QuarterChange>;

export const readQuarterChanges = operation({
  name: "quarter.changes.read",
  method: "GET",
  path: "/api/quarters/{quarter}/changes",
  title: "查看与上次封存相比的变化",
  effect: "read",
  verb: "quarter.read",
  params: QuarterParams,
  query: z.strictObject({
    ledger: z.enum(frozenLedgerKeys).optional().meta({ label: "台账" }),
    kind: z.enum(["came", "left", "changed"]).optional().meta({ label: "变化" }),
    place: placeCode.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({
    comparedWith: z.string().nullable(),
    items: z.array(QuarterChange),
    nextCursor: z.string().nullable(),
  }),
});
