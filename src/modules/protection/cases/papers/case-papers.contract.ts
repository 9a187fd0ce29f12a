/** A case on paper: what is handed to another office, signed, or filed. */
import { z } from "zod";
import { type CodeOf, codeTable } from "../../../../kernel/code-table.ts";
import { operation } from "../../../../kernel/operation.ts";
import { purposeFirst } from "../../../../platform/access/sealed.contract.ts";
import { printProblems } from "../../../../platform/print/print-problems.ts";

export const casePaperCodes = codeTable("casePaper", "个案文书", {
  policeTransfer: "涉嫌违法犯罪线索移送函",
  handover: "应急安置交接单",
  visit: "现场核查记录",
  safety: "安全评估表",
  minutes: "联合会商纪要",
  plan: "帮扶方案",
  assignment: "协办单",
  feedback: "反馈报告人告知书",
  closing: "结案审批表",
});
export type CasePaper = CodeOf<typeof casePaperCodes>;

export const printCase = operation({
  name: "protection.case.print",
  method: "GET",
  path: "/api/cases/{id}/prints/{paper}",
  title: "打印个案的文书",
  effect: "read",
  durable: () => true,
  verb: "case.read",
  params: z.object({ id: z.uuid(), paper: z.enum(casePaperCodes.codes).meta({ label: "文书" }) }),
  query: z.strictObject({
    as: z.enum(["pdf", "docx"]).default("pdf").meta({ label: "格式" }),
    /** The record, the assignment or the report; a closing is the case's own. */
    of: z.uuid().optional().meta({ label: "哪一条" }),
  }),
  file: "application/octet-stream",
  problems: [purposeFirst, printProblems.noPdf],
});
