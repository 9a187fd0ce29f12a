import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../../registry/roster-facts.contract.ts";
import type { SaidFact } from "../rosters/roster-type.ts";
import { type Against, layOver } from "./lay-over.ts";

const AS_OF = "2026-09-30";

function condition(code: string, more: Partial<Statement> = {}): Statement {
  const from = more.from ?? "2020-01-01";
  return {
    id: code,
    kind: "condition",
    slot: code,
    from,
    to: null,
    value: { condition: code },
    evidence: null,
    statedOn: from,
    isWithdrawn: false,
    isFromRoster: false,
    says: code,
    ...more,
  };
}

const prison = (more: Partial<SaidFact> = {}): SaidFact => ({
  kind: "condition",
  from: "2024-03-01",
  to: null,
  value: { condition: "imprisoned", termMonths: 60 },
  evidence: "名册",
  ...more,
});

const against = (statements: readonly Statement[], more: Partial<Against["about"]> = {}): Against => ({
  about: { isChild: false, isRelative: true, birthDate: null, ...more },
  statements,
  asOf: AS_OF,
  ends: { kind: "condition", slots: ["imprisoned"] },
});

describe("a sentence that a roster says", () => {
  it.each<[string, Statement[], object]>([
    ["is new where nothing is known", [], { verdict: "new", givingWay: [] }],
    [
      "takes the place of an older word that the father is able",
      [condition("capable")],
      { verdict: "new", givingWay: [{ id: "capable", on: "2024-03-01" }] },
    ],
    [
      "does away with a ledger's word of a day after it began",
      [condition("capable", { from: "2026-06-30" })],
      { verdict: "new", givingWay: [{ id: "capable", on: null }] },
    ],
    [
      "is not laid over what somebody said after the roster's day",
      [condition("capable", { statedOn: "2026-10-08" })],
      { verdict: "contradicts", why: "laterStatement", holds: "capable" },
    ],
    [
      "contradicts a death",
      [condition("deceased")],
      { verdict: "contradicts", why: "deadHere", holds: "deceased" },
    ],
    [
      "is known where all of it stands",
      [
        condition("imprisoned", {
          from: "2024-03-01",
          value: { condition: "imprisoned", termMonths: 60, place: "甲" },
        }),
      ],
      { verdict: "known", factId: "imprisoned" },
    ],
    [
      "tells first day and term where the ledger knew only its own day",
      [condition("imprisoned", { from: "2026-06-30", value: { condition: "imprisoned", place: "甲" } })],
      {
        verdict: "new",
        draft: { from: "2024-03-01", value: { condition: "imprisoned", termMonths: 60, place: "甲" } },
        givingWay: [{ id: "imprisoned", on: null }],
      },
    ],
    [
      "contradicts an end that somebody recorded before the roster's day",
      [condition("imprisoned", { from: "2024-03-01", to: "2026-08-01" })],
      { verdict: "contradicts", why: "endedHere" },
    ],
    [
      "is not written again once somebody has taken it back",
      [condition("imprisoned", { from: "2024-03-01", isWithdrawn: true })],
      { verdict: "contradicts", why: "withdrawn" },
    ],
  ])("%s", (_title, statements, verdict) => {
    expect(layOver(prison(), against(statements))).toMatchObject(verdict);
  });

  it("holds until the day on which somebody has come home since", () => {
    const home = condition("capable", { from: "2026-10-08", statedOn: "2026-10-09" });
    expect(layOver(prison(), against([home]))).toMatchObject({
      verdict: "new",
      givingWay: [],
      draft: { from: "2024-03-01", to: "2026-10-08" },
    });
  });

  it("asks for the end of what still stands when its row says that it is over, and writes what is merely past", () => {
    const over = prison({ to: "2026-09-01" });
    const still = condition("imprisoned", { from: "2024-03-01" });
    expect(layOver(over, against([still]))).toEqual({
      verdict: "over",
      factId: "imprisoned",
      on: "2026-09-01",
      holds: "imprisoned",
    });
    expect(layOver(over, against([condition("capable", { from: "2026-09-01" })]))).toMatchObject({
      verdict: "new",
      givingWay: [],
      draft: { to: "2026-09-01" },
    });
  });

  it.each<[string, SaidFact, Partial<Against["about"]>]>([
    ["future", prison({ from: "2026-10-01" }), {}],
    ["beforeBirth", prison(), { birthDate: "2025-01-01" }],
    ["aboutChild", prison(), { isChild: true, isRelative: false }],
    ["unreadable", prison({ value: { condition: "jailed" } }), {}],
    ["aboutAdult", { ...prison(), kind: "schooling", value: { stage: "primary" } }, { isChild: false }],
    [
      "needsAct",
      { ...prison(), kind: "residence", value: { villageCode: "500117104204" } },
      { isChild: true },
    ],
  ])("is a question to people, not a fact: %s", (why, said, about) => {
    expect(layOver(said, against([], about))).toMatchObject({ verdict: "contradicts", why });
  });
});

describe("a death that a roster says", () => {
  const death: SaidFact = { ...prison(), value: { condition: "deceased" } };
  it("ends what only the living can be, unless another unit has kept the person since", () => {
    expect(layOver(death, against([condition("migrantWork")]))).toMatchObject({
      givingWay: [{ id: "migrantWork", on: "2024-03-01" }],
    });
    const since = condition("imprisoned", { from: "2025-01-01", isFromRoster: true });
    expect(layOver(death, against([since]))).toMatchObject({ verdict: "contradicts", why: "aliveAfter" });
  });
});

describe("any statement", () => {
  const days = fc
    .integer({ min: 0, max: 3650 })
    .map((day) => new Date(Date.UTC(2017, 0, 1 + day)).toISOString().slice(0, 10));
  const codes = fc.constantFrom("capable", "migrantWork", "imprisoned", "deceased", "seriousIllness");
  const statements = fc
    .array(fc.tuple(codes, days, days, fc.boolean()), { maxLength: 5 })
    .map((all) =>
      all.map(([code, from, statedOn, isWithdrawn], at) =>
        condition(code, { id: `${code}/${at}`, from, statedOn, isWithdrawn }),
      ),
    );

  it("made after the roster's day never gives way to it, and nothing that holds beside it does", () => {
    fc.assert(
      fc.property(statements, days, (known, from) => {
        const laid = layOver(prison({ from }), against(known));
        if (laid.verdict !== "new") return;
        for (const { id } of laid.givingWay) {
          const gone = known.find((one) => one.id === id);
          expect(gone?.statedOn.localeCompare(AS_OF)).toBeLessThanOrEqual(0);
          expect(gone?.slot).not.toBe("seriousIllness");
          expect(gone?.isWithdrawn).toBe(false);
        }
      }),
    );
  });
});
