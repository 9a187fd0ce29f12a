/** The payroll on paper: one child's sheet, the roster as it is signed and filed. */
import { z } from "zod";
import { operation } from "../../../../kernel/operation.ts";
import { printProblems } from "../../../../platform/print/print-problems.ts";
import { LinesQuery, MonthParams } from "../payroll.contract.ts";

const as = z.enum(["pdf", "docx"]).default("pdf").meta({ label: "格式" });

export const printPaymentSheet = operation({
  name: "benefits.payroll.printSheet",
  method: "GET",
  path: "/api/payrolls/{month}/sheets/{childId}/prints/{programme}",
  title: "打印发放说明单",
  effect: "read",
  durable: () => true,
  verb: "payroll.read",
  params: z.object({ ...MonthParams.shape, childId: z.uuid(), programme: z.string().max(8) }),
  query: z.strictObject({ as }),
  file: "application/octet-stream",
  problems: [printProblems.noPdf],
});

export const printRoster = operation({
  name: "benefits.payroll.printRoster",
  method: "GET",
  path: "/api/payrolls/{month}/prints/roster",
  title: "打印发放名册",
  effect: "read",
  durable: () => true,
  verb: "payroll.read",
  params: MonthParams,
  query: LinesQuery.pick({ place: true, programme: true, status: true }).extend({ as }),
  file: "application/octet-stream",
  problems: [printProblems.tooLong, printProblems.noPdf],
});
