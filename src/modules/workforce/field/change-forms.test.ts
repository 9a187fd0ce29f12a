import { describe, expect, it } from "vitest";
import { aChild } from "../../../../test/support/phone-child.ts";
import { changeSections, faultsOfChange, fieldsFor, sayChange, tidyValue } from "./change-forms.ts";

const sections = changeSections(aChild());
function section(key: string) {
  const found = sections.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found;
}
const phone = section("phone:0190a000-0000-7000-8000-000000000002");

describe("what may have become another", () => {
  it("begins as it was last time", () => {
    expect(phone.value).toEqual({ phone: "13900139000" });
    expect(section("schooling").holds).toBe("沔渡小学");
  });

  it("is no change while it says the same", () => {
    expect(faultsOfChange(phone, phone.value)).toEqual({ phone: "和原来一样；没有变就点“没有变”" });
  });

  it.each([
    ["139 0013 9001", {}],
    ["139001390", { phone: "这个电话不对，请数一数位数" }],
    ["", { phone: "请填写新的电话" }],
  ])("takes the phone %s or says why not", (typed, faults) => {
    expect(faultsOfChange(phone, { phone: typed })).toEqual(faults);
  });

  it("tells what was filled in, keeps what was not asked, and says it in words", () => {
    const schooling = section("schooling");
    const value = { ...schooling.value, fullTime: true, school: "沔渡中学 ", grade: "" };
    expect(tidyValue({ ...schooling, value: { fullTime: true } }, value)).toEqual({
      fullTime: true,
      stage: "primary",
      school: "沔渡中学",
    });
    expect(sayChange(schooling, { stage: "junior", school: "沔渡中学" })).toBe("初中 · 沔渡中学");
  });
});

describe("a parent's situation", () => {
  const mother = {
    ...{ personId: "0190a000-0000-7000-8000-000000000009", name: "陈某某", relation: "52" as const },
    ...{ relationLabel: "母亲", age: 32, caresForChild: false, phone: null, conditions: [] },
  };
  const begun = changeSections(aChild({ relatives: [mother] })).find((one) => one.section === "parent");
  const asked = (condition: string) =>
    begun === undefined ? [] : fieldsFor(begun, { condition }).map(({ key }) => key);

  it.each([
    ["migrantWork", ["condition", "place", "awayScope"]],
    ["outOfContact", ["condition", "lastContactOn", "reportedOn"]],
    ["imprisoned", ["condition", "place", "endsOn"]],
    ["deceased", ["condition"]],
  ])("%s asks what the register keeps with it, and nothing else", (condition, keys) => {
    expect(asked(condition)).toEqual(keys);
  });

  it("is told without what another choice had asked", () => {
    const value = { condition: "outOfContact", lastContactOn: "2026-02-18", place: "广东省" };
    expect(begun && tidyValue(begun, value)).toEqual({
      condition: "outOfContact",
      lastContactOn: "2026-02-18",
    });
  });
});
