import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNonce, isProven } from "./proof-of-work.ts";

describe("the work before a report", () => {
  it("is found by trying, and is good for its own challenge only", () => {
    const nonce = findNonce("challenge", 12, 0, 1_000_000) ?? "";
    expect(isProven("challenge", nonce, 12)).toBe(true);
    expect(isProven("another", nonce, 12)).toBe(false);
  });

  it("stops after as many tries as it was given", () => {
    expect(findNonce("challenge", 60, 0, 50)).toBeUndefined();
  });

  it("that is good for a difficulty is good for every lesser one", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.integer({ min: 1, max: 12 }),
        (challenge, nonce, difficulty) => {
          fc.pre(isProven(challenge, nonce, difficulty));
          expect(isProven(challenge, nonce, difficulty - 1)).toBe(true);
        },
      ),
    );
  });
});
