import { expect, test } from "vitest";
import { situationCodes } from "../protection-codes.contract.ts";
import { plainSituations } from "./situation-words.ts";

test("each of the nine situations is said once in plain words", () => {
  expect(Object.keys(plainSituations).sort()).toEqual([...situationCodes.codes].sort());
  expect(new Set(Object.values(plainSituations)).size).toBe(situationCodes.codes.length);
});
