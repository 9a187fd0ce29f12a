/** Words of a person for people: reasons, notes, papers. Wherever they are kept, nobody's number lies in them in clear. */
import { z } from "zod";
import { maskNumbersIn } from "./masking.ts";

export function freeText(max: number) {
  return z.string().trim().max(max).overwrite(maskNumbersIn);
}
