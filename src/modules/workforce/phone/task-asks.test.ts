import { describe, expect, it } from "vitest";
import { findingKindCodes } from "../../benefits/programs/program-codes.contract.ts";
import { watchRuleCodes } from "../../protection/discovery/watch-codes.contract.ts";
import { profileAtoms } from "../../recognition/profile.contract.ts";
import {
  asksOfKind,
  asksOfMissing,
  asksOfWatch,
  questionOf,
  sayFindingPlainly,
  titleOfWatch,
} from "./task-asks.ts";

const officeWords = /[A-Za-z]|核实|认定|登记情况|情形的|提供/;

describe("what is asked at the door", () => {
  it("has something to look at for every rule of discovery", () => {
    for (const code of watchRuleCodes.codes) {
      const asks = asksOfWatch(code);
      expect(asks.length, code).toBeGreaterThan(0);
      expect(asks.length, code).toBeLessThanOrEqual(3);
    }
  });

  it("has a question for every fact that a rule may miss and that a village finds out", () => {
    const wanting = Object.entries(profileAtoms)
      .filter(([, { settledBy }]) => settledBy.role === "villageDirector")
      .filter(([name]) => questionOf(name) === undefined)
      .map(([name]) => name);
    expect(wanting).toEqual([]);
  });

  it("asks nobody in a village for what an office decides", () => {
    const asked = Object.entries(profileAtoms)
      .filter(([, { settledBy }]) => settledBy.role !== "villageDirector")
      .filter(([name]) => questionOf(name) !== undefined)
      .map(([name]) => name);
    expect(asked).toEqual([]);
    expect(asksOfMissing(["categories", "insured"])).toEqual([
      "已认定（登记）的类别（由镇街或区里查）",
      "今年的医保交了没有",
    ]);
  });

  it("speaks as people speak, and shortly", () => {
    const all = [
      ...watchRuleCodes.codes.flatMap((code) => [titleOfWatch(code), ...asksOfWatch(code)]),
      ...Object.keys(profileAtoms).flatMap((name) => questionOf(name) ?? []),
    ];
    for (const text of all) {
      expect(text.length, text).toBeLessThanOrEqual(48);
      expect(text, text).not.toMatch(officeWords);
    }
  });

  it("says what was found about a benefit as a neighbour would", () => {
    for (const kind of findingKindCodes.codes) {
      const { title, why } = sayFindingPlainly({ kind, title: "孤儿基本生活费", said: "" });
      expect(title).toContain("孤儿基本生活费");
      for (const text of [title, why]) expect(text, text).not.toMatch(/应享未享|依据|核实|终止/);
      expect(why.length).toBeLessThanOrEqual(30);
    }
    const said = "父亲去世；母亲失联，可能符合，还没有享受";
    expect(sayFindingPlainly({ kind: "entitledNotReceiving", title: "助学", said }).why).toBe(said);
  });

  it("falls back on the task's own reason for a kind that it does not know", () => {
    expect(asksOfKind("somewhere.else", "请看一看")).toEqual(["请看一看"]);
    expect(asksOfKind("quarter.confirm", "不用")).toHaveLength(1);
  });
});
