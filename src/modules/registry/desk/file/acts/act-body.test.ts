import { describe, expect, it } from "vitest";
import type { ChildFile } from "../../../registry.contract.ts";
import { actBody } from "./act-body.ts";
import { actsFor } from "./acts.ts";

describe("an act", () => {
  it("is whole only when everything that it needs is there", () => {
    const base = { on: "2026-11-01", reason: "随父母外出" };
    expect(actBody("exitedCategory", base)).toBeUndefined();
    expect(actBody("exitedCategory", { ...base, category: "ruralLeftBehind", why: "migratedAlong" })).toEqual(
      {
        kind: "exitedCategory",
        category: "ruralLeftBehind",
        why: "migratedAlong",
        ...base,
      },
    );
    expect(actBody("moved", { ...base, villageCode: "500117104204", address: " " })).toEqual({
      kind: "moved",
      villageCode: "500117104204",
      ...base,
    });
    expect(actBody("renamed", { ...base, name: "Wang" })).toBeUndefined();
    expect(actBody("ended", { ...base, on: undefined, why: "died" })).toBeUndefined();
  });

  it("is offered only where it makes sense", () => {
    const open = {
      mergedInto: null,
      endedOn: null,
      categories: [],
      person: { citizenNoMasked: null },
    } as unknown as ChildFile;
    expect(actsFor(open)).toEqual(["moved", "renamed", "numberAssigned", "ended"]);
    expect(actsFor({ ...open, endedOn: "2026-01-01" })).toEqual(["returned"]);
    expect(actsFor({ ...open, mergedInto: "x" })).toEqual([]);
  });
});
