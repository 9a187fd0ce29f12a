import { describe, expect, it } from "vitest";
import { isSoundCitizenId } from "../../../kernel/citizen-id.ts";
import places from "../../../platform/places/hechuan.json" with { type: "json" };
import { factKinds, slotOf } from "../facts.contract.ts";
import type { FactDraft } from "../file-draft.contract.ts";
import { generateRegister } from "./generate-register.ts";

const today = "2026-11-24";
const count = 8000;
const files = [...generateRegister({ count, seed: 1, places, today })];
const share = (test: (facts: readonly FactDraft[]) => boolean) =>
  files.filter((file) => test(file.draft.facts)).length / count;
const ofKind = (facts: readonly FactDraft[], kind: FactDraft["kind"]) =>
  facts.filter((fact) => fact.kind === kind);

describe("generateRegister", () => {
  it("yields as many files as asked for, the same for the same seed", () => {
    expect(files).toHaveLength(count);
    const again = [...generateRegister({ count: 300, seed: 1, places, today })];
    expect(again).toEqual(files.slice(0, 300));
    const other = [...generateRegister({ count: 300, seed: 2, places, today })];
    expect(other[0]).not.toEqual(files[0]);
  });

  it("writes facts that their schemas accept, in order, not after today and never two of a line at once", () => {
    const wrong = files.filter((file) => {
      const facts = [...file.draft.facts, ...file.draft.kin.flatMap((kin) => kin.facts)];
      const invalid = facts.some(
        ({ kind, value, from, to }) =>
          !factKinds[kind].value.safeParse(value).success ||
          from > today ||
          (to !== undefined && (to <= from || to > today)),
      );
      const lines = Map.groupBy(
        file.draft.facts,
        (fact) => `${fact.kind} ${slotOf(fact.kind, fact.value, fact.from)}`,
      );
      const overlap = [...lines.values()].some((line) =>
        line.some((fact, index) => index > 0 && (line[index - 1]?.to ?? "9999") > fact.from),
      );
      return (
        invalid || overlap || file.draft.facts.some((fact) => fact.from < (file.draft.child.birthDate ?? ""))
      );
    });
    expect(wrong).toEqual([]);
  });

  it("spreads schooling changes, moves, former and double categories as a real register would", () => {
    expect(share((facts) => ofKind(facts, "schooling").length === 2)).toBeCloseTo(0.27, 1);
    expect(share((facts) => ofKind(facts, "residence").length === 2)).toBeCloseTo(0.1, 1);
    expect(share((facts) => ofKind(facts, "category").every((fact) => fact.to !== undefined))).toBeCloseTo(
      0.15,
      1,
    );
    expect(share((facts) => ofKind(facts, "category").length === 2)).toBeCloseTo(0.1, 1);
    const villages = new Set(
      files.map((file) => ofKind(file.draft.facts, "residence").at(-1)?.value["villageCode"]),
    );
    expect(villages.size).toBe(419);
    expect(new Set(files.map((file) => file.draft.child.name)).size).toBeGreaterThan(count * 0.9);
  });

  it("numbers everybody once and rightly", () => {
    const numbers = files.flatMap((file) =>
      [file.draft.child, ...file.draft.kin.map((kin) => kin.person)].flatMap(
        (person) => person.citizenNo ?? [],
      ),
    );
    expect(numbers.length).toBe(count * 3);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => !isSoundCitizenId(number))).toEqual([]);
  });
});
