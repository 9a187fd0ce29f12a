/** A report's row as clocks and tasks hold it. */
import type { App } from "../../../platform/http/app.ts";
import type { Held } from "../cases/events.service.ts";
import { heldOf } from "./receive-report.service.ts";
import type { ReportRow } from "./reports.store.ts";

export function heldRow({ places }: Pick<App, "places">, row: ReportRow): Held {
  return heldOf({
    ...row,
    placeName: places.nameOf(row.scopeCode),
    receiver: { accountId: row.receiverId, role: row.receiverRole, placeCode: row.receiverPlace },
  });
}
