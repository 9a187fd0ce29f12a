/** The list behind a number: where there is one that counts the same, and nowhere else. Pure. */
import type { PictureTable } from "./picture.contract.ts";

interface Shown {
  readonly place: { readonly code: string };
  readonly period: { readonly from: string; readonly to: string };
}

const DISTRICT = 6;

const openFilter: Readonly<Record<string, string>> = {
  openByLink: "link",
  openByColour: "colour",
  openByAge: "age",
  openBySituation: "situation",
};

/** The board, narrowed to what a cell of the open cases counts; `undefined` for a row that is no filter of the board. */
export function caseListOf(
  { place }: Pick<Shown, "place">,
  table: string,
  row: string | null,
  column: string,
): string | undefined {
  const late = column === "late" ? { late: "true" } : {};
  const base = { sealed: "false", ...late };
  if (row === null) return addressOf("/cases", { place: place.code, ...base });
  if (table === "openByPlace") {
    const isWhole = row.length > place.code.length && row.length > DISTRICT;
    return isWhole ? addressOf("/cases", { place: row, ...base }) : undefined;
  }
  const filter = openFilter[table];
  return filter === undefined
    ? undefined
    : addressOf("/cases", { place: place.code, [filter]: row, ...base });
}

/** What units owe lies on the page itself, below. */
export function assignmentListOf(table: string, row: string | null, column: string): string | undefined {
  if (row === "sealed") return undefined;
  const which = {
    assignments: { sent: "sent", overdue: "overdue" },
    resolutions: { open: "resolution", overdue: "resolutionOverdue" },
  }[table] as Readonly<Record<string, string>> | undefined;
  return which?.[column];
}

/** Reports that came in this period; only where the list knows the filter. */
export function reportListOf(
  shown: Shown,
  table: string,
  row: string | null,
  column: string,
): string | undefined {
  if (table !== "reportsByChannel" || column !== "received" || row === "sealed") return undefined;
  const { from, to } = shown.period;
  return addressOf("/reports", {
    ...{ open: "all", place: shown.place.code, from, to, sealed: "false" },
    ...(row === null ? {} : { channel: row }),
  });
}

export function listBehind(
  shown: Shown,
  table: PictureTable,
  row: string | null,
  column: string,
): string | undefined {
  return table.code.startsWith("open")
    ? caseListOf(shown, table.code, row, column)
    : reportListOf(shown, table.code, row, column);
}

function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
