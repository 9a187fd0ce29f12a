import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldKind } from "./linkage.contract.ts";
import { vocabulariesOf } from "./record-table.ts";

function levelOf(kind: FieldKind, left: string, right: string): string {
  const [vocabulary] = vocabulariesOf([{ name: "field", kind }]);
  if (vocabulary === undefined) throw new RangeError(kind);
  const [a, b] = [vocabulary.idOf(left), vocabulary.idOf(right)];
  return a === -1 || b === -1 ? "missing" : (vocabulary.levels[vocabulary.compare(a, b)]?.level ?? "");
}

const NUMBER = "500199198708259395";
const tables: Partial<Record<FieldKind, readonly (readonly [string, string, string])[]>> = {
  chineseName: [
    ["李小明", "李小明", "exact"],
    ["李小明", "李 小 明", "exact"],
    ["阿依古丽·买买提", "阿依古丽•买买提", "exact"],
    ["闫伟", "阎伟", "variant"],
    ["張偉", "张伟", "variant"],
    ["李小明", "李晓鸣", "homophone"],
    ["曾玉兰", "曾玉岚", "homophone"],
    ["王兰", "王南", "dialect"],
    ["陈智", "陈自", "dialect"],
    ["胡英", "胡茵", "dialect"],
    ["李未来", "李末来", "lookAlike"],
    ["李小明", "李明小", "swapped"],
    ["李小明", "李明", "dropped"],
    ["李小明", "李小刚", "oneDiffers"],
    ["李小明", "王小明", "given"],
    ["李明", "李刚", "surname"],
    ["李小明", "王大刚", "differs"],
    ["李小明", "", "missing"],
  ],
  date: [
    ["1987-08-25", "1987-08-25", "exact"],
    ["1987-08-25", "19870825", "exact"],
    ["1987-08-05", "1987-05-08", "mistyped"],
    ["1987-08-25", "1987-08-26", "mistyped"],
    ["1987-08-25", "1978-08-25", "mistyped"],
    ["1987-08-25", "1987-07-02", "lunar"],
    ["1987-08-25", "1987-08", "yearMonth"],
    ["1987-08-25", "1987", "year"],
    ["1987-08-25", "1987-08-13", "yearMonth"],
    ["1987-08-25", "1991-08-25", "monthDay"],
    ["1987-08-25", "1969-08-25", "monthDay"],
    ["1987-08-25", "1987-03-11", "year"],
    ["1987-08-25", "1964-03-11", "differs"],
    ["不详", "1964-03-11", "missing"],
  ],
  citizenNo: [
    [NUMBER, NUMBER, "exact"],
    ["500199200409138186", "500199********8186", "masked"],
    ["500199200409138186", "500199********8187", "differs"],
    [NUMBER, "500199870825939", "exact"],
    [NUMBER, "500199198708259000", "truncated"],
    [NUMBER, "500199198708259", "truncated"],
    [NUMBER, "500199198708259335", "oneWrong"],
    [NUMBER, "500199198708253995", "oneWrong"],
    [NUMBER, "50019919870825939", "oneWrong"],
    [NUMBER, "510199198708259395", "oneWrong"],
    [NUMBER, "511123198708259395", "otherArea"],
    [NUMBER, "500199198708251289", "areaBirth"],
    [NUMBER, "500199200409138186", "differs"],
    [NUMBER, "无", "missing"],
  ],
  identifier: [
    ["5304218", "5304218", "exact"],
    ["5304218", "5304281", "oneEdit"],
    ["5304218", "5304", "differs"],
    ["5304218", "5394211", "twoEdits"],
  ],
  phone: [
    ["16934732294", "+86 169 3473 2294", "exact"],
    ["16934732294", "16934732249", "oneEdit"],
    ["16934732294", "16055697676", "differs"],
  ],
  place: [
    ["500117107205", "500117107205", "exact"],
    ["500117107205", "500117107", "township"],
    ["500117107205", "500117108201", "district"],
    ["500117107205", "500103", "differs"],
  ],
  latinName: [
    ["Mitchell", "mitchell", "exact"],
    ["mitchell", "mitchel", "veryLike"],
    ["mitchell", "green", "differs"],
  ],
  text: [
    ["wallaby place", "Wallaby  Place", "exact"],
    ["wallaby place", "wallabyplace", "veryLike"],
    ["wallaby place", "place wallaby", "veryLike"],
    ["wallaby place", "hoseason street", "differs"],
  ],
  category: [
    ["男", "男", "exact"],
    ["男", "女", "differs"],
  ],
};

describe.each(Object.entries(tables))("a field of the kind %s", (kind, rows) => {
  it.each(rows)("finds %s and %s %s", (left, right, level) => {
    expect(levelOf(kind as FieldKind, left, right)).toBe(level);
  });

  it.each(rows)("says the same of %s and %s the other way round", (left, right) => {
    expect(levelOf(kind as FieldKind, right, left)).toBe(levelOf(kind as FieldKind, left, right));
  });
});

describe("every comparator", () => {
  const values: Partial<Record<FieldKind, fc.Arbitrary<string>>> = {
    chineseName: fc.string({
      unit: fc.constantFrom(...Array.from("李王小晓明鸣兰南闫阎未末")),
      minLength: 1,
      maxLength: 5,
    }),
    date: fc
      .date({ min: new Date("1940-01-01"), max: new Date("2026-01-01"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    citizenNo: fc
      .string({ unit: fc.constantFrom(...Array.from("0123456789")), minLength: 17, maxLength: 17 })
      .map((digits) => `${digits}5`),
    identifier: fc.string({ unit: fc.constantFrom(...Array.from("01234567")), minLength: 1, maxLength: 9 }),
    latinName: fc.string({ unit: fc.constantFrom(...Array.from("abcdel")), minLength: 1, maxLength: 9 }),
    text: fc.string({ unit: fc.constantFrom(...Array.from("abc ")), minLength: 1, maxLength: 12 }),
  };

  it.each(Object.entries(values))(
    "of %s is symmetric, and a value agrees best with itself",
    (kind, value) => {
      fc.assert(
        fc.property(value, value, (left, right) => {
          const level = levelOf(kind as FieldKind, left, right);
          expect(levelOf(kind as FieldKind, right, left)).toBe(level);
          expect(["exact", "missing"]).toContain(levelOf(kind as FieldKind, left, left));
        }),
      );
    },
  );
});
