import { describe, expect, it } from "vitest";
import { nextCandidate, nextRow } from "./next-to-decide.ts";

const open = { decision: null };
const no = { decision: "different" } as const;
const asked = { decision: "asked" } as const;

describe("after a decision about one of several persons", () => {
  it.each([
    ["the next open one is shown", [open, open, open], 0, "different", 1],
    ["those already decided are passed over", [open, no, open], 0, "unsure", 2],
    ["one above is shown when there is none below", [open, no, open], 2, "different", 0],
    ["one that the village is asked about waits", [open, asked], 0, "different", undefined],
    ["the row is done when it is this person", [open, open], 0, "same", undefined],
    ["the row is left alone while the village is asked", [open, open], 0, "asked", undefined],
    ["the row is done after its only person", [open], 0, "different", undefined],
  ] as const)("%s", (_, candidates, at, says, next) => {
    expect(nextCandidate(candidates, at, says)).toBe(next);
  });
});

describe("after a row", () => {
  const rows = [{ ordinal: 3 }, { ordinal: 7 }, { ordinal: 9 }];
  it.each([
    ["comes the one below", 3, false, 7],
    ["comes the one above, after the last", 9, false, 7],
    ["come those that are not fetched yet", 9, true, undefined],
    ["that is not in the list comes the first", 5, false, 3],
  ] as const)("%s", (_, ordinal, hasMore, next) => {
    expect(nextRow(rows, ordinal, hasMore)).toBe(next);
  });

  it("of one there is none", () => {
    expect(nextRow([{ ordinal: 3 }], 3, false)).toBeUndefined();
    expect(nextRow([], undefined, false)).toBeUndefined();
  });
});
