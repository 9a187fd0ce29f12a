/** A cell of citizen numbers, with the repairs that cannot be wrong. */
import { type CitizenIdReading, readCitizenId } from "../../../kernel/citizen-id.ts";
import { repairSolidText } from "../../../kernel/text-repair.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { isTruncated, rawText } from "../../../platform/excel/tables/cell-text.ts";
import { isQuoted, saysNoNumber, solidNumber } from "../../../platform/excel/tables/solid-number.ts";
import type { RepairKind } from "./judged-row.contract.ts";

export type NumberReading =
  /** Empty, or a word that says there is none yet. */
  | { readonly kind: "none" }
  | { readonly kind: "truncated"; readonly text: string }
  | Exclude<CitizenIdReading, { kind: "malformed" }>
  | { readonly kind: "malformed"; readonly text: string };

const NONE: NumberReading = { kind: "none" };

/** Most cells: nothing to repair. */
const PLAIN = /^\d{17}[\dX]$/;

export function readNumberCell(cell: Cell): NumberReading {
  if (cell === undefined) return NONE;
  const raw = rawText(cell);
  const plain = typeof cell === "string" && PLAIN.test(cell);
  if (!plain && isTruncated(cell)) return { kind: "truncated", text: raw };
  const text = plain ? raw : solidNumber(raw);
  if (text === "" || saysNoNumber(text)) return NONE;
  const reading = readCitizenId(text);
  if (reading.kind === "wrongCheckDigit" && text.endsWith("000")) return { kind: "truncated", text };
  return reading.kind === "malformed" ? { kind: "malformed", text } : reading;
}

export function whyNumberMended(raw: string): RepairKind {
  const solid = repairSolidText(raw);
  if (solid.startsWith("=")) return "formulaText";
  if (isQuoted(solid)) return "quote";
  if (solid === raw) return "lowerX";
  return /\s/.test(raw) ? "spaces" : "fullWidth";
}

/** Whether the cell tries to be a number at all, however faulty. */
export function looksLikeNumber(reading: NumberReading): boolean {
  return reading.kind !== "none" && (reading.kind !== "malformed" || /\d{14}/.test(reading.text));
}
