import type { FileHandle } from "node:fs/promises";
import type { ReadLimits } from "../limits.ts";
import { SerialDates } from "../serial-date.ts";
import type { Sheet, Workbook } from "../sheet.ts";
import { readWorkbookParts } from "./package-parts.ts";
import { readMerges } from "./read-merges.ts";
import { readRows } from "./read-rows.ts";
import { readSharedStrings } from "./read-shared-strings.ts";
import { readDateStyles } from "./read-styles.ts";
import { StringTable } from "./string-table.ts";
import { ZipArchive } from "./zip-archive.ts";

const STYLE_BYTES = 32 << 20;

/** Opens an xlsx or xlsm package. Macros, links and formulas are never run: only stored values are read. */
export async function openXlsx(handle: FileHandle, limits: ReadLimits): Promise<Workbook> {
  const zip = await ZipArchive.open(handle, limits);
  const parts = await readWorkbookParts(zip);
  const dateStyles =
    parts.styles === undefined ? [] : await readDateStyles(zip.read(parts.styles, { left: STYLE_BYTES }));
  const dates = new SerialDates(parts.dateSystem);
  let sharedStrings: Promise<StringTable> | undefined;
  // Read only when a row is wanted, and once for all sheets.
  const strings = () => (sharedStrings ??= loadSharedStrings(zip, parts.sharedStrings, limits));

  // One allowance for all sheets: a thousand of them may be the same bytes under other names.
  const allowance = { left: limits.inflatedBytes };
  const sheets: Sheet[] = [];
  for (const { name, part } of parts.sheets) {
    const merges = await readMerges(zip.read(part, allowance));
    async function* rows() {
      const context = { sharedStrings: await strings(), dateStyles, dates, limits };
      yield* readRows(zip.read(part), context);
    }
    sheets.push({ name, merges, rows });
  }
  return { format: "xlsx", sheets, close: () => handle.close() };
}

async function loadSharedStrings(zip: ZipArchive, part: string | undefined, limits: ReadLimits) {
  return part === undefined
    ? new StringTable()
    : readSharedStrings(zip.read(part, { left: limits.sharedStringBytes }));
}
