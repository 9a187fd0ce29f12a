/** Possible doubles: two files that may be of one child; looked at, joined, or found to be two children. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { ChildSummary } from "./child-file.contract.ts";
import { actReason, registryProblems } from "./registry.contract.ts";

export const mergeChildren = operation({
  name: "registry.children.merge",
  method: "POST",
  path: "/api/merges",
  title: "合并两份档案",
  effect: "write",
  verb: "child.merge",
  body: z.strictObject({
    keptId: z.uuid(),
    mergedId: z.uuid(),
    reason: actReason,
    /** Asked only when both have a sound number and they differ. */
    numberOf: z.enum(["kept", "merged"]).meta({ label: "哪份档案的身份证号是对的" }).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  problems: [registryProblems.mergeSame, registryProblems.mergeDone, registryProblems.mergeNumbersDiffer],
});

export const undoMerge = operation({
  name: "registry.children.unmerge",
  method: "POST",
  path: "/api/merges/{id}/undo",
  title: "撤销合并",
  effect: "write",
  verb: "child.merge",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ reason: actReason }),
  problems: [registryProblems.mergeNotUndoable, registryProblems.mergeNumberUsed],
});

export const listDoubles = operation({
  name: "registry.doubles.list",
  method: "GET",
  path: "/api/doubles",
  title: "查看疑似重复档案",
  effect: "read",
  verb: "child.merge",
  output: z.object({
    items: z.array(
      z.object({
        left: ChildSummary,
        right: ChildSummary,
        why: z.string(),
        /** That they are one child, by all that was compared: 0–1. */
        probability: z.number(),
        /** In bits: for (above 0) or against. */
        evidence: z.array(z.object({ label: z.string(), says: z.string(), weight: z.number() })),
      }),
    ),
    /** Looked at and found to be two children; what was said can be taken back. */
    notDoubles: z.array(
      z.object({
        id: z.uuid(),
        left: ChildSummary,
        right: ChildSummary,
        reason: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
  }),
});

export const markNotDouble = operation({
  name: "registry.double.dismiss",
  method: "POST",
  path: "/api/doubles/dismissals",
  title: "标明两份档案不是同一个孩子",
  effect: "write",
  verb: "child.merge",
  body: z.strictObject({ leftId: z.uuid(), rightId: z.uuid(), reason: actReason }),
  output: z.object({ id: z.uuid() }),
  problems: [registryProblems.mergeSame, registryProblems.mergeDone],
});

export const withdrawNotDouble = operation({
  name: "registry.double.restore",
  method: "POST",
  path: "/api/doubles/dismissals/{id}/withdrawal",
  title: "撤回“不是同一个孩子”",
  effect: "write",
  verb: "child.merge",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ reason: actReason }),
});
