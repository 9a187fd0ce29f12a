/** Numbers of people as they stand in cells: without the spaces, quotes and formulas that tables wrap them in. */
import { repairSolidText } from "../../../kernel/text-repair.ts";

const NO_NUMBER = /^(?:无|暂无|没有|未上户|无户口|正在办理|[/\\／]+|[-—–―－]+)$/;
const QUOTE = /^['’‘`]/;
const FORMULA = /^="?([^"]*)"?$/;

export function solidNumber(raw: string): string {
  return repairSolidText(raw).replace(FORMULA, "$1").replace(QUOTE, "").toUpperCase();
}

export function isQuoted(solid: string): boolean {
  return QUOTE.test(solid);
}

/** A word or a stroke that says that there is none (yet). */
export function saysNoNumber(solid: string): boolean {
  return NO_NUMBER.test(solid);
}
