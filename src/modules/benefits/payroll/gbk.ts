/** Text as GBK, which some banks' programmes still want; the platform only decodes it, so the table is made by decoding. */

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;
const ASCII_END = 0x80;

let table: ReadonlyMap<string, number> | undefined;

function codes(): ReadonlyMap<string, number> {
  if (table !== undefined) return table;
  const made = new Map<string, number>();
  const decoder = new TextDecoder("gbk");
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1)
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(text).length === 1 && text !== "\ufffd" && !made.has(text))
        made.set(text, lead * 0x100 + trail);
    }
  table = made;
  return made;
}

export type GbkAnswer =
  | { readonly kind: "written"; readonly bytes: Uint8Array }
  /** Characters that the encoding does not have. */
  | { readonly kind: "unknown"; readonly characters: readonly string[] };

export function encodeGbk(text: string): GbkAnswer {
  const bytes: number[] = [];
  const unknown = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < ASCII_END) {
      bytes.push(code);
      continue;
    }
    const pair = codes().get(character);
    if (pair === undefined) unknown.add(character);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return unknown.size > 0
    ? { kind: "unknown", characters: [...unknown] }
    : { kind: "written", bytes: Uint8Array.from(bytes) };
}
