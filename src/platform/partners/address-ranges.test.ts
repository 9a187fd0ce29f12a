import { describe, expect, it } from "vitest";
import { isRange, isWithin } from "./address-ranges.ts";

describe("a range of network addresses", () => {
  it.each([
    ["203.0.113.7", true],
    ["203.0.113.0/24", true],
    ["2001:db8::/32", true],
    ["203.0.113.0/33", false],
    ["203.0.113", false],
    ["203.0.113.0/24/8", false],
    ["203.0.113.0/x", false],
    ["example.org", false],
    ["", false],
  ])("%j is one: %s", (text, isOne) => {
    expect(isRange(text)).toBe(isOne);
  });

  it.each([
    [["203.0.113.0/24"], "203.0.113.250", true],
    [["203.0.113.0/24"], "203.0.114.1", false],
    [["203.0.113.0/24"], "::ffff:203.0.113.9", true],
    [["203.0.113.7"], "203.0.113.7", true],
    [["2001:db8::/32"], "2001:db8::1", true],
    [["2001:db8::/32"], "203.0.113.7", false],
    [["203.0.113.7"], "not an address", false],
    [[], "198.51.100.1", true],
  ])("%j holds %s: %s", (ranges, ip, holds) => {
    expect(isWithin(ranges, ip)).toBe(holds);
  });
});
