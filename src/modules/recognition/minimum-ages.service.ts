/** From which age a child may live alone, or be left without anybody for a while: what the law says, for rooms that ask it of a family. */
import type { ParametersOfDay } from "../../platform/parameters/read-parameter.ts";
import { readerOf } from "../../platform/parameters/read-parameter.ts";
import { aloneMinAge, unattendedMinAge } from "./recognition.parameters.ts";

const alone = readerOf(aloneMinAge);
const unattended = readerOf(unattendedMinAge);

export function minimumAges(parameters: ParametersOfDay): {
  readonly alone: number;
  readonly unattended: number;
} {
  return { alone: alone.get(parameters), unattended: unattended.get(parameters) };
}
