import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyScope, everywhere, isInScope, narrowScope, scopeBelow, scopeOfPost } from "./scope.ts";

const code = fc.constantFrom(6, 9, 12).chain((length) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)));

describe("a place's scope", () => {
  it("holds exactly the codes that begin with it", () => {
    fc.assert(
      fc.property(
        code,
        code,
        (prefix, other) => isInScope(scopeBelow(prefix), other) === other.startsWith(prefix),
      ),
    );
  });

  it("holds its own villages and no neighbour's (R-006)", () => {
    const township = scopeBelow("500117104");
    expect(isInScope(township, "500117104204")).toBe(true);
    expect(isInScope(township, "500117105204")).toBe(false);
    expect(isInScope(township, "50011710")).toBe(false);
  });

  it("narrows to the smaller of two places, or to nothing", () => {
    fc.assert(
      fc.property(code, code, code, (place, prefix, asked) => {
        const narrowed = narrowScope(scopeBelow(place), prefix);
        return isInScope(narrowed, asked) === (asked.startsWith(place) && asked.startsWith(prefix));
      }),
    );
  });

  it("is empty for a system administrator, wherever the post is", () => {
    expect(isInScope(scopeOfPost("systemAdmin", "500117"), "500117104204")).toBe(false);
    expect(isInScope(emptyScope(), "")).toBe(false);
    expect(isInScope(everywhere(), "500117104204")).toBe(true);
  });
});
