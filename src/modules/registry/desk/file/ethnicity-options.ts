/** GB/T 3304 for a list to choose from: 01 to 56, then the two that are none. Pure. */
import { ethnicityName } from "../../ledgers/ethnicities.ts";

const codes = [...Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, "0")), "97", "98"];

export const ethnicityOptions: { value: string; label: string }[] = codes.map((code) => ({
  value: code,
  label: ethnicityName(code),
}));
