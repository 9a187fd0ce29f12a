/** What an act on an entitlement would change in the payroll, before it is done. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { careModeCodes } from "../../registry/codes.contract.ts";
import { entitlementProblems } from "../entitlements/entitlement-problems.contract.ts";
import { MonthText } from "../entitlements/entitlements.contract.ts";
import { stopReasons } from "../entitlements/paid-programs.contract.ts";

const fromMonth = MonthText.meta({ label: "从哪个月起" });

export const PlannedAct = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("careMode"), careMode: z.enum(careModeCodes.codes), fromMonth }),
  z.strictObject({ act: z.literal("suspend"), fromMonth }),
  z.strictObject({ act: z.literal("resume"), fromMonth, paidLater: z.boolean() }),
  z.strictObject({ act: z.literal("end"), why: z.enum(stopReasons.codes), on: z.iso.date() }),
]);
export type PlannedAct = z.output<typeof PlannedAct>;

export const ActPreview = z.object({
  /** The payroll in which it shows first. */
  month: z.string(),
  lines: z.array(
    z.object({
      programmeName: z.string(),
      beforeFen: z.int(),
      afterFen: z.int(),
      /** Held back, so not paid out though it is owed. */
      heldBack: z.boolean(),
      because: z.string(),
    }),
  ),
  /** Paid already and then no longer owed: becomes a case of recovery. */
  overpaidFen: z.int(),
  overpaidMonths: z.array(z.string()),
  /** Of an ending: the last month that is paid, and the rule that says so. */
  lastMonth: z.string().nullable(),
  rule: z.string().nullable(),
});
export type ActPreview = z.output<typeof ActPreview>;

export const previewAct = operation({
  name: "benefits.entitlement.preview",
  method: "POST",
  path: "/api/entitlements/{id}/previews",
  title: "预看待遇变动的影响",
  effect: "read",
  verb: "entitlement.write",
  params: z.object({ id: z.uuid() }),
  body: PlannedAct,
  output: ActPreview,
  problems: [
    entitlementProblems.ended,
    entitlementProblems.suspended,
    entitlementProblems.notSuspended,
    entitlementProblems.monthOrder,
  ],
});
