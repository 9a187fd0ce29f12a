/** A batch beside the register: who is new, what changed, and who is in the register but not in the file. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { BatchId, paging } from "./import-batch.contract.ts";
import { changeKindCodes, leftReasonCodes, missingDecisionCodes } from "./import-codes.contract.ts";
import { importProblems } from "./import-problems.contract.ts";
import { Change } from "./import-rows.contract.ts";

/** The batch as a comparison with the register: who is new, what changed from what to what. */
export const readComparison = operation({
  name: "registry.import.comparison",
  method: "GET",
  path: "/api/imports/{id}/comparison",
  title: "与登记簿比较",
  effect: "read",
  durable: () => true,
  verb: "import.read",
  params: BatchId,
  query: z.strictObject({
    kind: z.enum(changeKindCodes.codes).default("changed"),
    ...paging,
  }),
  output: z.object({
    counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), missing: z.int() }),
    items: z.array(
      z.object({
        seq: z.int(),
        sheet: z.string().nullable(),
        row: z.int(),
        childId: z.uuid().nullable(),
        name: z.string(),
        birthDate: z.string(),
        villageName: z.string(),
        changes: z.array(Change),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  problems: [importProblems.wrongState, importProblems.purged],
});

export const listMissing = operation({
  name: "registry.import.missing",
  method: "GET",
  path: "/api/imports/{id}/missing",
  title: "查看登记簿里有、表里没有的孩子",
  effect: "read",
  verb: "import.read",
  params: BatchId,
  query: z.strictObject({ decided: z.stringbool().optional(), ...paging }),
  output: z.object({
    items: z.array(
      z.object({
        childId: z.uuid(),
        name: z.string(),
        sex: z.string(),
        birthDate: z.string().nullable(),
        villageName: z.string(),
        townshipName: z.string(),
        /** Since when the child is in this ledger. */
        since: z.string().nullable(),
        decision: z.enum(missingDecisionCodes.codes).nullable(),
        decidedBy: z.string().nullable(),
        decidedAt: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  }),
  problems: [importProblems.wrongState],
});

export const decideMissing = operation({
  name: "registry.import.missing.decide",
  method: "POST",
  path: "/api/imports/{id}/missing",
  title: "处理登记簿里有、表里没有的孩子",
  effect: "write",
  verb: "import.write",
  params: BatchId,
  body: z.strictObject({
    decisions: z
      .array(
        z.discriminatedUnion("decision", [
          z.strictObject({
            childId: z.uuid(),
            decision: z.literal("left"),
            why: z.enum(leftReasonCodes.codes).meta({ label: "离开原因", codeTable: "importLeftReason" }),
            /** From this day on the child is not in the ledger; the batch's reference date when absent. */
            on: z.iso.date().meta({ label: "离开日期" }).optional(),
            reason: freeText(300).meta({ label: "说明" }).optional(),
          }),
          z.strictObject({ childId: z.uuid(), decision: z.literal("stillHere") }),
          z.strictObject({ childId: z.uuid(), decision: z.literal("askVillage") }),
        ]),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({
    decided: z.int(),
    /** Tasks laid on village desks. */
    tasks: z.int(),
    missing: z.int(),
    missingDecided: z.int(),
  }),
  problems: [importProblems.wrongState, importProblems.notMissing],
});
