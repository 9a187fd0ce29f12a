/** Which stages of school count for what, beside their code table. */
import type { CodeOf } from "../../kernel/code-table.ts";
import type { stageCodes } from "./codes.contract.ts";

/**
 * 中学、中职: whoever is still there at eighteen stays provided for (渝民发〔2010〕184号, 渝民发〔2021〕5号). Neither names special
 * schools; their pupils are counted as of a 中学 until the city says otherwise (待核).
 */
export const stagesThatProlong = [
  "junior",
  "senior",
  "vocational",
  "special",
] as const satisfies readonly CodeOf<typeof stageCodes>[];
