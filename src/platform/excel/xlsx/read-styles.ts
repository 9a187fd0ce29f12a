import { isBuiltinDateFormat, isDateFormat } from "../number-format.ts";
import { scanPart } from "./xml-part.ts";
import { CLOSE, nameKey, OPEN } from "./xml-scanner.ts";

const NUM_FMT = nameKey("numFmt");
const NUM_FMT_ID = nameKey("numFmtId");
const FORMAT_CODE = nameKey("formatCode");
const CELL_XFS = nameKey("cellXfs");
const XF = nameKey("xf");

/** By style index: whether a number in that style is shown as a date. */
export async function readDateStyles(chunks: AsyncIterable<Buffer>): Promise<readonly boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellXfs = false;
  await scanPart(chunks, (token, scanner) => {
    if (scanner.name === CELL_XFS && token === OPEN) inCellXfs = true;
    else if (scanner.name === CELL_XFS && token === CLOSE) inCellXfs = false;
    if (token !== OPEN) return;
    if (scanner.name === NUM_FMT) {
      custom.set(Number(scanner.attribute(NUM_FMT_ID)), isDateFormat(scanner.attribute(FORMAT_CODE) ?? ""));
    } else if (scanner.name === XF && inCellXfs) {
      const id = Number(scanner.attribute(NUM_FMT_ID) ?? 0);
      styles.push(custom.get(id) ?? isBuiltinDateFormat(id));
    }
  });
  return styles;
}
