import { describe, expect, it } from "vitest";
import { neighbourOf, nextWaiting } from "./next-row.ts";

interface Line {
  readonly key: string;
  readonly waits: boolean;
}
const line = (key: string, waits = true): Line => ({ key, waits });
const next = (rows: readonly Line[], key: string | undefined) =>
  nextWaiting(
    rows,
    (row) => row.key,
    key,
    (row) => row.waits,
  );

describe("the next row to deal with", () => {
  it("is the next below that waits", () => {
    expect(next([line("a"), line("b", false), line("c")], "a")).toBe("c");
  });

  it("is one above where nothing below waits", () => {
    expect(next([line("a", false), line("b"), line("c")], "c")).toBe("b");
  });

  it("is none where nothing waits but the one in hand", () => {
    expect(next([line("a", false), line("b")], "b")).toBeUndefined();
  });

  it("is the first that waits where nothing is in hand", () => {
    expect(next([line("a", false), line("b")], undefined)).toBe("b");
  });
});

describe("the neighbour of a row", () => {
  it("lies above and below, and ends at the ends", () => {
    expect(neighbourOf(["a", "b"], "a", 1)).toBe("b");
    expect(neighbourOf(["a", "b"], "b", 1)).toBeUndefined();
    expect(neighbourOf(["a", "b"], "a", -1)).toBeUndefined();
  });

  it("is the first where nothing is in hand", () => {
    expect(neighbourOf(["a", "b"], undefined, 1)).toBe("a");
    expect(neighbourOf([], undefined, 1)).toBeUndefined();
  });
});
