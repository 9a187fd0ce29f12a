/** What would be known of a child after an act on one of its entitlements. Pure. */
import { type Month, plusMonths } from "../../../kernel/month.ts";
import type { Knowledge } from "./owed.ts";

export type Effect =
  | { readonly act: "careMode"; readonly careMode: string; readonly fromMonth: Month }
  | { readonly act: "suspend"; readonly fromMonth: Month }
  | { readonly act: "resume"; readonly fromMonth: Month; readonly paidLater: boolean }
  | { readonly act: "end"; readonly toMonth: Month };

export function knownAfter(known: Knowledge, id: string, effect: Effect): Knowledge {
  switch (effect.act) {
    case "careMode": {
      const { careMode, fromMonth } = effect;
      const entitlements = known.entitlements.flatMap((one) =>
        one.id === id
          ? [
              { ...one, to: plusMonths(fromMonth, -1) },
              { ...one, id: `${id} after`, careMode, from: fromMonth },
            ]
          : [one],
      );
      return { ...known, entitlements };
    }
    case "suspend": {
      const added = { entitlementId: id, from: effect.fromMonth, to: null, paidLater: null, reason: "" };
      return { ...known, suspensions: [...known.suspensions, added] };
    }
    case "resume": {
      const { fromMonth, paidLater } = effect;
      const suspensions = known.suspensions.map((one) =>
        one.entitlementId === id && one.to === null
          ? { ...one, to: plusMonths(fromMonth, -1), paidLater }
          : one,
      );
      return { ...known, suspensions };
    }
    case "end": {
      const entitlements = known.entitlements.map((one) =>
        one.id === id ? { ...one, to: effect.toMonth } : one,
      );
      return { ...known, entitlements };
    }
    default:
      return effect satisfies never;
  }
}
