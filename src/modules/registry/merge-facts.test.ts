import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planMerge, planParting } from "./merge-facts.ts";
import type { KnownFact } from "./plan-facts.ts";

let serial = 0;
function fact(from: string, to: string | null, value: object, more: Partial<KnownFact> = {}): KnownFact {
  serial += 1;
  const row = value as Record<string, unknown>;
  return { id: `f${serial}`, kind: "schooling", slot: "", from, to, value: row, evidence: null, ...more };
}
const category = (from: string, to: string | null, value: object = {}) =>
  fact(from, to, { category: "orphan", ...value }, { kind: "category", slot: "orphan" });

const said = (facts: readonly Omit<KnownFact, "id">[]) =>
  facts
    .map(({ from, to, value }) => [from, to, ...Object.values(value)])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));

/** What is believed of the kept one after a plan was carried out. */
function afterwards(
  believed: readonly KnownFact[],
  plan: { supersede: readonly string[]; insert: readonly Omit<KnownFact, "id">[] },
): KnownFact[] {
  const added = plan.insert.map((row) => fact(row.from, row.to, row.value, row));
  return [...believed.filter(({ id }) => !plan.supersede.includes(id)), ...added];
}

describe("facts of two persons who are one", () => {
  it("come over where the kept one is silent, before and after", () => {
    const kept = [fact("2020-09-01", "2022-09-01", { school: "甲" })];
    const plan = planMerge(kept, [fact("2019-09-01", null, { school: "乙" })]);
    expect(said(afterwards(kept, plan))).toEqual([
      ["2019-09-01", "2020-09-01", "乙"],
      ["2020-09-01", "2022-09-01", "甲"],
      ["2022-09-01", null, "乙"],
    ]);
    expect(plan.stays).toHaveLength(1);
  });

  it("continue each other as one period when they say the same", () => {
    const kept = [category("2021-03-01", null)];
    const plan = planMerge(kept, [category("2019-01-01", "2021-06-01")]);
    expect(said(afterwards(kept, plan))).toEqual([["2019-01-01", null, "orphan"]]);
    expect(plan.stays).toEqual([]);
  });

  it("complete each other where they agree", () => {
    const kept = [fact("2020-09-01", null, { school: "甲" }, { evidence: null })];
    const other = [fact("2020-09-01", null, { school: "甲", teacher: "李" }, { evidence: "学籍证明" })];
    const [fuller] = planMerge(kept, other).insert;
    expect(fuller).toMatchObject({ value: { school: "甲", teacher: "李" }, evidence: "学籍证明", to: null });
  });

  it("change nothing where the kept one knows as much", () => {
    const kept = [fact("2020-09-01", null, { school: "甲", teacher: "李" })];
    const plan = planMerge(kept, [fact("2020-09-01", null, { school: "甲" })]);
    expect(plan).toEqual({ supersede: [], insert: [], comes: [], stays: [] });
  });

  it("do not join what the kept one holds apart", () => {
    const kept = [category("2019-01-01", "2020-01-01"), category("2020-01-01", null)];
    expect(planMerge(kept, [category("2019-06-01", null)]).insert).toEqual([]);
  });
});

describe("facts parted again", () => {
  it("are as before, also where the end of one was moved since", () => {
    const kept = [fact("2021-09-01", null, { school: "甲" })];
    const plan = planMerge(kept, [fact("2020-09-01", null, { school: "甲", teacher: "李" })]);
    const written = plan.insert.map((row) => fact(row.from, row.to, row.value, row));
    const [whole] = written;
    const since = [
      fact("2020-09-01", "2026-09-01", whole?.value ?? {}),
      fact("2026-09-01", null, { school: "丙", teacher: "李" }),
    ];
    const parting = planParting(since, written, kept);
    expect(said(afterwards(since, parting))).toEqual([
      ["2021-09-01", "2026-09-01", "甲"],
      ["2026-09-01", null, "丙", "李"],
    ]);
  });

  it("leave withdrawn what was withdrawn since", () => {
    const kept = [fact("2021-09-01", null, { school: "甲" })];
    const plan = planMerge(kept, [fact("2020-09-01", null, { school: "甲", teacher: "李" })]);
    const written = plan.insert.map((row) => fact(row.from, row.to, row.value, row));
    expect(planParting([], written, kept)).toEqual({ supersede: [], revive: [], insert: [] });
  });

  const day = fc.integer({ min: 2010, max: 2020 }).map((year) => `${year}-01-01`);
  const value = fc.record(
    { school: fc.constantFrom("甲", "乙"), teacher: fc.constantFrom("李", "王") },
    { requiredKeys: [] },
  );
  /** One line: neighbours that do not overlap. */
  const line = fc
    .tuple(fc.uniqueArray(day, { maxLength: 5 }), fc.array(value, { minLength: 6 }), fc.boolean())
    .map(([days, values, isOpen]) => {
      const sorted = [...days].sort();
      return sorted.flatMap((from, index) => {
        const to = sorted[index + 1] ?? null;
        // Every other gap stays a gap.
        return index % 3 === 1 || (to === null && !isOpen) ? [] : [fact(from, to, values[index] ?? {})];
      });
    });

  it("are exactly as before, whatever they were; and no day is lost in between", () => {
    fc.assert(
      fc.property(line, line, (kept, other) => {
        const plan = planMerge(kept, other);
        const written = plan.insert.map((row) => fact(row.from, row.to, row.value, row));
        const now = [...kept.filter(({ id }) => !plan.supersede.includes(id)), ...written];
        for (const { from } of [...kept, ...other])
          expect(now.filter((one) => one.from <= from && (one.to === null || one.to > from))).toHaveLength(1);
        const putAway = kept.filter(({ id }) => plan.supersede.includes(id));
        const parting = planParting(now, written, putAway);
        expect(parting.insert).toEqual([]);
        const back = [...now.filter(({ id }) => !parting.supersede.includes(id)), ...putAway];
        expect(new Set(parting.revive)).toEqual(new Set(plan.supersede));
        expect(said(back)).toEqual(said(kept));
      }),
    );
  });
});
