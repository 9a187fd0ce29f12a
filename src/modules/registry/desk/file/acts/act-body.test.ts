import { describe, expect, it } from "vitest";
import type { ChildFile } from "../../../child-file.contract.ts";
import { actBody } from "./act-body.ts";
import { actsFor, heldAtEnd } from "./acts.ts";

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
    expect(actBody("returned", { ...base, villageCode: "500117104204", categories: ["orphan"] })).toEqual({
      kind: "returned",
      villageCode: "500117104204",
      categories: ["orphan"],
      ...base,
    });
    expect(actBody("renamed", { ...base, name: "Wang" })).toBeUndefined();
    expect(actBody("ended", { ...base, on: undefined, why: "died" })).toBeUndefined();
  });

  it("asks, when a child comes back, about the categories that held at the end", () => {
    const category = (slot: string, from: string, to: string | null) => ({
      kind: "category",
      slot,
      from,
      to,
    });
    const facts = [
      category("orphan", "2020-01-01", null),
      category("inDifficulty", "2020-01-01", "2021-01-01"),
      { kind: "schooling", slot: "", from: "2020-01-01", to: null },
    ];
    const ended = { endedOn: "2024-01-01", facts } as unknown as ChildFile;
    expect(heldAtEnd(ended)).toEqual([{ value: "orphan", label: "孤儿" }]);
    expect(heldAtEnd({ ...ended, endedOn: null })).toEqual([]);
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
