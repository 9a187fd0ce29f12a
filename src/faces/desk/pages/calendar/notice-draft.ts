/** What somebody is typing of a notice. Pure. */
import { daysBetween, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { NoticePeriod } from "./notice-periods.ts";

export interface NoticeRow {
  readonly key: number;
  readonly kind: NoticePeriod["kind"];
  readonly name: string;
  readonly from: IsoDate | undefined;
  /** Empty: the same day. */
  readonly to: IsoDate | undefined;
}

export interface NoticeDraft {
  readonly document: string;
  readonly issuedOn: IsoDate | null;
  readonly compared: boolean;
  readonly rows: readonly NoticeRow[];
}

export function emptyRow(key: number): NoticeRow {
  return { key, kind: "rest", name: "", from: undefined, to: undefined };
}

export function withRow(
  rows: readonly NoticeRow[],
  key: number,
  patch: Partial<Omit<NoticeRow, "key">>,
): NoticeRow[] {
  return rows.map((row) => (row.key === key ? { ...row, ...patch } : row));
}

/** A mistyped month or year would make hundreds of days. */
const LONGEST_DAYS = 31;

/** The rows that are whole; one whose end lies before its beginning is not. */
export function readyPeriods(rows: readonly NoticeRow[]): NoticePeriod[] {
  return rows.flatMap(({ kind, name, from, to = from }) =>
    name.trim() === "" ||
    from === undefined ||
    to === undefined ||
    to < from ||
    daysBetween(from, to) > LONGEST_DAYS
      ? []
      : [{ kind, name: name.trim(), from, to }],
  );
}
