/** Terms that every procedure has in common; those of single steps are declared by the rooms. */
import { declareParameter } from "../parameters/declare-parameter.ts";

const group = { code: "procedures.others", title: "办理期限：其他" };

export const soonDays = declareParameter({
  key: "procedures.soon.days",
  label: "办理期限：提前几天提示快到期",
  unit: "workingDays",
  group,
  decides: "一步的期限还剩几个工作日起，在办理列表和审批页上提示快到期",
});
export const supplementDays = declareParameter({
  key: "procedures.supplement.days",
  label: "补正材料",
  unit: "workingDays",
  group,
  decides: "一次性告知后，申请人多久补齐；写在告知书和收材料的待办上",
});
export const refusalInformDays = declareParameter({
  key: "procedures.refusal.inform.days",
  label: "不予确认的书面告知",
  unit: "workingDays",
  group,
  decides: "作出不予确认的决定后多久书面告知并说明理由，到期前是经办的待办",
});
