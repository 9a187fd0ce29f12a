import { describe, expect, it } from "vitest";
import { monthRules } from "../../payroll/month-rules-sample.ts";
import { cardOfTest, fileOfTest } from "./checks-sample.ts";
import { formChecks } from "./form-checks.ts";

const { file, payee } = fileOfTest();
const sound = {
  careMode: "community",
  payeeKind: "carer",
  payeePersonId: payee,
  payeeName: "王桂英",
  payeeAccount: cardOfTest,
  school: "古楼小学",
};
const known = {
  school: { value: "古楼小学", source: { kind: "fact", words: "就学", on: "2025-09-01" } },
} as const;
const inspect = (answers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    formChecks({
      file,
      answers,
      known,
      grants: "B03",
      rates: new Map(monthRules),
      labelOf: (field) => field,
      say: (_, value) => String(value),
    }).map((check) => [check.code, check]),
  );

describe("what who decides sees about a form", () => {
  it("is all well for a carer with a sound card and the file's own words", () => {
    const checks = inspect(sound);
    expect(Object.values(checks).map(({ verdict }) => verdict)).toEqual(["yes", "yes", "yes", "yes"]);
    expect(checks["payee"]?.value).toBe("祖母王桂英，档案登记平时照料孩子");
    expect(checks["account"]?.value).toMatch(/^尾号 \d{4}，校验通过$/);
  });

  it.each([
    ["payee", { payeePersonId: undefined, payeeName: "张三" }, /没有登记张三是监护人/],
    ["account", { payeeAccount: "6222021234567890129" }, /校验位/],
    ["sameAsFile", { school: "别的小学" }, /申请表“别的小学”，档案“古楼小学”/],
  ])("tells that %s is not", (code, more, words) => {
    const check = inspect({ ...sound, ...more })[code];
    expect(check?.verdict).toBe("no");
    expect(check?.value).toMatch(words);
  });

  it("tells that the allowance is topped up where low-income aid is received", () => {
    expect(inspect({ ...sound, reliefMeasures: ["dibao"] })["topUp"]?.value).toContain("补差");
    expect(inspect({ ...sound, reliefMeasures: ["housing"] })["topUp"]?.value).toContain("全额");
    expect(inspect({ ...sound, reliefMeasures: ["dibao", "tekun"] })["topUp"]).toMatchObject({
      verdict: "no",
      value: expect.stringMatching(/特困.*只能选一项.*特困人员认定办法/) as string,
    });
  });

  it("reckons the own share for a settlement", () => {
    const bills = {
      totalFen: 5_000_000,
      insuranceFen: 3_000_000,
      charityFen: 1_000_000,
      grantFen: 1_000_001,
    };
    const check = inspect(bills)["ownShare"];
    expect(check?.verdict).toBe("no");
    expect(check?.value).toContain("自付 10,000.00");
  });
});
