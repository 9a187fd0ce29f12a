import { expect, it } from "vitest";
import { shareWords } from "./share-words.ts";

it.each([
  [0, 0, "—"],
  [1, 1, "1 / 1"],
  [19, 19, "19 / 19"],
  [7, 20, "35.0%"],
  [875, 1000, "87.5%"],
])("%i of %i is %s", (count, of, words) => {
  expect(shareWords(count, of)).toBe(words);
});
