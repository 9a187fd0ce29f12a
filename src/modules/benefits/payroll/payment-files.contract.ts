import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { excelProblems } from "../../../platform/excel/excel-problems.ts";
import { MonthParams, PayrollView } from "./payroll.contract.ts";
import { payrollProblems } from "./payroll-problems.contract.ts";

const FileParams = z.object({ ...MonthParams.shape, fileId: z.uuid() });

export const listBankTemplates = operation({
  name: "benefits.bankTemplates.list",
  method: "GET",
  path: "/api/bank-templates",
  title: "查看银行文件格式",
  effect: "read",
  verb: "payroll.pay",
  audited: false,
  output: z.object({ items: z.array(z.object({ id: z.string(), title: z.string() })) }),
});

export const makePaymentFile = operation({
  name: "benefits.payroll.makeFile",
  method: "POST",
  path: "/api/payrolls/{month}/payment-files",
  title: "生成银行代发文件",
  effect: "write",
  verb: "payroll.pay",
  versioned: true,
  params: MonthParams,
  body: z.strictObject({ template: z.string().max(40).meta({ label: "银行格式" }) }),
  output: PayrollView,
  problems: [
    payrollProblems.wrongState,
    payrollProblems.samePerson,
    payrollProblems.wrongRole,
    payrollProblems.nothingToPay,
    payrollProblems.noTemplate,
    payrollProblems.stale,
  ],
});

export const readPaymentFile = operation({
  name: "benefits.payroll.readFile",
  method: "GET",
  path: "/api/payrolls/{month}/payment-files/{fileId}",
  title: "下载银行代发文件",
  effect: "read",
  verb: "payroll.pay",
  params: FileParams,
  // Accounts stand in it in clear.
  durable: () => true,
  file: "application/octet-stream",
  problems: [payrollProblems.accountNotWritable],
});

export const takeReturnFile = operation({
  name: "benefits.payroll.takeReturn",
  method: "POST",
  path: "/api/payrolls/{month}/payment-files/{fileId}/returns",
  title: "导入银行回盘文件",
  effect: "write",
  verb: "payroll.pay",
  upload: true,
  params: FileParams,
  output: PayrollView,
  problems: [
    payrollProblems.badReturn,
    payrollProblems.returned,
    payrollProblems.wrongState,
    ...Object.values(excelProblems),
  ],
});
