import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/calendar-date.ts";
import { columnOf } from "../../platform/rules/rule-sql.store.ts";
import type { StandingFact, StandingKin, StandingSource } from "../registry/standing-source.contract.ts";
import { viewOn } from "./atoms/day-view.ts";
import { atomNames, type ProfileValues, profileAtoms } from "./profile.contract.ts";
import { profileOf, valuesOn } from "./profile.ts";

type Value = Readonly<Record<string, unknown>>;

function fact(kind: string, from: string, value: Value, to: string | null = null): StandingFact {
  const slot = value["category"] ?? value["condition"] ?? value["measure"] ?? value["type"];
  return { kind, slot: typeof slot === "string" ? slot : "", from, to, value };
}

function parent(relation: string, facts: readonly StandingFact[], from = "2015-01-01"): StandingKin {
  return {
    personId: relation,
    citizenNoSealed: null,
    phoneSealed: null,
    relation,
    caresForChild: false,
    name: "某某",
    birthDate: null,
    from,
    to: null,
    facts,
  };
}

function child(facts: readonly StandingFact[], more: Partial<StandingSource> = {}): StandingSource {
  return {
    childId: "c",
    version: 1,
    citizenNoSealed: null,
    name: "王小明",
    sex: "1",
    birthDate: "2015-05-06",
    ethnicity: "01",
    documentKind: "citizenId",
    scopeCode: "500117104204",
    openedOn: "2020-12-31",
    endedOn: null,
    endedWhy: null,
    absences: [],
    facts,
    kin: [],
    ...more,
  };
}

function on(day: string, source: StandingSource): ProfileValues {
  return valuesOn(viewOn(source, day));
}

describe("what the register's silence means", () => {
  const silent = on("2026-01-01", child([]));
  it("takes lists of decisions as complete", () => {
    expect([silent.categories, silent.difficulties]).toEqual([[], []]);
    expect([silent.orphanEver, silent.defactoEver, silent.adopted, silent.fileEnded]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("does not ask whether a child is infected: silence is no", () => {
    expect(silent.hiv).toBe(false);
  });

  it("leaves everything else unknown", () => {
    const told = ["birthDate", "sex", "categories", "difficulties", "orphanEver", "defactoEver", "adopted"];
    const settled = new Set([...told, "fileEnded", "hiv", "fatherInFile", "motherInFile"]);
    for (const name of atomNames) if (!settled.has(name)) expect(silent[name], name).toBeNull();
  });

  it("does not take a parent without a recorded condition for able, nor one not known to be away for at home", () => {
    const values = on("2026-01-01", child([], { kin: [parent("51", [])] }));
    expect([values.fatherInFile, values.fatherConditions]).toEqual([true, null]);
    expect([values.motherInFile, values.motherConditions]).toEqual([false, null]);
  });

  it("takes a parent's conditions as complete as soon as one is recorded", () => {
    const sick = fact("condition", "2024-01-01", { condition: "seriousIllness" });
    const away = fact("condition", "2025-01-01", { condition: "migrantWork" });
    const values = on("2026-01-01", child([], { kin: [parent("52", [sick, away])] }));
    expect(values.motherConditions).toEqual(["migrantWork", "seriousIllness"]);
    expect([values.motherAwaySince, values.motherIllnessInCatalogue]).toEqual(["2025-01-01", null]);
  });

  it("knows nothing of a parent once the last condition has ended", () => {
    const served = fact("condition", "2020-01-01", { condition: "imprisoned" }, "2024-01-01");
    const source = child([], { kin: [parent("51", [served])] });
    expect(on("2023-12-31", source).fatherConditions).toEqual(["imprisoned"]);
    expect(on("2024-01-01", source).fatherConditions).toBeNull();
  });

  it("takes a child with a known state of health and no disability for not disabled", () => {
    expect(silent.disabled).toBeNull();
    expect(on("2026-01-01", child([fact("health", "2024-01-01", { status: "weak" })])).disabled).toBe(false);
    expect(
      on("2026-01-01", child([fact("disability", "2024-01-01", { class: "5", level: "3" })])).disabled,
    ).toBe(true);
  });

  it("takes relief as complete as soon as one measure, or none at all, is recorded", () => {
    const none = on("2026-01-01", child([fact("relief", "2024-01-01", { measure: "none" })]));
    expect([none.relief, none.dibaoFen]).toEqual([[], 0]);
    const dibao = fact("relief", "2024-01-01", { measure: "dibao", amountFen: 52_000 });
    const told = on("2026-01-01", child([dibao]));
    expect([told.relief, told.dibaoFen, told.tekunFen]).toEqual([["dibao"], 52_000, 0]);
  });
});

describe("what is read from what", () => {
  it("computes a term from its first and last day, both included", () => {
    const termOf = (endsOn: string) =>
      on(
        "2026-02-01",
        child([], {
          kin: [parent("51", [fact("condition", "2026-01-15", { condition: "imprisoned", endsOn })])],
        }),
      ).fatherSentenceMonths;
    expect([termOf("2026-07-13"), termOf("2026-07-14"), termOf("2026-07-15")]).toEqual([5, 6, 6]);
  });

  it("lets a detail that is added later begin nothing", () => {
    const source = child([], {
      kin: [
        parent("51", [
          fact("condition", "2025-01-15", { condition: "imprisoned" }, "2026-01-15"),
          fact("condition", "2026-01-15", { condition: "imprisoned", endsOn: "2026-07-14" }),
        ]),
      ],
    });
    const { fatherSentenceSince, fatherSince, fatherSentenceMonths } = on("2026-02-01", source);
    expect([fatherSentenceSince, fatherSince, fatherSentenceMonths]).toEqual([
      "2025-01-15",
      "2025-01-15",
      18,
    ]);
  });

  it("goes the police's road when a report is dated, and knows it done by the receipt", () => {
    const lost = (value: Value) =>
      on(
        "2026-02-01",
        child([], {
          kin: [parent("52", [fact("condition", "2025-01-15", { condition: "outOfContact", ...value })])],
        }),
      );
    const reported = lost({ reportedOn: "2025-03-01" });
    expect([reported.motherLostRoad, reported.motherLostReportedOn, reported.motherLostRoadDone]).toEqual([
      "police",
      "2025-03-01",
      null,
    ]);
    expect(lost({ reportedOn: "2025-03-01", receipt: "回执 1 号" }).motherLostRoadDone).toBe(true);
    expect(lost({ road: "promise" }).motherLostRoadDone).toBeNull();
  });

  it("lets an infection leave the register through one atom only", () => {
    const values = on(
      "2026-01-01",
      child([
        fact("category", "2024-01-01", { category: "orphan", orphanType: "hiv" }),
        fact("difficulty", "2024-01-01", { type: "H5" }),
        fact("health", "2024-01-01", { status: "chronic" }),
      ]),
    );
    expect([values.hiv, values.orphanType, values.health, values.difficulties]).toEqual([
      true,
      null,
      null,
      [],
    ]);
    expect(values.careMode).toBe("community");
  });

  it("knows of insurance for the year that was said, and for no other", () => {
    const insured = fact("insurance", "2025-10-01", { year: 2026, insured: true });
    const source = child([fact("allowance", "2024-01-01", { insured: true }), insured]);
    expect(
      ["2025-09-30", "2025-10-01", "2026-01-01", "2026-12-31", "2027-01-01"].map(
        (day) => on(day, source).insured,
      ),
    ).toEqual([true, null, true, true, null]);
  });

  it("remembers that a category was recognised after it has ended", () => {
    const source = child([
      fact("category", "2020-01-10", { category: "orphan", recognisedOn: "2020-01-06" }, "2024-01-01"),
    ]);
    const values = on("2026-01-01", source);
    expect([values.categories, values.orphanEver, values.orphanFirstOn]).toEqual([[], true, "2020-01-06"]);
  });

  it("says that a file has ended, since when and why, and that it was away before it came back", () => {
    const source = child([], {
      openedOn: "2019-01-01",
      absences: [{ from: "2020-01-01", to: "2021-01-01", why: "movedAway" }],
      endedOn: "2025-01-01",
      endedWhy: "adopted",
    });
    expect(
      profileOf(source).map(({ from, values }) => [
        from,
        values.fileEndedOn,
        values.fileEndedWhy,
        values.adopted,
      ]),
    ).toEqual([
      ["2019-01-01", null, null, false],
      ["2020-01-01", "2020-01-01", "movedAway", false],
      ["2021-01-01", null, null, false],
      ["2025-01-01", "2025-01-01", "adopted", true],
    ]);
  });

  it("says for every atom who settles it and what silence means", () => {
    for (const name of atomNames) {
      const { label, settledBy, silence } = profileAtoms[name];
      expect(
        [label, settledBy.how, silence].every((words) => words.length > 1),
        name,
      ).toBe(true);
    }
    expect(new Set(atomNames.map(columnOf)).size).toBe(atomNames.length);
  });
});

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2015-06-01", days));
const dated = fc.record({
  kind: fc.constantFrom("schooling", "health", "category", "relief", "condition", "insurance", "visit"),
  from: day,
  days: fc.option(fc.integer({ min: 1, max: 900 })),
  pick: fc.integer({ min: 0, max: 2 }),
});

function sampleOf(kind: string, pick: number): Value {
  const among = <Of>(list: readonly Of[]) => list[pick % list.length];
  switch (kind) {
    case "schooling":
      return { stage: among(["primary", "junior", "notEnrolled"]) };
    case "category":
      return { category: among(["orphan", "defactoUnattended", "inDifficulty"]) };
    case "relief":
      return { measure: among(["dibao", "tekun", "none"]) };
    case "condition":
      return { condition: among(["imprisoned", "migrantWork", "capable"]) };
    case "insurance":
      return { year: 2016 + pick, insured: pick !== 1 };
    default:
      return { status: among(["healthy", "weak", "chronic"]) };
  }
}

describe("the periods", () => {
  it("tell for every day what a look at that day tells, without gaps and without two alike in a row", () => {
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 9 }), day, (drafts, asked) => {
        const facts = drafts.map(({ kind, from, days, pick }) =>
          fact(kind, from, sampleOf(kind, pick), days === null ? null : addDays(from, days)),
        );
        const isOfParent = (one: StandingFact) => one.kind === "condition";
        const source = child(
          facts.filter((one) => !isOfParent(one)),
          { kin: [parent("51", facts.filter(isOfParent))] },
        );
        const rows = profileOf(source);
        expect(rows.at(-1)?.to).toBe("infinity");
        for (const [index, row] of rows.entries()) {
          const next = rows[index + 1];
          if (next === undefined) continue;
          expect(next.from).toBe(row.to);
          expect({ ...next.values, scope: next.scopeCode }).not.toEqual({
            ...row.values,
            scope: row.scopeCode,
          });
        }
        const row = rows.find(({ from, to }) => from <= asked && asked < to);
        if (row !== undefined) expect(row.values).toEqual(on(asked, source));
      }),
    );
  });
});
