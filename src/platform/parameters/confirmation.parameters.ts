import { declareParameter } from "./declare-parameter.ts";

/** How long a proposed change may wait for its second person. */
export const confirmationDays = declareParameter({
  key: "procedures.standardAdjustment.confirm.days",
  label: "调标：第二人确认",
  unit: "workingDays",
  group: { code: "procedures.others", title: "办理期限：其他" },
  decides: "调整单提出后，另一人多久确认或退回",
});
