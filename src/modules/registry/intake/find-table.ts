/** The one table of a ledger's sheet, by the ledgers' headings. */
import type { MergedRange, SheetRow } from "../../../platform/excel/sheet.ts";
import {
  type FoundTable as FoundTableOf,
  findHeader,
  type HeadingReader,
} from "../../../platform/excel/tables/find-header.ts";
import type { LedgerFieldKey } from "./ledger-fields.contract.ts";
import { namesGroup, readHeading } from "./read-heading.ts";

export type FoundTable = FoundTableOf<LedgerFieldKey>;

const ledgerHeadings: HeadingReader<LedgerFieldKey> = {
  read: readHeading,
  namesGroup,
  identity: new Set(["name", "citizenNo", "sex", "birthDate"]),
  names: new Set(["name", "citizenNo"]),
  name: "name",
};

/** Returns null for a sheet without a table of children: instructions, cover, summary, empty sheet. */
export function findTable(firstRows: readonly SheetRow[], merges: readonly MergedRange[]): FoundTable | null {
  return findHeader(firstRows, merges, ledgerHeadings);
}
