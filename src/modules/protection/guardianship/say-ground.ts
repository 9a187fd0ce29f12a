/** The ground of a decision in words. Pure. */
import { determinedByCodes, longTermCodes, temporaryCodes } from "./guardianship-codes.contract.ts";

const tables = [temporaryCodes, longTermCodes, determinedByCodes] as const;

export function sayGround(ground: string): string {
  for (const table of tables) {
    const found = table.options.find(({ value }) => value === ground);
    if (found !== undefined) return found.label;
  }
  return ground;
}
