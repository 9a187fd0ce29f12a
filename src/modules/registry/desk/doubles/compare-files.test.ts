import { describe, expect, test } from "vitest";
import { betterToKeep, compareFiles } from "./compare-files.ts";
import { composedFact as fact, composedFile as file } from "./composed-file.ts";

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
