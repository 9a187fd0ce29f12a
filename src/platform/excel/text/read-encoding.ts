import type { FileHandle } from "node:fs/promises";
import { Problem } from "../../../kernel/problem.ts";
import { excelProblems } from "../excel-problems.ts";

export type TextEncoding = "utf-8" | "utf-8-bom" | "gb18030" | "utf-16le" | "utf-16be";

const CHUNK = 256 << 10;

/** Control characters that no text table has; tab, line ends, form feed and DOS's end mark may occur. */
const BINARY = /[\p{Cc}--[\t\n\f\r\cZ\x7f-\x9f]]/v;

/** Finds the encoding by reading the whole file strictly: UTF-8 first, GB18030 when that does not decode. */
export async function detectEncoding(handle: FileHandle): Promise<TextEncoding> {
  const head = Buffer.alloc(3);
  await handle.read(head, 0, 3, 0);
  const marked = markedEncoding(head);
  for (const encoding of marked === undefined ? (["utf-8", "gb18030"] as const) : [marked]) {
    if (await decodes(handle, encoding)) return encoding;
  }
  throw new Problem(excelProblems.notASpreadsheet, { log: "neither UTF-8 nor GB18030 text" });
}

function markedEncoding(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8-bom";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return undefined;
}

async function decodes(handle: FileHandle, encoding: TextEncoding): Promise<boolean> {
  try {
    for await (const text of decodedText(handle, encoding)) {
      if (BINARY.test(text)) throw new Problem(excelProblems.notASpreadsheet, { log: "binary content" });
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The file as text without byte order mark. @throws TypeError at the first byte that is not in the encoding. */
export async function* decodedText(handle: FileHandle, encoding: TextEncoding): AsyncGenerator<string> {
  const label = encoding === "utf-8-bom" ? "utf-8" : encoding;
  const decoder = new TextDecoder(label, { fatal: true });
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
  }
  yield decoder.decode();
}
