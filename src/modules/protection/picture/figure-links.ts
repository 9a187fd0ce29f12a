/** The list behind a number: where there is one that counts the same, and nowhere else. Pure. */
import { casePaceCodes, type PaceOutcome, reportPaceCodes } from "../cases/pace-codes.ts";
import type { PictureTable } from "./picture.contract.ts";

interface Shown {
  readonly place: { readonly code: string };
  readonly period: Days & { readonly before: Days };
}

interface Days {
  readonly from: string;
  readonly to: string;
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
  if (table === "openByPlace")
    return isWhole(row, place) ? addressOf("/cases", { place: row, ...base }) : undefined;
  const filter = openFilter[table];
  return filter === undefined
    ? undefined
    : addressOf("/cases", { place: place.code, [filter]: row, ...base });
}

/** A list of a place holds all below it: what lies with the place as a whole is no list of its own. */
const isWhole = (row: string, place: Shown["place"]) =>
  row.length > place.code.length && row.length > DISTRICT;

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

const outcomeOf: Readonly<Record<string, PaceOutcome>> = {
  ...{ of: "Due", inTime: "Due", met: "Met", missed: "Missed" },
  ...{ timed: "Timed", median: "Timed", p90: "Timed" },
};

/** The cases or reports whose clocks went so, or from whose times the figure is reckoned. */
export function paceListOf(
  shown: Shown,
  table: Pick<PictureTable, "code" | "rows">,
  row: string | null,
  column: string,
): string | undefined {
  const [, measure = "", by = ""] = /^(\w+)By(Colour|Place)$/.exec(table.code) ?? [];
  const isBefore = column.endsWith("Before");
  const outcome = outcomeOf[isBefore ? column.slice(0, -"Before".length) : column];
  const narrow = rowFilter(shown, table, by, row);
  if (outcome === undefined || narrow === undefined) return undefined;
  const pace = `${measure}${outcome}`;
  const { from, to } = isBefore ? shown.period.before : shown.period;
  const query = { place: shown.place.code, sealed: "false", ...narrow, pace };
  if (casePaceCodes.has(pace))
    return addressOf("/cases", { state: "any", openedFrom: from, openedTo: to, ...query });
  if (!reportPaceCodes.has(pace)) return undefined;
  const days = measure === "feedback" ? { handledFrom: from, handledTo: to } : { from, to };
  return addressOf("/reports", { open: "all", ...days, ...query });
}

/** The sum counts sealed ones too, which no list shows to everybody who sees the sum. */
function rowFilter(
  { place }: Shown,
  { rows }: Pick<PictureTable, "rows">,
  by: string,
  row: string | null,
): Readonly<Record<string, string>> | undefined {
  if (row === "sealed") return undefined;
  if (row === null) return rows.some(({ code }) => code === "sealed") ? undefined : {};
  if (by === "Colour") return { colour: row };
  return isWhole(row, place) ? { place: row } : undefined;
}

export function listBehind(
  shown: Shown,
  table: PictureTable,
  row: string | null,
  column: string,
): string | undefined {
  if (table.code.startsWith("open")) return caseListOf(shown, table.code, row, column);
  return reportListOf(shown, table.code, row, column) ?? paceListOf(shown, table, row, column);
}

function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
