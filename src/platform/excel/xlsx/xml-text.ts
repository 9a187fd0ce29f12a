import { Problem } from "../../../kernel/problem.ts";
import { excelProblems } from "../excel-problems.ts";

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const REFERENCE = /&([^;&\s]{0,12});?/g;

/** Resolves the five named and the numeric references and turns line ends into `\n`, as an XML parser must. */
export function decodeXmlText(raw: string): string {
  const text = raw.includes("\r") ? raw.replaceAll(/\r\n?/g, "\n") : raw;
  return text.includes("&") ? text.replaceAll(REFERENCE, resolveReference) : text;
}

function resolveReference(reference: string, name: string): string {
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named !== undefined && reference.endsWith(";")) return named;
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const valid = name.startsWith("#") && reference.endsWith(";") && code > 0 && code <= 0x10ffff;
  if (!valid) throw new Problem(excelProblems.damaged, { log: "an unknown entity" });
  return String.fromCodePoint(code);
}

const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** Excel writes characters that XML forbids as `_x000D_`, and a text that looks like that with its underscore as `_x005F_`. */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
