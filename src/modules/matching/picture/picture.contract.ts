/** How exchange stands: who sent what and when, how it was matched, what waits, and which children it found. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";

const PartnerLine = z.object({
  unit: z.string(),
  agreements: z.int(),
  batches: z.int(),
  /** Due days in the period, each by itself: 到期批次按期率 is `inTime` of `due`. */
  due: z.int(),
  inTime: z.int(),
  /** Channels of which the newest due day is past its grace, and nothing came. */
  owed: z.int(),
  rows: z.int(),
  faulty: z.int(),
  certain: z.int(),
  review: z.int(),
  none: z.int(),
  /** Rows that are somebody of the register. */
  same: z.int(),
  /** Pairs that nobody has decided. */
  waiting: z.int(),
  /** 政策找人: children of whom the unit's rosters told something, and how far they came. */
  told: z.int(),
  found: z.int(),
  applied: z.int(),
  granted: z.int(),
});
export type PartnerLine = z.output<typeof PartnerLine>;

export const ExchangePicture = z.object({
  asOf: z.string(),
  from: z.string(),
  to: z.string(),
  partners: z.array(PartnerLine),
  /** A child that several units told of counts once. */
  total: PartnerLine,
  /** What waits for a person now, by the tab on which it stands. */
  open: z.object({
    endings: z.int(),
    discrepancies: z.int(),
    absences: z.int(),
    leftBehind: z.int(),
    checks: z.int(),
  }),
});
export type ExchangePicture = z.output<typeof ExchangePicture>;

const Day = z.iso.date();

export const readExchangePicture = operation({
  name: "match.picture.read",
  method: "GET",
  path: "/api/exchange/picture",
  title: "查看或导出信息共享概览",
  effect: "read",
  verb: "match.read",
  audited: false,
  query: z.strictObject({
    from: Day.optional().meta({ label: "从" }),
    to: Day.optional().meta({ label: "到" }),
  }),
  output: ExchangePicture,
  file: XLSX_TYPE,
});
