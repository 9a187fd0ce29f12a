import { expect, it } from "vitest";
import { shortSpan } from "./short-span.ts";

it.each([
  [0, "0 分钟"],
  [119, "119 分钟"],
  [120, "2 小时"],
  [330, "5.5 小时"],
  [2879, "48 小时"],
  [2880, "2 天"],
  [17_280, "12 天"],
])("%i minutes are called %s", (minutes, words) => {
  expect(shortSpan(minutes)).toBe(words);
});
