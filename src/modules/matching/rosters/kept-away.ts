/** What rosters of people who are kept somewhere say alike. Pure. */
import type { RosterType } from "./roster-type.ts";
import { exactDay, monthsIn, said, termOf, upTo } from "./said.ts";

/** A grown-up is kept away from their children, from when, how long, where; a child in such a roster is asked about first. */
export const keptAway =
  (condition: "imprisoned" | "compulsoryRehab", roster: string): RosterType["facts"] =>
  (row, asOf, whose) =>
    whose === "child"
      ? []
      : [
          said(asOf, {
            kind: "condition",
            from: row["from"],
            last: exactDay(row["endsOn"]),
            value: {
              condition,
              termMonths: termOf(row["from"], row["endsOn"]) ?? monthsIn(row["term"]),
              endsOn: exactDay(row["endsOn"]),
              place: upTo(200, row["place"]),
              document: upTo(120, row["document"]),
            },
            evidence: roster,
          }),
        ];
