import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

/** Why a part of an amount is paid. */
export const itemCauses = codeTable("payrollItemCause", "金额构成", {
  regular: "当月应发",
  late: "漏发补发",
  adjusted: "调标补差",
  released: "暂扣补发",
  reissue: "退票重发",
  recovery: "多发扣回",
});
export type ItemCause = CodeOf<typeof itemCauses>;

/** The tables of differences to last month: the six of the field, and the come and go of what is paid by the quarter. */
export const differenceCauses = codeTable("payrollDifference", "与上月差异", {
  added: "新增",
  stopped: "停发",
  changed: "变更",
  byQuarter: "按季发放",
  arrears: "补发",
  reissue: "退票重发",
  recovery: "扣回",
});
export type DifferenceCause = CodeOf<typeof differenceCauses>;
