/** An assessment on paper: the letters to the guardian, the report as it is signed and filed. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { purposeFirst } from "../../../platform/access/sealed.contract.ts";
import { printProblems } from "../../../platform/print/print-problems.ts";
import { AssessmentId } from "./assessments.contract.ts";

export const printAssessment = operation({
  name: "protection.assessment.print",
  method: "GET",
  path: "/api/assessments/{id}/prints/{paper}",
  title: "打印监护能力评估的文书",
  effect: "read",
  durable: () => true,
  verb: "assessment.read",
  params: AssessmentId.extend({
    /** information: 评估告知书; sheet: 空白评分表; report: 评估报告; result: 结果告知书. */
    paper: z.enum(["information", "sheet", "report", "result"]).meta({ label: "文书" }),
  }),
  query: z.strictObject({ as: z.enum(["pdf", "docx"]).default("pdf").meta({ label: "格式" }) }),
  file: "application/octet-stream",
  problems: [purposeFirst, printProblems.noPdf],
});
