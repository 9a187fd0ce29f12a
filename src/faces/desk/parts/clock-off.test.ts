import { describe, expect, it } from "vitest";
import { sayClockOff } from "./clock-off.ts";

describe("a phone's clock", () => {
  it.each([
    [15, "手机的时间差了 15 分钟"],
    [-185, "手机的时间差了 3 小时 5 分钟"],
    [60, "手机的时间差了 1 小时"],
    [2885, "手机的时间差了 2 天"],
  ])("says by how much a clock is off: %i minutes", (minutes, words) => {
    expect(sayClockOff(minutes)).toBe(words);
  });
});
