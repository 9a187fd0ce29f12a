import { describe, expect, it } from "vitest";
import type { ProfileValues } from "../profile.contract.ts";
import { abandonedRule, rescuedRule, streetRule } from "./found-children.ts";
import { hivRule } from "./hiv.ts";
import { orphanRule } from "./orphan.ts";
import { tell } from "./sample-child.ts";

type Row = readonly [reason: string, on: string, known: Partial<ProfileValues>];

describe("a foundling", () => {
  const found: Partial<ProfileValues> = { originWay: "abandoned", foundOn: "2026-01-05" };
  const searched = { ...found, foundReportedOn: "2026-01-05", searchProofOn: "2026-01-20" };
  const rows: readonly Row[] = [
    ["found", "2026-01-05", found],
    ["reported", "2026-01-06", { ...found, foundReportedOn: "2026-01-05" }],
    ["searched", "2026-01-20", searched],
    ["announced", "2026-04-01", { ...searched, announcedOn: "2026-02-01" }],
    ["announced", "2026-04-01", { ...searched, announcedOn: "2026-02-01" }],
    ["announcementOver", "2026-04-02", { ...searched, announcedOn: "2026-02-01" }],
  ];
  it.each(rows)("stands at %s on %s", (reason, on, known) => {
    expect(tell(abandonedRule, known, on)).toMatchObject({ verdict: "yes", reason });
  });
  it("is an orphan once the police have found nobody, and not before", () => {
    expect(tell(orphanRule, found, "2026-01-10").verdict).toBe("cannotTell");
    expect(tell(orphanRule, searched, "2026-01-20")).toMatchObject({ verdict: "yes", reason: "foundling" });
  });
  it("is neither any more when its parents are found", () => {
    const known = { ...searched, parentsFoundOn: "2026-03-01" };
    expect(tell(abandonedRule, known)).toMatchObject({ verdict: "no", reason: "parentsFound" });
    expect(tell(orphanRule, known).verdict).not.toBe("yes");
  });
});

describe("a child rescued from traffickers", () => {
  const sent: Partial<ProfileValues> = { originWay: "rescued", sentToCareOn: "2026-01-31" };
  const searched = { ...sent, searchProofOn: "2026-03-01" };
  const announced = { ...searched, announcedOn: "2026-03-02" };
  const rows: readonly Row[] = [
    ["searching", "2026-02-27", sent],
    ["proofDue", "2026-02-28", sent],
    ["searched", "2026-03-01", searched],
    ["announced", "2026-03-31", announced],
    ["handOverDue", "2026-04-01", announced],
    ["handOverDue", "2026-04-08", announced],
    ["handOverLate", "2026-04-09", announced],
    ["handOverLate", "2027-01-30", announced],
    ["finalProofDue", "2027-01-31", announced],
    ["notFound", "2027-02-05", { ...announced, finalProofOn: "2027-02-05" }],
  ];
  it.each(rows)("stands at %s on %s", (reason, on, known) => {
    expect(tell(rescuedRule, known, on)).toMatchObject({ verdict: "yes", reason });
  });
  it("is an orphan by the final proof only", () => {
    expect(tell(orphanRule, announced, "2027-01-31").verdict).toBe("cannotTell");
    expect(tell(orphanRule, { ...announced, finalProofOn: "2027-02-05" }, "2027-02-05").verdict).toBe("yes");
  });
});

describe("a child of the street", () => {
  const street: Partial<ProfileValues> = { originWay: "street", foundOn: "2026-01-31" };
  const rows: readonly Row[] = [
    ["sheltered", "2026-04-29", street],
    ["transferDue", "2026-04-30", street],
    ["transferDue", "2028-01-30", street],
    ["householdDue", "2028-01-31", street],
  ];
  it.each(rows)("stands at %s on %s", (reason, on, known) => {
    expect(tell(streetRule, known, on)).toMatchObject({ verdict: "yes", reason });
  });
});

describe("children of known parents", () => {
  it.each([abandonedRule, rescuedRule, streetRule, hivRule])("are none of these: $code", (rule) => {
    expect(tell(rule, {})).toMatchObject({ verdict: "no", missing: [] });
  });
  it("are provided for as infected once referred, whatever their parents", () => {
    expect(tell(hivRule, { hiv: true, fatherConditions: ["capable"] }).verdict).toBe("yes");
    expect(tell(hivRule, { hiv: true }, "2033-05-06").verdict).toBe("no");
  });
});
