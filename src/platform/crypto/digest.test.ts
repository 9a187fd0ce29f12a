import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHAIN_START, canonicalJson, chainDigest, sm3, sm3Hex } from "./digest.ts";

describe("SM3", () => {
  // GB/T 32905-2016, appendix A.
  it.each([
    ["abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"],
    ["abcd".repeat(16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"],
  ])("of %s is as the standard says", (text, hex) => {
    expect(sm3Hex(text)).toBe(hex);
    expect(sm3(Buffer.from(text)).toString("hex")).toBe(hex);
  });
});

describe("canonical JSON", () => {
  it("is the same for the same value, however its keys are ordered", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.infiniteStream(fc.nat()), (value, dice) => {
        const shuffled = Object.entries(value)
          .map((entry) => [dice.next().value, entry] as const)
          .sort(([a], [b]) => a - b)
          .map(([, entry]) => entry);
        expect(canonicalJson(Object.fromEntries(shuffled))).toBe(canonicalJson(value));
      }),
    );
  });

  it("says what JSON says", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("sorts at every depth, leaves out what is undefined and spells numbers one way", () => {
    const value = {
      b: [{ z: 1, a: undefined }, undefined],
      a: 1.0,
      10: -0,
      9: 1e21,
      at: new Date(0),
      儿: "童",
    };
    expect(canonicalJson(value)).toBe(
      '{"10":0,"9":1e+21,"a":1,"at":"1970-01-01T00:00:00.000Z","b":[{"z":1},null],"儿":"童"}',
    );
  });

  it("refuses what JSON cannot say", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, undefined, { a: () => 1 }]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});

describe("a chain of entries", () => {
  const digestOf = (entries: readonly string[]) => entries.reduce(chainDigest, CHAIN_START).toString("hex");

  it("tells any changed, moved, missing or added entry", () => {
    const entries = ["一", "二", "三"];
    const others = [
      ["一", "二", "叁"],
      ["二", "一", "三"],
      ["一", "三"],
      ["一", "二", "三", ""],
      ["一二", "三"],
    ];
    expect(digestOf(entries)).toBe(digestOf([...entries]));
    for (const other of others) expect(digestOf(other)).not.toBe(digestOf(entries));
  });

  it("takes a whole link only", () => {
    expect(() => chainDigest(Buffer.alloc(31), "x")).toThrow(RangeError);
  });
});
