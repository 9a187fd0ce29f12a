/** What stands in the dialog of an act, as the server takes it once it is whole. Pure. */
import type { Month } from "../../../../kernel/month.ts";
import type { PlannedAct } from "../../payroll/preview-act.contract.ts";

export interface TypedAct {
  readonly careMode: Extract<PlannedAct, { act: "careMode" }>["careMode"] | undefined;
  readonly fromMonth: Month | undefined;
  readonly paidLater: boolean | undefined;
  readonly why: Extract<PlannedAct, { act: "end" }>["why"] | undefined;
  readonly on: string | undefined;
  readonly reason: string;
}

/** Nothing as long as something is missing; the reason is no part of it. */
export function plannedOf(
  act: PlannedAct["act"],
  { careMode, fromMonth, paidLater, why, on }: TypedAct,
): PlannedAct | undefined {
  switch (act) {
    case "careMode":
      return careMode === undefined || fromMonth === undefined ? undefined : { act, careMode, fromMonth };
    case "suspend":
      return fromMonth === undefined ? undefined : { act, fromMonth };
    case "resume":
      return fromMonth === undefined || paidLater === undefined ? undefined : { act, fromMonth, paidLater };
    case "end":
      return why === undefined || on === undefined ? undefined : { act, why, on };
    default:
      return act satisfies never;
  }
}
