import { describe, expect, test } from "vitest";
import { readPeriod } from "../../../kernel/read-period.ts";
import { guessLedger } from "./sheet-context.ts";

describe("the reference date", () => {
  test.each([
    ["（截至2020年12月31日）", "2020-12-31"],
    ["统计截止时间：2021年3月15日", "2021-03-15"],
    ["截止2020.9.30", "2020-09-30"],
    ["截至20200930", "2020-09-30"],
    ["合川区孤儿台账（2020年第四季度）", "2020-12-31"],
    ["2020年四季度留守儿童", "2020-12-31"],
    ["2021年第1季度", "2021-03-31"],
    ["2021年度第二季度", "2021-06-30"],
    ["2021年3季度", "2021-09-30"],
    ["二〇二〇年第四季度", "2020-12-31"],
    ["二○二一年第一季度", "2021-03-31"],
    ["2021Q2台账", "2021-06-30"],
    ["2021年上半年困境儿童台账", "2021-06-30"],
    ["2020年度下半年", "2020-12-31"],
    ["2020年11月农村留守儿童台账", "2020-11-30"],
    ["2021年2月", "2021-02-28"],
    ["2020年1-12月", "2020-12-31"],
    ["孤儿台账2020.12", "2020-12-31"],
    ["孤儿台账（2020年11月15日）", "2020-11-15"],
    ["2020年度孤儿台账", "2020-12-31"],
    ["２０２０年第四季度", "2020-12-31"],
  ])("%s ends on %s", (text, date) => expect(readPeriod([text])).toBe(date));

  test.each([
    "填报日期：2020年12月25日",
    "填表时间:2021.1.8",
    "填报单位：官渡镇  填报日期：2021年1月8日",
    "2021年1月8日",
    "合川区农村留守儿童台账",
    "2020-2021学年",
    "单位：人",
    "渝民〔2020〕156号",
  ])("%s names no period", (text) => expect(readPeriod([text])).toBeUndefined());

  test("a quarter in one line outweighs a year in another", () => {
    expect(readPeriod(["2021年工作", "（2020年第三季度）", "填报日期：2020年10月8日"])).toBe("2020-09-30");
  });
});

test("titles and file name tell the ledger when they name just one", () => {
  expect(guessLedger(["合川区事实无人抚养儿童基本情况台账"])).toBe("defactoUnattended");
  expect(guessLedger(["三庙镇农村留守儿童花名册", "Sheet1"])).toBe("leftBehind");
  expect(guessLedger(["孤儿（含艾滋病病毒感染儿童）台账"])).toBe("orphan");
  expect(guessLedger(["困境儿童台账"])).toBe("inDifficulty");
  expect(guessLedger(["孤儿和事实无人抚养儿童"])).toBeUndefined();
  expect(guessLedger(["台账"])).toBeUndefined();
});
