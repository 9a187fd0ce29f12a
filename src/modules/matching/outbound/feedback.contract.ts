/** What the sender of a roster hears once it is settled: figures, no names. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { WITHHELD } from "../../../platform/figures/suppress-small.ts";

export const feedbackProblems = {
  notSettled: declareProblem({
    code: "match.feedback.notSettled",
    status: 409,
    title: "这一批还没有核对完",
    detail: "存疑的行都有了结论，才能反馈比对结果。没有发出任何内容。",
  }),
};

const Figure = z.union([z.int(), z.literal(WITHHELD)]);

export const Feedback = z.object({
  batchId: z.uuid(),
  ordinal: z.int(),
  unit: z.string(),
  agreement: z.string(),
  fileName: z.string(),
  asOf: z.string().nullable(),
  receivedOn: z.string(),
  settledOn: z.string(),
  columns: z.array(z.string()),
  lines: z.array(z.object({ label: z.string(), cells: z.array(Figure) })),
  notes: z.array(z.string()),
});
export type Feedback = z.output<typeof Feedback>;

const params = z.object({ batchId: z.uuid() });

export const readFeedback = operation({
  name: "match.feedback.read",
  method: "GET",
  path: "/api/exchange/batches/{batchId}/feedback",
  title: "查看反馈给来源单位的比对结果",
  effect: "read",
  verb: "match.read",
  audited: false,
  params,
  output: Feedback,
  problems: [feedbackProblems.notSettled],
});

export const printFeedback = operation({
  name: "match.feedback.print",
  method: "GET",
  path: "/api/exchange/batches/{batchId}/feedback/paper",
  title: "打印反馈给来源单位的比对结果",
  effect: "read",
  verb: "exchange.send",
  params,
  query: z.strictObject({ as: z.enum(["pdf", "docx"]).default("pdf") }),
  file: "application/pdf",
  problems: [feedbackProblems.notSettled],
});

export const fetchFeedback = operation({
  name: "match.feedback.fetch",
  method: "GET",
  path: "/api/exchange/own-batches/{batchId}/feedback",
  title: "来源单位取回自己一批名册的比对结果",
  effect: "read",
  verb: "exchange.deliver",
  params,
  output: Feedback,
  problems: [feedbackProblems.notSettled],
});
