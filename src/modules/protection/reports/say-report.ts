/** A report in the few words of a list, without anybody's name. Pure. */

import { shortSituation } from "../protection-codes.contract.ts";
import type { ReportSummary } from "./report-view.contract.ts";

/** What is secret is not said in lists: they are read over somebody's shoulder. */
export function sayReport({ sealed, situations }: Pick<ReportSummary, "sealed" | "situations">): string {
  if (sealed) return "涉密，打开后可见";
  return situations.length === 0
    ? "没有选情形，请看原话"
    : situations.map((code) => shortSituation[code]).join("；");
}
