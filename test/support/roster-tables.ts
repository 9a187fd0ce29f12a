/** For tests: small rosters held in memory. */
import { readFileSync } from "node:fs";
import { buildPlaceIndex, type PlaceListJson } from "../../src/kernel/place-names.ts";
import { type ReadRoster, readRosterFrom } from "../../src/modules/matching/rosters/read-roster.ts";
import type { RosterType } from "../../src/modules/matching/rosters/roster-type.ts";
import { findRosterType } from "../../src/modules/matching/rosters/roster-types.ts";
import type { Cell, MergedRange, Sheet } from "../../src/platform/excel/sheet.ts";

const list = readFileSync(new URL("../../src/platform/places/hechuan.json", import.meta.url), "utf8");
export const places = buildPlaceIndex(JSON.parse(list) as PlaceListJson);

export type Line = readonly Cell[];

export function sheetOf(
  lines: readonly Line[],
  name: string | null = "名单",
  merges: readonly MergedRange[] = [],
): Sheet {
  return {
    name,
    merges,
    async *rows() {
      yield await Promise.resolve(lines.map((cells, at) => ({ row: at + 1, hidden: false, cells })));
    },
  };
}

export function typeOf(code: string): RosterType {
  const type = findRosterType(code);
  if (type === undefined) throw new Error(`no roster type ${code}`);
  return type;
}

export function readLines(
  code: string,
  lines: readonly Line[],
  fields?: readonly string[],
): Promise<ReadRoster> {
  return readRosterFrom(
    { sheets: [sheetOf(lines)] },
    typeOf(code),
    fields === undefined ? { places } : { places, fields },
  );
}
