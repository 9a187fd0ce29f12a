import { MORE, type Token, XmlScanner } from "./xml-scanner.ts";

/**
 * The bytes of an XML part as UTF-8 without byte order mark. Packages may hold UTF-16, though only few writers use it.
 */
export async function* utf8Bytes(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    let bytes: Buffer = chunk;
    if (head !== undefined) {
      head = Buffer.concat([head, chunk]);
      if (head.length < 4) continue;
      bytes = head;
      head = undefined;
      const encoding = wideEncoding(bytes);
      if (encoding !== undefined) decoder = new TextDecoder(encoding);
      else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    yield decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
  }
  if (head !== undefined && head.length > 0) yield head;
}

function wideEncoding(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return undefined;
}

/** Walks through a small part; `visit` reads the scanner while it stands on the token. */
export async function scanPart(
  chunks: AsyncIterable<Buffer>,
  visit: (token: Token, scanner: XmlScanner) => void,
  fragment = false,
): Promise<void> {
  const scanner = new XmlScanner(fragment);
  for await (const chunk of utf8Bytes(chunks)) {
    scanner.push(chunk);
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) visit(token, scanner);
  }
  scanner.finish();
}
