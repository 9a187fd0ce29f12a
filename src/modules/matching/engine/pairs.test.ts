import { describe, expect, it } from "vitest";
import { asIfSolar } from "./lunar-days.ts";
import { eachPair } from "./pairs.ts";
import { randomFrom } from "./random-numbers.ts";
import { type BlockingRule, eachKey, type RecordTable, tableOf, vocabulariesOf } from "./record-table.ts";
import { Slots } from "./slots.ts";
import { Interned } from "./vocabulary.ts";

const fields = [
  { name: "name", kind: "chineseName" },
  { name: "phone", kind: "phone" },
] as const;
const rules: readonly BlockingRule[] = [
  { salt: 1, parts: [{ field: 0, atom: "sounds" }] },
  { salt: 2, parts: [{ field: 1, atom: "whole" }] },
  {
    salt: 3,
    parts: [
      { field: 0, atom: "surname" },
      { field: 1, atom: "whole" },
    ],
  },
];

/** Few names and telephones, so that most records meet; a third of them have several of each. */
function people(size: number, seed: number): readonly (readonly [string[], string[]])[] {
  const random = randomFrom(seed);
  const some = (values: readonly string[]) =>
    values.filter(() => random() < 0.1).slice(0, random() < 0.33 ? 3 : 1);
  const names = ["王兰", "王南", "李小明", "李晓鸣", "张伟", "陈智", "陈自", "赵云", "周正", "吴敏"];
  const phones = Array.from({ length: 12 }, (_, at) => String(13_000_000_000 + at));
  return Array.from({ length: size }, () => [some(names), some(phones)] as const);
}

function keysIn(vocabularies: ReturnType<typeof vocabulariesOf>, table: RecordTable, record: number) {
  const keys = new Set<string>();
  for (const rule of rules)
    eachKey(vocabularies, table, rule, record, (key) => keys.add(`${rule.salt} ${key}`));
  return keys;
}

/** All pairs that have a key in common, found by looking at every two. */
function plainly(left: RecordTable, right: RecordTable, vocabularies: ReturnType<typeof vocabulariesOf>) {
  const keysOfRight = Array.from({ length: right.size }, (_, j) => keysIn(vocabularies, right, j));
  const pairs: string[] = [];
  for (let i = 0; i < left.size; i++) {
    const keys = keysIn(vocabularies, left, i);
    for (const [j, others] of keysOfRight.entries())
      if ((left !== right || j < i) && [...keys].some((key) => others.has(key))) pairs.push(`${i} ${j}`);
  }
  return pairs.sort();
}

describe("pairs under keys", () => {
  const vocabularies = vocabulariesOf(fields);
  const tableFor = (seed: number) => {
    const rows = people(150, seed);
    return tableOf(vocabularies, rows.length, (record, field) => rows[record]?.[field]);
  };
  const [left, right] = [tableFor(1), tableFor(2)];

  it.each([
    ["of one table", left, left],
    ["of two tables", left, right],
  ])("%s are those that have a key in common, each once", (_, one, other) => {
    const met: string[] = [];
    eachPair(vocabularies, one, other, rules, (i, j) => met.push(`${i} ${j}`));
    expect(met.sort()).toEqual(plainly(one, other, vocabularies));
    expect(met.length).toBeGreaterThan(500);
  });

  it("of a sample are those of its records", () => {
    const met: string[] = [];
    eachPair(vocabularies, left, left, rules, (i, j) => met.push(`${i} ${j}`), 7);
    const expected = plainly(left, left, vocabularies).filter((pair) => Number.parseInt(pair, 10) % 7 === 0);
    expect(met.sort()).toEqual(expected);
  });

  it("are not brought together by a key that too many have", () => {
    const rows = Array.from({ length: 600 }, (_, at) => [
      `王${String.fromCharCode(0x4e00 + at)}`,
      "13000000001",
    ]);
    const crowd = tableOf(vocabularies, rows.length, (record, field) => rows[record]?.[field]);
    let met = 0;
    eachPair(vocabularies, crowd, crowd, rules.slice(1, 2), () => met++);
    expect(met).toBe(0);
  });
});

describe("texts and things by their hash", () => {
  it("are found again, whatever else has the same hash", () => {
    const slots = new Slots();
    for (let number = 0; number < 3000; number++) expect(slots.add(number % 7)).toBe(number);
    expect(slots.find(3, (number) => number > 2000)).toBe(2005);
    expect(slots.find(8, () => true)).toBe(-1);
  });

  it("keep their number, and others may stand for them", () => {
    const texts = new Interned();
    for (let at = 0; at < 5000; at++) expect(texts.add(`text ${at}`)).toBe(at);
    texts.alias("Text 17", 17);
    expect([texts.find("text 4999"), texts.find("Text 17"), texts.find("text")]).toEqual([4999, 17, -1]);
    expect([texts.size, texts.text(17)]).toEqual([5000, "text 17"]);
  });
});

describe("a day of the Chinese calendar", () => {
  it.each([
    [20240210, 20240101],
    [20240209, 20231230],
    [20230322, 20230201],
    // 2023 has a second month twice; the leap one is told as the second too.
    [20230420, 20230301],
    [19870825, 19870702],
    [20000205, 20000101],
  ])("%i is told as %i", (solar, lunar) => {
    expect(asIfSolar(solar)).toBe(lunar);
  });
});
