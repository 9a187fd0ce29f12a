import { describe, expect, it } from "vitest";
import { difficultyTypeCodes } from "../../registry/codes.contract.ts";
import type { ProfileValues } from "../profile.contract.ts";
import { difficultyRule, difficultyTypes } from "./difficulty.ts";
import { parentIn, tell } from "./sample-child.ts";

/** Relief and health are known, and nothing is wrong. */
const well: Partial<ProfileValues> = { relief: [], health: "healthy", disabled: false };

describe("difficulty", () => {
  it("knows every type of the register, once, and none else", () => {
    expect(difficultyTypes.map(({ code }) => code)).toEqual(difficultyTypeCodes.codes);
  });

  it("is none where relief and health are known and nothing is recorded", () => {
    expect(tell(difficultyRule, well)).toEqual({ verdict: "no", reason: "none", missing: [] });
  });

  it.each<[string, Partial<ProfileValues>]>([
    ["L1", { relief: ["tekun"] }],
    ["L2", { relief: ["dibao"] }],
    ["L3", { relief: ["dibaoMargin"] }],
    ["L3", { relief: ["rigidSpending"] }],
    ["L3", { relief: ["monitored"] }],
    ["L4", { difficulties: ["L4"] }],
    ["L5", { difficulties: ["L5"] }],
    ["H1", { disabled: true, disabilityClass: "4", disabilityLevel: "2" }],
    ["H1", { disabled: true, disabilityClass: "6", disabilityLevel: "4" }],
    ["H2", { disabled: true, disabilityClass: "4", disabilityLevel: "3" }],
    ["H3", { health: "serious" }],
    ["H4", { difficulties: ["H4"] }],
    ["H5", { hiv: true }],
    ["G1", { categories: ["orphan"] }],
    ["G1", { categories: ["defactoUnattended"] }],
    ["G1", { categories: ["ruralLeftBehind"], actualCare: "nobody" }],
    ["G2", { difficulties: ["G2"] }],
    ["G3", { careQuality: "poor" }],
    ["G4", { ...parentIn("father", "imprisoned"), ...parentIn("mother", "seriousIllness") }],
    ["G4", { ...parentIn("father", "severeDisability"), ...parentIn("mother", "compulsoryRehab") }],
    ["G5", { originWay: "street" }],
  ])("is of type %s for %o", (code, known) => {
    expect(tell(difficultyRule, { ...well, ...known })).toMatchObject({ verdict: "yes", reason: code });
  });

  it.each(difficultyTypeCodes.codes.filter((code) => code !== "H5"))(
    "holds on a recorded type %s",
    (code) => {
      expect(tell(difficultyRule, { ...well, difficulties: [code] })).toMatchObject({
        verdict: "yes",
        reason: code,
      });
    },
  );

  it("asks for relief and health when nobody said", () => {
    expect(tell(difficultyRule, {})).toMatchObject({ verdict: "cannotTell", reason: null });
    expect(tell(difficultyRule, {}).missing).toEqual(expect.arrayContaining(["relief", "disabled"]));
    expect(tell(difficultyRule, { ...well, disabled: true }).missing).toEqual(
      expect.arrayContaining(["disabilityClass", "disabilityLevel"]),
    );
  });

  it("ends at eighteen", () => {
    const poor = { ...well, relief: ["dibao"] };
    expect(tell(difficultyRule, poor, "2033-05-05").verdict).toBe("yes");
    expect(tell(difficultyRule, poor, "2033-05-06")).toMatchObject({ verdict: "no", reason: "ofAge" });
  });

  it("does not know migrant children in difficulty before Chongqing's measures", () => {
    expect(tell(difficultyRule, { ...well, difficulties: ["L5"] }, "2025-11-30").verdict).toBe("no");
  });
});
