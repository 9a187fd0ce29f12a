import { Problem } from "../../../kernel/problem.ts";
import { columnIndex } from "../column-letters.ts";
import { excelProblems } from "../excel-problems.ts";
import type { MergedRange } from "../sheet.ts";
import { scanPart, utf8Bytes } from "./xml-part.ts";
import { nameKey, OPEN } from "./xml-scanner.ts";

const SHEET_DATA = "sheetData";
/** Room for `</prefix:` before the word and for white space and `/>` after it, where two chunks meet. */
const OVERLAP = 64;
const MAX_MERGES = 200_000;
const MERGE_CELL = nameKey("mergeCell");
const REF = nameKey("ref");

/**
 * The merged ranges of a sheet, which stand after its rows. The rows are searched for their end and not parsed, which
 * costs little more than inflating them.
 */
export async function readMerges(chunks: AsyncIterable<Buffer>): Promise<readonly MergedRange[]> {
  const merges: MergedRange[] = [];
  await scanPart(
    tailAfterRows(utf8Bytes(chunks)),
    (token, scanner) => {
      if (token !== OPEN || scanner.name !== MERGE_CELL) return;
      const range = parseRange(scanner.attribute(REF) ?? "");
      if (range !== undefined) merges.push(range);
      if (merges.length > MAX_MERGES)
        throw new Problem(excelProblems.tooLarge, { log: "too many merged ranges" });
    },
    true,
  );
  return merges;
}

async function* tailAfterRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isTail = false;
  let before: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (isTail) {
      yield chunk;
      continue;
    }
    // The last bytes of the chunk before are searched again, since the end mark may lie across.
    const bytes: Buffer = before.length === 0 ? chunk : Buffer.concat([before, chunk]);
    const end = endOfRows(bytes);
    isTail = end >= 0;
    if (isTail) yield bytes.subarray(end);
    else before = Buffer.from(bytes.subarray(Math.max(0, bytes.length - OVERLAP)));
  }
}

/** Just after `</sheetData>` or `<sheetData/>`, with any prefix; -1 where there is none. */
function endOfRows(bytes: Buffer): number {
  for (let at = bytes.indexOf(SHEET_DATA); at >= 0; at = bytes.indexOf(SHEET_DATA, at + 1)) {
    const opening = bytes.toString("latin1", Math.max(0, at - 32), at);
    const closing = bytes.toString("latin1", at + SHEET_DATA.length, at + SHEET_DATA.length + 24);
    const end = /^\s*\/?>/.exec(closing)?.[0];
    if (end === undefined || !/<\/?([\w.-]+:)?$/.test(opening)) continue;
    if (end.endsWith("/>") || /<\/([\w.-]+:)?$/.test(opening)) return at + SHEET_DATA.length + end.length;
  }
  return -1;
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/;

function parseRange(ref: string): MergedRange | undefined {
  const parts = RANGE.exec(ref);
  if (parts === null) return undefined;
  const rows = [Number(parts[2]), Number(parts[4])];
  const columns = [columnIndex(parts[1] ?? ""), columnIndex(parts[3] ?? "")];
  return {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
}
