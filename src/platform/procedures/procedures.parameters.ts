import { declareParameter } from "../parameters/declare-parameter.ts";

export const soonDays = declareParameter({
  key: "procedures.soon.days",
  label: "办理期限：提前几天提示快到期",
  unit: "workingDays",
  group: { code: "procedures.others", title: "办理期限：其他" },
  decides: "一步的期限还剩几个工作日起，在办理列表和审批页上提示快到期",
});
