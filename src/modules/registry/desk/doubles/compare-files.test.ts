import { describe, expect, test } from "vitest";
import type { ChildFile, FactView } from "../../registry.contract.ts";
import { betterToKeep, compareFiles, outlookOf } from "./compare-files.ts";

let count = 0;
function fact(kind: string, from: string, said: string, to: string | null = null, slot = ""): FactView {
  count += 1;
  return {
    id: String(count),
    personId: "p",
    kind,
    label: kind,
    slot,
    said,
    value: {},
    from,
    to,
    holds: to === null,
    evidence: null,
    source: "form",
    recordedAt: "2026-01-01T00:00:00Z",
    recordedBy: "某",
  };
}

function file(patch: Partial<ChildFile>, person: Partial<ChildFile["person"]> = {}): ChildFile {
  return {
    id: "a",
    fileNo: "1",
    version: 1,
    asOf: "2026-11-24",
    person: {
      id: "a",
      name: "张小明",
      formerNames: [],
      sex: "1",
      birthDate: "2016-03-02",
      age: 10,
      ethnicity: "01",
      documentKind: "citizenId",
      citizenNoMasked: null,
      phoneMasked: null,
      version: 1,
      ...person,
    },
    villageCode: "500117104204",
    villageName: "沙嘴村",
    townshipName: "古楼镇",
    openedOn: "2024-01-01",
    endedOn: null,
    endedWhy: null,
    mergedInto: null,
    categories: [],
    facts: [],
    kin: [],
    director: null,
    due: [],
    possibleDoubles: [],
    can: [],
    ...patch,
  };
}

describe("two files side by side", () => {
  test("equal fields are the same, others differ, what nobody says is not there", () => {
    const left = file({ facts: [fact("schooling", "2024-09-01", "古楼小学")] });
    const right = file({ facts: [fact("schooling", "2024-09-01", "合川小学")] }, { sex: "2" });
    const rows = compareFiles(left, right).flatMap((group) => group.rows);
    const sameOf = (label: string) => rows.find((row) => row.label === label)?.same;
    expect(sameOf("姓名")).toBe(true);
    expect(sameOf("性别")).toBe(false);
    expect(sameOf("就学")).toBe(false);
    expect(sameOf("曾用名")).toBeUndefined();
  });
});

describe("which file to keep", () => {
  test("the one with a number, else the fuller one, else the older one", () => {
    const numbered = file({}, { citizenNoMasked: "500117********0012" });
    const full = file({ facts: [fact("note", "2024-01-01", "x")] });
    expect(betterToKeep(full, numbered)).toBe("right");
    expect(betterToKeep(full, file({}))).toBe("left");
    expect(betterToKeep(file({ openedOn: "2025-01-01" }), file({}))).toBe("right");
  });
});

describe("what merging will do", () => {
  test("a fact comes over unless the kept file says something for the same time", () => {
    const kept = file({ facts: [fact("schooling", "2024-09-01", "古楼小学")] });
    const merged = file({
      facts: [
        fact("schooling", "2025-03-01", "合川小学"),
        fact("schooling", "2023-09-01", "沙嘴幼儿园", "2024-09-01"),
        fact("category", "2024-01-01", "农村留守儿童", null, "ruralLeftBehind"),
      ],
    });
    expect(outlookOf(kept, merged)).toMatchObject({ comes: 2, stays: 1, kin: [], warnings: [] });
  });

  test("two numbers are a grave warning, a number that would be left behind a mild one", () => {
    const one = file({}, { citizenNoMasked: "500117********0012" });
    const two = file({}, { citizenNoMasked: "500117********0034" });
    expect(outlookOf(one, two).warnings.map(({ grave }) => grave)).toEqual([true]);
    expect(outlookOf(file({}), two).warnings.map(({ grave }) => grave)).toEqual([false]);
    expect(outlookOf(two, file({})).warnings).toEqual([]);
  });
});
