import { describe, expect, it } from "vitest";
import { knownAfter } from "./known-after.ts";
import type { Knowledge } from "./owed.ts";

const one = {
  id: "a",
  programme: "B01",
  careMode: "community",
  from: "2026-01",
  to: null,
  amountFen: null,
} as const;
const other = { ...one, id: "b", programme: "B04" } as const;
const known: Knowledge = {
  entitlements: [one, other],
  suspensions: [],
  incomes: [],
  life: { birthDate: "2015-01-01", deceasedOn: null, endedOn: null, endedWhy: null, schooling: [] },
};

describe("what is known after an act", () => {
  it("has two entitlements after a change of care mode, without a gap", () => {
    const { entitlements } = knownAfter(known, "a", {
      act: "careMode",
      careMode: "institution",
      fromMonth: "2026-07",
    });
    expect(entitlements).toMatchObject([
      { careMode: "community", from: "2026-01", to: "2026-06" },
      { careMode: "institution", from: "2026-07", to: null },
      other,
    ]);
  });
  it("ends the one that ends and no other", () => {
    const { entitlements } = knownAfter(known, "a", { act: "end", toMonth: "2026-06" });
    expect(entitlements).toEqual([{ ...one, to: "2026-06" }, other]);
  });
  it("is held back, and settled by the resumption", () => {
    const held = knownAfter(known, "a", { act: "suspend", fromMonth: "2026-05" });
    expect(held.suspensions).toMatchObject([
      { entitlementId: "a", from: "2026-05", to: null, paidLater: null },
    ]);
    const { suspensions } = knownAfter(held, "a", { act: "resume", fromMonth: "2026-08", paidLater: false });
    expect(suspensions).toMatchObject([{ from: "2026-05", to: "2026-07", paidLater: false }]);
  });
});
