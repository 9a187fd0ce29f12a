import { describe, expect, it } from "vitest";
import { codeTable } from "../../kernel/code-table.ts";
import {
  declaredParameters,
  declareParameter,
  findDeclaredParameter,
  type Parameter,
} from "./declare-parameter.ts";
import { sayValue } from "./parameter-value.contract.ts";
import { faultsOfRows, keysWithReaders, type ParameterRow, readerOf } from "./read-parameter.ts";

const group = { code: "test", title: "测试" };
const amount = declareParameter({
  key: "test.amount",
  label: "标准",
  unit: "fenPerMonth",
  group,
  decides: "每月发多少",
});
const isOpen = declareParameter({
  key: "test.open",
  label: "开关",
  unit: "switch",
  group,
  decides: "开不开",
});
const way = declareParameter({
  key: "test.way",
  label: "方式",
  unit: "choice",
  choices: codeTable("way", "方式", { near: "近", far: "远" }),
  group,
  decides: "走哪条",
});

function rows(values: Readonly<Record<string, unknown>>): Map<string, ParameterRow> {
  return new Map(
    Object.entries(values).map(([key, value]) => [
      key,
      { id: key, key, value, document: "d", certainty: "verified", validFrom: "2021-01-01", validTo: null },
    ]),
  );
}

describe("a declared parameter", () => {
  it("is read as what it is declared to be", () => {
    const held = rows({ "test.amount": 165100, "test.open": false, "test.way": "far" });
    const typed: { amount: number; open: boolean; way: "near" | "far" } = {
      amount: readerOf(amount).get(held),
      open: readerOf(isOpen).get(held),
      way: readerOf(way).get(held),
    };
    expect(typed).toEqual({ amount: 165100, open: false, way: "far" });
  });

  it("is told as missing where nobody has set it", () => {
    expect(readerOf(amount).find(rows({}))).toBeUndefined();
    expect(() => readerOf(amount).get(rows({}))).toThrow(
      expect.objectContaining({ code: "platform.parameter.missing", extra: { key: "test.amount" } }),
    );
  });

  it.each<[string, unknown, Parameter]>([
    ["test.amount", "165100", amount],
    ["test.amount", 1651.5, amount],
    ["test.amount", -1, amount],
    ["test.amount", null, amount],
    ["test.open", 0, isOpen],
    ["test.way", "middle", way],
  ])("%s refuses the stored value %j", (key, value, parameter) => {
    const held = rows({ [key]: value });
    expect(() => readerOf(parameter).find(held)).toThrow(
      expect.objectContaining({ code: "platform.parameter.wrongType", extra: { key } }),
    );
    expect(faultsOfRows(held.values())).toHaveLength(1);
  });

  it("is known to be read once somebody has its reader", () => {
    const rest = declareParameter({ key: "test.rest", label: "余项", unit: "fen", group, decides: "什么" });
    expect(keysWithReaders().has(rest.key)).toBe(false);
    readerOf(rest);
    expect(keysWithReaders().has(rest.key)).toBe(true);
  });

  it("cannot be declared twice", () => {
    expect(() =>
      declareParameter({ key: "test.amount", label: "又一个", unit: "fen", group, decides: "什么" }),
    ).toThrow("declared twice");
    expect(findDeclaredParameter("test.amount")).toBe(amount);
    expect(declaredParameters()).toMatchObject([amount, isOpen, way, { key: "test.rest" }]);
  });
});

describe("stored rows", () => {
  it("are at fault when nobody declares them", () => {
    expect(faultsOfRows(rows({ "test.nobody": 1, "test.amount": 1 }).values())).toEqual([
      "test.nobody from 2021-01-01: nobody declares it",
    ]);
  });
});

describe("a value in words", () => {
  it.each([
    ["fenPerMonth", 165100, "1,651.00 元/月"],
    ["fenPerYear", 1000000, "10,000.00 元/年"],
    ["age", 18, "18 周岁"],
    ["workingDays", 15, "15 个工作日"],
    ["percent", 130, "130%"],
    ["dayOfMonth", 10, "每月 10 日"],
    ["switch", true, "是"],
    ["choice", "far", "远"],
  ] as const)("%s %s is %s", (unit, value, words) => {
    expect(sayValue(unit, value, way.choices)).toBe(words);
  });
});
