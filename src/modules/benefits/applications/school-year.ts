/** The months of a school year. Pure. */
import { type Month, plusMonths } from "../../../kernel/month.ts";

/** "2026-2027", beginning in September → 2026-09 to 2027-08. */
export function schoolYearMonths(
  academicYear: string,
  firstMonth: number,
): { readonly fromMonth: Month; readonly toMonth: Month } {
  const fromMonth = `${academicYear.slice(0, 4)}-${String(firstMonth).padStart(2, "0")}`;
  return { fromMonth, toMonth: plusMonths(fromMonth, 11) };
}
