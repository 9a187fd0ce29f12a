import { describe, expect, it } from "vitest";
import { type Role, roleCodes } from "../../kernel/actor.ts";
import { scopeOfPost } from "../access/scope.ts";
import { systemActor } from "../access/system-actor.ts";
import { deskFinder } from "./desks.ts";
import { mayWriteFor, nameOfUnit, parseUnit, scopeOfUnit, unitOfActor } from "./units.ts";

function actor(role: Role, placeCode: string, department: string | null = null) {
  return { ...systemActor("test"), role, placeCode, department, scope: scopeOfPost(role, placeCode) };
}

const EDUCATION = "department/education";
const POLICE = "department/police";
const TOWNSHIP = "place/500117104";
const OTHER = "place/500117101";
const VILLAGE = "place/500117104204";
const STAFF = "post/institutionStaff";
const all = [EDUCATION, POLICE, TOWNSHIP, OTHER, VILLAGE, STAFF];

describe("a unit", () => {
  it.each([
    ["department/nobody", undefined],
    ["place/50011710", undefined],
    ["place/5001x7104", undefined],
    ["post/king", undefined],
    ["education", undefined],
    [VILLAGE, { kind: "place", code: "500117104204", level: "village" }],
  ])("is read from its key: %s", (key, unit) => {
    expect(parseUnit(key)).toEqual(unit);
  });

  it("lies at its place, or at the district's", () => {
    expect(scopeOfUnit(VILLAGE, "500117")).toBe("500117104204");
    expect(scopeOfUnit(EDUCATION, "500117")).toBe("500117");
    expect(nameOfUnit(EDUCATION, String)).toBe("区教委");
    expect(
      nameOfUnit(VILLAGE, (code) => ({ "500117104": "古楼镇", "500117104204": "沙嘴村" })[code] ?? ""),
    ).toBe("古楼镇沙嘴村");
  });

  it.each([
    ["a liaison", actor("partnerLiaison", "500117", "education"), [EDUCATION]],
    ["a liaison of no department", actor("partnerLiaison", "500117"), []],
    ["the district's officer", actor("districtOfficer", "500117"), all],
    ["another district's officer", actor("districtOfficer", "500118"), [EDUCATION, POLICE, STAFF]],
    ["a township", actor("townshipSupervisor", "500117104"), [TOWNSHIP, VILLAGE]],
    ["a village", actor("villageDirector", "500117104204"), [VILLAGE]],
    ["another village", actor("villageDirector", "500117104206"), []],
    ["the institution", actor("institutionStaff", "500117"), [STAFF]],
    ["a leader", actor("districtLeader", "500117"), []],
    ["an auditor", actor("auditor", "500117"), []],
  ])("is written for by %s: the own, and those below", (_, who, mine) => {
    expect(all.filter((key) => mayWriteFor(who, key))).toEqual(mine);
  });

  it("is nobody's by accident: every role speaks for one unit at most", () => {
    for (const role of roleCodes.codes) {
      const own = unitOfActor(actor(role, "500117104"));
      expect(own === undefined || parseUnit(own) !== undefined || role === "partnerLiaison", role).toBe(true);
    }
  });
});

describe("the desk of a unit", () => {
  const deskOf = deskFinder([
    { role: "partnerLiaison", placeCode: "500117", department: "education" },
    { role: "townshipSupervisor", placeCode: "500117104", department: null },
    { role: "villageDirector", placeCode: "500117104204", department: null },
  ]);
  it.each([
    [EDUCATION, "500117", { role: "partnerLiaison", department: "education", isAnother: false }],
    [POLICE, "500117", { role: "districtOfficer", isAnother: true }],
    ["department/civilAffairs", "500117", { role: "districtOfficer", isAnother: false }],
    [TOWNSHIP, "500117104", { role: "townshipSupervisor", isAnother: false }],
    [OTHER, "500117101", { role: "districtOfficer", scopeCode: "500117", isAnother: true }],
    [VILLAGE, "500117104204", { role: "villageDirector", isAnother: false }],
    [
      "place/500117104206",
      "500117104206",
      { role: "townshipSupervisor", scopeCode: "500117104", isAnother: true },
    ],
    ["place/500117101200", "500117101200", { role: "districtOfficer", scopeCode: "500117", isAnother: true }],
  ])("of %s is its own, or of who enters for it", (unit, scope, desk) => {
    expect(deskOf(unit, scope)).toMatchObject(desk);
  });
});
