import { describe, expect, it } from "vitest";
import { type CaseFacts, caseChecks } from "./case-checks.ts";

const facts: CaseFacts = {
  procedure: "temporaryGuardianship",
  guarded: {
    kind: "parents",
    since: null,
    document: null,
    holder: null,
    lacksDecision: false,
    missing: [],
  },
  placed: undefined,
  age: 10,
  wish: "想和奶奶在一起",
  benefits: { count: 0, payees: [] },
  urgedInVain: 0,
  assessed: undefined,
};
const verdicts = (more: Partial<CaseFacts>) =>
  Object.fromEntries(caseChecks({ ...facts, ...more }).map(({ code, verdict }) => [code, verdict]));
const underState = facts.guarded === undefined ? undefined : { ...facts.guarded, kind: "temporary" as const };
const placed = { words: "未成年人救助保护机构 · 救助保护中心", from: "2026-11-27" };

describe("what stands beside a form of guardianship", () => {
  it("asks for a placement only once the state is guardian", () => {
    expect(verdicts({})["placement"]).toBeUndefined();
    expect(verdicts({ guarded: underState })["placement"]).toBe("no");
    expect(verdicts({ guarded: underState, placed })["placement"]).toBe("yes");
  });

  it("asks that the child has left its placement before it goes home", () => {
    expect(verdicts({ procedure: "returnHome", placed })["placement"]).toBe("no");
    expect(verdicts({ procedure: "endTemporary" })["placement"]).toBe("yes");
  });

  it.each([
    [10, "想回家", "yes"],
    [10, "", "no"],
    [7, "", "yes"],
    [undefined, "", "cannotTell"],
  ])("at %s with the wish “%s” has heard the child: %s", (age, wish, verdict) => {
    expect(verdicts({ age, wish })["childWish"]).toBe(verdict);
  });

  it("says nothing of a wish that the form does not ask for", () => {
    expect(verdicts({ procedure: "jointSanction", wish: undefined })).toEqual({ guardianship: "yes" });
  });

  it.each([
    ["normal", "yes"],
    ["insufficient", "yes"],
    ["improper", "no"],
    ["missing", "no"],
    [undefined, "cannotTell"],
  ])("weighs an assessment of %s for a return: %s", (assessed, verdict) => {
    expect(verdicts({ procedure: "returnHome", assessed })["assessment"]).toBe(verdict);
  });

  it("names whoever receives the child's money where the guardian changes (R-064)", () => {
    const [payee] = caseChecks({ ...facts, benefits: { count: 2, payees: ["王桂英"] } }).filter(
      ({ code }) => code === "payee",
    );
    expect(payee?.value).toBe("2 项待遇由王桂英领取，变更后提醒核对");
  });
});
