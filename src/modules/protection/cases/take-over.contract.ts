/** Somebody comes after somebody: their cases are taken over at once, each as if signed for by itself. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { operation } from "../../../kernel/operation.ts";

export const keptCodes = codeTable("caseNotTaken", "没有接手的原因", {
  unseen: "没有找到，或者您看不到",
  closed: "已经结案",
  yours: "本来就由您负责",
  notYourPart: "您在这个个案里不能接手",
});

export const TakeOverWhy = z.string().trim().min(1).max(200).meta({ label: "为什么由您接手" });

export const takeOverCases = operation({
  name: "protection.cases.takeOver",
  method: "POST",
  path: "/api/cases/take-overs",
  title: "接手多个个案",
  effect: "write",
  verb: "case.lead",
  body: z.strictObject({ caseIds: z.array(z.uuid()).min(1).max(200), why: TakeOverWhy }),
  output: z.object({
    taken: z.int(),
    kept: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), why: z.enum(keptCodes.codes) })),
  }),
  clauses: ["R-254"],
});
