import { StringTable } from "./string-table.ts";
import { scanPart } from "./xml-part.ts";
import { CLOSE, nameKey, OPEN, TEXT } from "./xml-scanner.ts";

const SI = nameKey("si");
const T = nameKey("t");
const PHONETIC = nameKey("rPh");

/** The string table: rich text flattened, phonetic hints dropped. */
export async function readSharedStrings(chunks: AsyncIterable<Buffer>): Promise<StringTable> {
  const table = new StringTable();
  let inText = false;
  let inPhonetic = false;
  await scanPart(chunks, (token, scanner) => {
    if (token === TEXT) {
      if (inText) table.append(scanner);
    } else if (scanner.name === T) inText = token === OPEN && !inPhonetic;
    else if (scanner.name === PHONETIC) inPhonetic = token === OPEN;
    else if (scanner.name === SI && token === CLOSE) table.commit();
  });
  return table;
}
