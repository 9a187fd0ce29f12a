/** Excel's limit for a cell; a longer one makes it call the file damaged. */
const MAX_CELL_CHARACTERS = 32_767;

/** One look tells that nothing needs to be changed; it may look at more than that. */
const SPECIAL = /[&<>"\p{Cc}\p{Surrogate}\ufffe\uffff]|_x/u;
const ILLEGAL = /[[\p{Cc}\p{Surrogate}\ufffe\uffff]--[\t\n\r\x7f-\x9f]]/gv;
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text for element content and for attributes; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replaceAll(ILLEGAL, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A cell's text: like `escapeXml`, and what Excel would read as one of its own escapes is kept as it stands. */
export function escapeCellText(text: string): string {
  const cut = text.length > MAX_CELL_CHARACTERS ? text.slice(0, MAX_CELL_CHARACTERS) : text;
  if (!SPECIAL.test(cut)) return cut;
  // A bare carriage return would be read back as a line feed.
  return escapeXml(cut.replaceAll(LOOKS_ESCAPED, "_x005F_")).replaceAll("\r", "_x000D_");
}
