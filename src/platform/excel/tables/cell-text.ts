/** Cells as text, and the ones that hold nothing or have lost their end. */
import { isBlankText, repairText } from "../../../kernel/text-repair.ts";
import type { Cell } from "../sheet.ts";

/** The cell as text, exactly as stored. */
export function rawText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return typeof cell === "number" ? String(cell) : cell.date;
}

export function isBlank(cell: Cell): boolean {
  return cell === undefined || (typeof cell === "string" && isBlankText(cell));
}

const SCIENTIFIC = /^\d(?:\.\d+)?[Ee]\+?(\d{1,2})$/;

/** Excel keeps 15 digits of a number; whatever is longer has lost its end, and shows as 5.00199E+17. */
export function isTruncated(cell: Cell): boolean {
  if (typeof cell === "number") return Math.abs(cell) >= 1e15;
  if (typeof cell !== "string" || cell.length > 40) return false;
  const exponent = SCIENTIFIC.exec(repairText(cell))?.[1];
  return exponent !== undefined && Number(exponent) >= 15;
}
