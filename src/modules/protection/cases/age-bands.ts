/** Ages of the youngest child in a case, in bands as schools have them: for figures and for the board's filter. Pure. */
import { addDays, addYears, type IsoDate } from "../../../kernel/calendar-date.ts";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const ageBandCodes = codeTable("ageBand", "最小孩子的年龄", {
  adult: "18 周岁以上",
  upTo17: "15—17 周岁",
  upTo14: "12—14 周岁",
  upTo11: "6—11 周岁",
  upTo5: "3—5 周岁",
  upTo2: "不满 3 周岁",
  unknown: "没有出生日期",
});
export type AgeBand = CodeOf<typeof ageBandCodes>;

/** Bands from the oldest to the youngest begin where one is no longer so old. */
const known: readonly AgeBand[] = ageBandCodes.codes.filter((code) => code !== "unknown");
const AGES = [18, 15, 12, 6, 3] as const;

/** The first days of birth of the second band, the third, and so on. */
export function bandStarts(today: IsoDate): IsoDate[] {
  return AGES.map((age) => addDays(addYears(today, -age), 1));
}

export function bandAt(index: number | null): AgeBand {
  return index === null ? "unknown" : (known[index] ?? "unknown");
}

export interface Born {
  readonly isKnown: boolean;
  /** Both included. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export function bornIn(band: AgeBand, today: IsoDate): Born {
  const starts = bandStarts(today);
  const at = known.indexOf(band);
  if (at < 0) return { isKnown: false, from: null, to: null };
  const next = starts[at];
  return {
    isKnown: true,
    from: starts[at - 1] ?? null,
    to: next === undefined ? null : addDays(next, -1),
  };
}
