/** A decision on guardianship that was made on paper before the system: entered with its number, not decided again. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { determinedByCodes, longTermCodes, temporaryCodes } from "./guardianship-codes.contract.ts";
import { guardianshipProblems as problems } from "./guardianship-problems.contract.ts";

const paper = {
  document: freeText(60).min(4, "请照决定书抄下名称和文号").meta({ label: "决定书名称和文号" }),
  holder: freeText(60).min(2, "请填写由谁监护").meta({ label: "由谁担任监护人" }),
  from: z.iso.date("请写成 2026-11-27 这样的日期").meta({ label: "从哪天起" }),
};

/** Each kind of guardianship with the grounds that its law knows. */
export const paperDecisions = {
  temporary: z.strictObject({
    ground: z.enum(temporaryCodes.codes).meta({ label: "情形", codeTable: temporaryCodes.name }),
    ...paper,
  }),
  longTerm: z.strictObject({
    ground: z.enum(longTermCodes.codes).meta({ label: "情形", codeTable: longTermCodes.name }),
    ...paper,
  }),
  organisation: z.strictObject({
    ground: z.enum(determinedByCodes.codes).meta({ label: "怎样确定", codeTable: determinedByCodes.name }),
    ...paper,
  }),
} as const;
export type PaperDecisionKind = keyof typeof paperDecisions;

export const PaperDecision = z.discriminatedUnion("kind", [
  paperDecisions.temporary.extend({ kind: z.literal("temporary") }),
  paperDecisions.longTerm.extend({ kind: z.literal("longTerm") }),
  paperDecisions.organisation.extend({ kind: z.literal("organisation") }),
]);
export type PaperDecision = z.output<typeof PaperDecision>;

export const enterPaperDecision = operation({
  name: "protection.guardianship.enterDecision",
  method: "POST",
  path: "/api/children/{id}/guardianship-decisions",
  title: "补录以前的监护决定",
  effect: "write",
  verb: "guardianship.enterDecision",
  params: z.object({ id: z.uuid() }),
  body: PaperDecision,
  output: z.object({ id: z.uuid() }),
  problems: [problems.decided, problems.datesOverlap],
  clauses: ["R-063"],
});
