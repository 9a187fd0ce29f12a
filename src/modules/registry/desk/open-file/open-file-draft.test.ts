import { describe, expect, test } from "vitest";
import { composeCitizenId } from "../../../../kernel/citizen-id.ts";
import { readTypedNumber } from "../../../../kernel/typed-number.ts";
import { openChild } from "../../registry.contract.ts";
import { ageRemark } from "./common-categories.ts";
import { bodyOf, emptyDraft, emptyKin, faultsIn, type OpenDraft } from "./open-file-draft.ts";

const TODAY = "2026-11-24";
const NUMBER = composeCitizenId("500117", "2016-03-02", 12);
const sound: OpenDraft = {
  ...emptyDraft(TODAY),
  name: "鲜 小雨",
  citizenNo: NUMBER,
  villageCode: "500117104204",
};

describe("a draft of a new file", () => {
  test("an empty form asks for name, number and village, not for parents", () => {
    expect(Object.keys(faultsIn(emptyDraft(TODAY), TODAY)).sort()).toEqual([
      "person.citizenNo",
      "person.name",
      "villageCode",
    ]);
  });

  test("sex and birth date come from the number", () => {
    expect(faultsIn(sound, TODAY)).toEqual({});
    expect(bodyOf(sound, false).person).toEqual({
      name: "鲜小雨",
      sex: "2",
      birthDate: "2016-03-02",
      ethnicity: "01",
      citizenNo: NUMBER,
    });
  });

  test("without a number sex and birth date are asked for and the typed number is not sent", () => {
    const draft: OpenDraft = { ...sound, noNumber: true };
    expect(Object.keys(faultsIn(draft, TODAY))).toEqual(["person.sex", "person.birthDate"]);
    const body = bodyOf({ ...draft, sex: "1", birthDate: "2020-01-05" }, true);
    expect(body.person).toEqual({ name: "鲜小雨", sex: "1", birthDate: "2020-01-05", ethnicity: "01" });
    expect(body.notADouble).toBe(true);
  });

  test("a day before the birth is refused where it stands", () => {
    expect(faultsIn({ ...sound, on: "2015-01-01" }, TODAY)["on"]).toContain("2016-03-02");
  });

  test("rows of kin that nobody filled in are not sent and the others keep their place", () => {
    const draft: OpenDraft = {
      ...sound,
      kin: [emptyKin(1, "51"), { ...emptyKin(2, "52"), name: "李四", condition: "migrantWork" }],
    };
    expect(faultsIn(draft, TODAY)).toEqual({ "kin.0.condition": "请填写这个情形从哪天起" });
    const body = bodyOf(
      { ...draft, kin: draft.kin.map((kin) => ({ ...kin, conditionFrom: "2026-02-01", place: "东莞" })) },
      false,
    );
    expect(body.kin).toHaveLength(1);
    expect(body.kin[0]).toMatchObject({
      relation: "52",
      person: { name: "李四", sex: "2" },
      facts: [{ kind: "condition", from: "2026-02-01", value: { condition: "migrantWork", place: "东莞" } }],
    });
  });

  test("a whole form is sound for the contract", () => {
    const body = bodyOf(
      {
        ...sound,
        address: " 沙嘴村 3 组 ",
        hukou: "rural",
        categories: {
          ruralLeftBehind: { evidence: "" },
          inDifficulty: { from: "2026-05-01", evidence: "低保证" },
        },
        kin: [{ ...emptyKin(1, "61"), name: "鲜贵海", phone: "138 0013 8000", cares: true }],
        stage: "primary",
        school: "古楼小学",
        health: "healthy",
      },
      false,
    );
    expect(openChild.body?.safeParse(body).error).toBeUndefined();
    expect(body.facts.map(({ kind, from }) => [kind, from])).toEqual([
      ["category", TODAY],
      ["category", "2026-05-01"],
      ["household", TODAY],
      ["schooling", TODAY],
      ["health", TODAY],
    ]);
    expect(body.kin[0]?.person.phone).toBe("13800138000");
  });
});

describe("a typed number", () => {
  test("says how many digits are missing, and what an old number became", () => {
    expect(readTypedNumber("")).toEqual({ kind: "empty" });
    expect(readTypedNumber("5001172016")).toMatchObject({
      kind: "wrong",
      fault: "还差 8 位，身份证号是 18 位",
    });
    expect(readTypedNumber("500117650302001")).toMatchObject({ kind: "legacy" });
    expect(readTypedNumber(`${NUMBER.slice(0, 6)} ${NUMBER.slice(6)}`)).toMatchObject({ kind: "sound" });
  });

  test("a digit changed is found by the last one", () => {
    const last = NUMBER.endsWith("0") ? "1" : "0";
    expect(readTypedNumber(NUMBER.slice(0, 17) + last)).toMatchObject({ kind: "wrong" });
  });
});

test("a child of sixteen is said not to count as left behind", () => {
  expect(ageRemark("ruralLeftBehind", "2010-11-24", TODAY)).toContain("16 周岁");
  expect(ageRemark("ruralLeftBehind", "2010-11-25", TODAY)).toBe("");
  expect(ageRemark("orphan", "2010-11-24", TODAY)).toBe("");
});
