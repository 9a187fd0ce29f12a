import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bearerOf, makePartnerKey, parsePartnerKey } from "./partner-key.ts";

describe("a partner's key", () => {
  it("is read as it was made, and no two are the same", () => {
    const keys = Array.from({ length: 50 }, () => makePartnerKey(randomBytes));
    for (const key of keys) expect(parsePartnerKey(key.text)).toEqual(key);
    expect(new Set(keys.map(({ text }) => text)).size).toBe(50);
  });

  it.each([
    "",
    "tongan",
    "tongan_ABCDEFGH",
    `tongan_ABCDEFGH_${"a".repeat(42)}`,
    `tongan_ABCDEFG1_${"a".repeat(43)}`,
    `x${"a".repeat(9999)}`,
  ])("is not %.30s", (text) => {
    expect(parsePartnerKey(text)).toBeUndefined();
  });

  it("comes as a bearer's, and nothing else is taken for one", () => {
    expect(bearerOf("Bearer abc")).toBe("abc");
    expect(bearerOf("bearer  abc ")).toBe("abc");
    expect(bearerOf("Bearer ")).toBe("");
    expect([bearerOf("Basic abc"), bearerOf("abc"), bearerOf(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
