import { describe, expect, it } from "vitest";
import { filterViews, ledgerViews } from "../../ledgers/ledger-views.ts";
import type { LedgerDefinition } from "../../ledgers/ledgers.contract.ts";
import {
  addressOfLedger,
  filterSpecs,
  panelPlace,
  placeAbove,
  readLedgerKey,
  scopeQuery,
} from "./ledger-query.ts";

const view = ledgerViews.leftBehind;
const leftBehind: LedgerDefinition = {
  key: view.key,
  title: view.title,
  shortTitle: view.shortTitle,
  columns: [...view.columns],
  filters: filterViews("leftBehind").map((filter) => ({ ...filter, options: [...filter.options] })),
  sorts: [],
};

describe("the address of a ledger", () => {
  it("asks only what this ledger can be asked", () => {
    expect(
      scopeQuery(leftBehind, { place: "500117104", sex: "2", orphanType: "hiv", child: "x", q: "" }),
    ).toEqual({
      place: "500117104",
      sex: "2",
    });
  });

  it("takes place and day along to another ledger and leaves the rest", () => {
    expect(addressOfLedger("orphan", { place: "500117104", asOf: "2026-09-30", sex: "2" })).toBe(
      "/ledgers/orphan?place=500117104&asOf=2026-09-30",
    );
    expect(addressOfLedger("orphan", {})).toBe("/ledgers/orphan");
  });

  it("knows the ledgers that there are", () => {
    expect(readLedgerKey("leavingSoon")).toBe("leavingSoon");
    expect(readLedgerKey("nothing")).toBeUndefined();
  });

  it("names the place first, and lets a day be picked", () => {
    const specs = filterSpecs(leftBehind, "合川区", "2026-11-24");
    expect(specs[0]).toMatchObject({ key: "place", always: "合川区" });
    expect(specs.find(({ key }) => key === "notVisitedSince")).toMatchObject({
      kind: "date",
      max: "2026-11-24",
    });
  });
});

describe("the panel of places", () => {
  it("lists the villages of a village's township", () => {
    expect(panelPlace("500117104204")).toBe("500117104");
    expect(panelPlace("500117")).toBe("500117");
  });

  it("goes up as far as the post's own place", () => {
    expect(placeAbove("500117104204", "500117")).toBe("500117104");
    expect(placeAbove("500117104", "500117")).toBe("500117");
    expect(placeAbove("500117104", "500117104")).toBeUndefined();
    expect(placeAbove("500117", "500117")).toBeUndefined();
  });
});
