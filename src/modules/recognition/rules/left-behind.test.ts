import { describe, expect, it } from "vitest";
import { type ConditionCode, conditionCodes, hukouCodes } from "../../registry/codes.contract.ts";
import type { ProfileValues } from "../profile.contract.ts";
import { leftBehindRule } from "./left-behind.ts";
import { migrantRule } from "./migrant.ts";
import { parentIn, sampleParameters, tell, withParameter } from "./sample-child.ts";

const unable: readonly ConditionCode[] = conditionCodes.codes.filter(
  (code) => code !== "capable" && code !== "migrantWork",
);
type Kind = "away" | "able" | "unable";
const kindOf = (code: ConditionCode): Kind =>
  code === "migrantWork" ? "away" : code === "capable" ? "able" : "unable";
const expected: Readonly<Record<Kind, Readonly<Record<Kind, readonly [string, string]>>>> = {
  away: { away: ["yes", "bothAway"], able: ["no", "someoneAtHome"], unable: ["yes", "oneAwayOtherUnable"] },
  able: { away: ["no", "someoneAtHome"], able: ["no", "someoneAtHome"], unable: ["no", "someoneAtHome"] },
  unable: {
    away: ["yes", "oneAwayOtherUnable"],
    able: ["no", "someoneAtHome"],
    unable: ["no", "bothUnable"],
  },
};
const bothAway = { ...parentIn("father", "migrantWork"), ...parentIn("mother", "migrantWork") };

describe("rural left-behind", () => {
  const pairs = conditionCodes.codes.flatMap((father) =>
    conditionCodes.codes.map((mother) => [father, mother] as const),
  );
  it.each(pairs)("father %s, mother %s: decided as the table says", (father, mother) => {
    const known = { ...parentIn("father", father), ...parentIn("mother", mother) };
    const [verdict, reason] = expected[kindOf(father)][kindOf(mother)];
    expect(tell(leftBehindRule, known)).toEqual({ verdict, reason, missing: [] });
  });
  it("knows eleven conditions that leave a parent unable", () => {
    expect(unable).toHaveLength(11);
  });
  it.each(hukouCodes.codes)("takes a household of kind %s for rural unless it is urban", (hukou) => {
    expect(tell(leftBehindRule, { ...bothAway, hukou }).verdict).toBe(hukou === "urban" ? "no" : "yes");
  });
  it.each([
    ["2031-05-05", "yes"],
    ["2031-05-06", "no"],
  ])("ends on the sixteenth birthday: on %s %s", (on, verdict) => {
    expect(tell(leftBehindRule, bothAway, on).verdict).toBe(verdict);
  });
  it.each([
    ["2026-05-28", "no"],
    ["2026-05-27", "yes"],
    [null, "cannotTell"],
  ])("asks for half a year away: father since %s, %s", (fatherAwaySince, verdict) => {
    expect(tell(leftBehindRule, { ...bothAway, fatherAwaySince }).verdict).toBe(verdict);
  });
  it("does not count orphans and de facto unattended children, unless the district says so", () => {
    const recognised = { ...bothAway, categories: ["orphan"] };
    expect(tell(leftBehindRule, recognised)).toMatchObject({ verdict: "no", reason: "countedElsewhere" });
    const beside = withParameter("recognition.leftBehind.besideOrphan", true);
    expect(tell(leftBehindRule, recognised, "2026-11-27", beside).verdict).toBe("yes");
  });
  it("lets go of a child that went along with its parents", () => {
    expect(tell(leftBehindRule, { ...bothAway, carerRelation: "52" })).toMatchObject({
      verdict: "no",
      reason: "wentAlong",
    });
    expect(tell(leftBehindRule, { ...bothAway, carerRelation: "61" }).verdict).toBe("yes");
  });
  it("cannot be told of a parent of whom nothing is known, unless the other is at home", () => {
    expect(tell(leftBehindRule, parentIn("father", "migrantWork"))).toMatchObject({
      verdict: "cannotTell",
      missing: ["motherConditions"],
    });
    expect(tell(leftBehindRule, parentIn("father", "capable")).verdict).toBe("no");
  });
  it.each([
    ["2026-08-28", ["ruralLeftBehind"], "yes", "justBack"],
    ["2026-08-27", ["ruralLeftBehind"], "no", "someoneAtHome"],
    [null, ["ruralLeftBehind"], "no", "someoneAtHome"],
    ["2026-11-01", [], "no", "someoneAtHome"],
  ])(
    "of a mother back since %s, of a child counted as %j: %s",
    (motherSince, categories, verdict, reason) => {
      const known = {
        ...parentIn("father", "migrantWork"),
        ...parentIn("mother", "capable"),
        motherSince,
        categories,
      };
      expect(tell(leftBehindRule, known)).toMatchObject({ verdict, reason });
    },
  );
  it("waits as long as the district's term for a return says", () => {
    const known = {
      ...parentIn("father", "migrantWork"),
      ...parentIn("mother", "capable"),
      motherSince: "2026-08-01",
      categories: ["ruralLeftBehind"],
    };
    const half = withParameter("recognition.leftBehind.returnedMonths", 6);
    expect(tell(leftBehindRule, known).verdict).toBe("no");
    expect(tell(leftBehindRule, known, "2026-11-27", half).verdict).toBe("yes");
  });
});

describe("migrant", () => {
  const here: Partial<ProfileValues> = {
    hukouInDistrict: false,
    livesHereSince: "2025-01-01",
    carerRelation: "52",
  };
  it.each<[string, Partial<ProfileValues>, string, string | null]>([
    ["with the mother for two years", {}, "yes", "withFamily"],
    [
      "with a grandfather as guardian",
      { carerRelation: "61", guardianshipForm: "relative" },
      "yes",
      "withFamily",
    ],
    ["alone with neighbours", { carerRelation: "99" }, "no", "withoutFamily"],
    ["registered here", { hukouInDistrict: true }, "no", "fromHere"],
    ["for half a year to the day", { livesHereSince: "2026-05-27" }, "yes", "withFamily"],
    ["for a day less", { livesHereSince: "2026-05-28" }, "no", "notYet"],
    ["with an unknown carer", { carerRelation: null }, "cannotTell", null],
    ["whose household nobody knows", { hukouInDistrict: null }, "cannotTell", null],
  ])("%s", (_, known, verdict, reason) => {
    expect(tell(migrantRule, { ...here, ...known })).toMatchObject({ verdict, reason });
  });
  it("is no category before the plan of 2024, and ends at sixteen", () => {
    expect(tell(migrantRule, here, "2024-07-31").verdict).toBe("noRule");
    expect(tell(migrantRule, here, "2031-05-06").verdict).toBe("no");
  });
  it("never holds together with left-behind for one household here", () => {
    expect(
      tell(migrantRule, { ...bothAway, hukouInDistrict: true }, "2026-11-27", sampleParameters).verdict,
    ).toBe("no");
  });
});
