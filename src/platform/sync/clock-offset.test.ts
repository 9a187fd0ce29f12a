import { describe, expect, it } from "vitest";
import { clockOffOf, notableMinutes } from "./clock-offset.ts";

describe("a phone's clock", () => {
  const received = new Date("2026-11-27T10:00:00+08:00");
  it.each([
    ["a day late is only offline", "2026-11-26T09:00:00+08:00", null, null],
    ["within ten minutes", "2026-11-27T10:09:00+08:00", null, null],
    ["three days ahead", "2026-11-30T10:00:00+08:00", null, 4320],
    ["behind what it had seen", "2016-11-27T10:00:00+08:00", "2026-11-26T10:00:00+08:00", -5257440],
  ])("%s", (_what, at, seenServerAt, expected) => {
    expect(notableMinutes(clockOffOf({ at, seenServerAt }, received))).toBe(expected);
  });
});
