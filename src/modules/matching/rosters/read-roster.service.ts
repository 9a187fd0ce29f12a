/** Opens a roster's file, whatever its format and encoding, and reads it. */
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import { type ReadRoster, readRosterFrom } from "./read-roster.ts";
import type { RosterOptions } from "./read-row.ts";
import type { RosterType } from "./roster-type.ts";

/** @throws Problem excel.* where it is no table, matching.roster.* where it is not this roster. */
export async function readRoster(
  path: string,
  type: RosterType,
  options: RosterOptions,
): Promise<ReadRoster> {
  const workbook = await openWorkbook(path);
  try {
    return await readRosterFrom(workbook, type, options);
  } finally {
    await workbook.close();
  }
}
