import { describe, expect, test } from "vitest";
import { composedFact as fact, composedFile as file } from "./composed-file.ts";
import { outlookOf } from "./merge-outlook.ts";

describe("what merging will do", () => {
  test("a fact comes over where the kept file is silent, and stays where it is contradicted", () => {
    const school = (name: string) => ({ value: { school: name } });
    const kept = file({ facts: [fact("schooling", "2024-09-01", "古楼小学", school("古楼小学"))] });
    const merged = file({
      id: "b",
      facts: [
        fact("schooling", "2025-03-01", "合川小学", school("合川小学")),
        fact("schooling", "2023-09-01", "沙嘴幼儿园", { ...school("沙嘴幼儿园"), to: "2024-09-01" }),
        fact("category", "2024-01-01", "农村留守儿童", { slot: "ruralLeftBehind" }),
      ],
    });
    expect(outlookOf(kept, merged)).toMatchObject({
      comes: ["schooling 沙嘴幼儿园（自 2023-09-01）", "category 农村留守儿童（自 2024-01-01）"],
      stays: ["schooling 合川小学（自 2025-03-01）"],
      warnings: [],
    });
  });

  test("two numbers are a grave warning and a question, one number comes along", () => {
    const one = file({}, { citizenNoMasked: "500117********0012" });
    const two = file({ id: "b" }, { citizenNoMasked: "500117********0034" });
    expect(outlookOf(one, two)).toMatchObject({ asksNumber: true, warnings: [{ grave: true }] });
    expect(outlookOf(file({}), two)).toMatchObject({ asksNumber: false, comes: ["身份证号"], warnings: [] });
    expect(outlookOf(two, file({}))).toMatchObject({ comes: [], warnings: [] });
  });

  test("of a father whom both name comes what only one file knew", () => {
    const father = (id: string, caresForChild: boolean, phoneMasked: string | null) => ({
      id,
      relation: "51",
      relationLabel: "父亲",
      caresForChild,
      from: "2020-01-01",
      to: null,
      person: { ...file({}, { id, name: "童大山", phoneMasked }).person },
      facts: [],
      otherChildren: [],
    });
    const kept = file({ kin: [father("f1", false, null)] });
    const merged = file({ id: "b", kin: [father("f2", true, "160****0000")] });
    expect(outlookOf(kept, merged).comes).toEqual(["父亲童大山：平时照料", "父亲童大山：电话"]);
  });

  test("another name becomes a former name", () => {
    expect(outlookOf(file({}), file({ id: "b" }, { name: "张晓明" })).comes).toEqual(["曾用名 张晓明"]);
  });
});
