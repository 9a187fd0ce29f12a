import { describe, expect, it } from "vitest";
import type { Role } from "../../../kernel/actor.ts";
import {
  decideAct,
  type PayrollAct,
  type PayrollState,
  payrollActs,
  payrollStates,
  sayStillOpen,
  type TakenStep,
} from "./payroll-flow.ts";

const who = (accountId: string, role: Role) => ({ accountId, role });
const district = who("a", "districtOfficer");
const district2 = who("b", "districtOfficer");
const leader = who("c", "districtLeader");
const finance = who("d", "finance");
const at = (state: PayrollState, computedBy: string | null = null) => ({ state, computedBy });
const step = (act: PayrollAct, accountId: string): TakenStep => ({ act, accountId });

describe("a draft before the cut-off day", () => {
  it.each([
    ["2026-11", 5, "2026-11-05", "2026-11-05"],
    ["2026-11", 5, "2026-10-28", "2026-11-05"],
    ["2026-11", 5, "2026-11-06", undefined],
    ["2026-02", 31, "2026-02-28", "2026-02-28"],
    ["2026-02", 31, "2026-03-01", undefined],
  ])("of %s with day %i, on %s: what changes until %s still comes in", (month, day, today, until) => {
    const said = sayStillOpen(month, day, today);
    if (until === undefined) expect(said).toBeNull();
    else expect(said).toContain(`${until} 是结转日`);
  });
});

describe("the payroll's way", () => {
  it.each([
    ["submit", "draft", district, [], "submitted"],
    ["review", "submitted", district2, [step("submit", "a")], "reviewed"],
    ["approve", "reviewed", leader, [step("submit", "a"), step("review", "b")], "approved"],
    ["send", "approved", finance, [step("submit", "a"), step("review", "b"), step("approve", "c")], "paying"],
    ["close", "paying", finance, [step("send", "d")], "closed"],
    ["return", "submitted", district2, [step("submit", "a")], "draft"],
    ["return", "reviewed", leader, [step("submit", "a")], "draft"],
    ["return", "approved", finance, [step("submit", "a")], "draft"],
  ] as const)("%s leads on from %s", (act, state, actor, steps, to) => {
    expect(decideAct(act, at(state), actor, steps)).toEqual({ verdict: "yes", to });
  });
  it.each([
    ["review", "submitted", district, [step("submit", "a")]],
    ["approve", "reviewed", who("b", "districtLeader"), [step("submit", "a"), step("review", "b")]],
    ["send", "approved", who("a", "finance"), [step("submit", "a"), step("review", "b")]],
    ["return", "submitted", district, [step("submit", "a")]],
  ] as const)(
    "%s is not for who took part already, whatever post or delegation",
    (act, state, actor, steps) => {
      expect(decideAct(act, at(state), actor, steps)).toEqual({ verdict: "no", why: "samePerson" });
    },
  );
  it.each([
    ["submit", "draft", leader],
    ["review", "submitted", leader],
    ["approve", "reviewed", district2],
    ["send", "approved", leader],
    ["return", "reviewed", district2],
    ["return", "approved", leader],
    ["close", "paying", district],
  ] as const)("%s at %s is not every post's", (act, state, actor) => {
    expect(decideAct(act, at(state), actor, [])).toEqual({ verdict: "no", why: "wrongRole" });
  });
  it("is not signed on by whoever computed it, who may still send it back", () => {
    const computed = at("submitted", "b");
    const steps = [step("submit", "a")];
    expect(decideAct("review", computed, district2, steps)).toEqual({ verdict: "no", why: "samePerson" });
    expect(decideAct("return", computed, district2, steps).verdict).toBe("yes");
    expect(decideAct("review", computed, who("e", "districtOfficer"), steps).verdict).toBe("yes");
    expect(decideAct("submit", at("draft", "b"), district, []).verdict).toBe("yes");
  });
  it("lets whoever reviewed before a return review again", () => {
    const steps = [step("submit", "a"), step("review", "b"), step("return", "c"), step("submit", "a")];
    expect(decideAct("review", at("submitted"), district2, steps).verdict).toBe("yes");
  });
  it("knows no act out of its turn, and none after the end", () => {
    const everybody = [district, district2, leader, finance];
    for (const act of payrollActs.codes)
      for (const actor of everybody) expect(decideAct(act, at("closed"), actor, []).verdict).toBe("no");
    const possible = payrollStates.codes.flatMap((state) =>
      payrollActs.codes.filter((act) =>
        everybody.some((one) => decideAct(act, at(state), one, []).verdict === "yes"),
      ),
    );
    expect(possible).toEqual(["submit", "review", "return", "approve", "return", "send", "return", "close"]);
  });
});
