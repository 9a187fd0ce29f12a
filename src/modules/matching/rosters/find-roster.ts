/** Whether a sheet holds a roster of a kind, where it begins, and what else a file may be. Pure. */
import type { MergedRange, SheetRow } from "../../../platform/excel/sheet.ts";
import { type FoundTable, findHeader } from "../../../platform/excel/tables/find-header.ts";
import { headingsOf } from "./read-headings.ts";
import type { RosterType } from "./roster-type.ts";
import { rosterTypes } from "./roster-types.ts";

export interface FoundRoster {
  readonly table: FoundTable<string>;
  /** Labels of the needed columns that it lacks. */
  readonly missing: readonly string[];
}

export interface SheetHead {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
}

export function findRoster(head: SheetHead, type: RosterType): FoundRoster | undefined {
  const table = findHeader(head.rows, head.merges, headingsOf(type));
  if (table === null) return undefined;
  const mapped = new Set(table.columns.map(({ field }) => field));
  const missing = type.fields.filter(({ code, required }) => required === true && !mapped.has(code));
  const tells = type.tells ?? [];
  const isTold = tells.length === 0 || tells.some((code) => mapped.has(code));
  return { table, missing: [...missing.map(({ label }) => label), ...(isTold ? [] : [oneOf(type, tells)])] };
}

function oneOf(type: RosterType, codes: readonly string[]): string {
  const labels = type.fields.filter(({ code }) => codes.includes(code)).map(({ label }) => label);
  return labels.join("／");
}

/** How many columns more another kind must explain before a file that has all that is needed is taken for it. */
const CLEARLY = 2;

/** The kind that explains a table best, where it is not the one that was expected. */
export function looksLike(head: SheetHead, type: RosterType): RosterType | undefined {
  const own = findRoster(head, type);
  const isWhole = own !== undefined && own.missing.length === 0;
  let best: { readonly other: RosterType; readonly columns: number } | undefined;
  for (const other of rosterTypes) {
    const found = other.code === type.code ? undefined : findRoster(head, other);
    if (found === undefined || found.missing.length > 0) continue;
    const columns = explained(found);
    if (best === undefined || columns > best.columns) best = { other, columns };
  }
  if (best === undefined) return undefined;
  return !isWhole || best.columns >= explained(own) + CLEARLY ? best.other : undefined;
}

function explained({ table }: FoundRoster): number {
  return table.columns.filter(({ field }) => field !== null).length;
}
