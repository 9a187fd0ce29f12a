import { describe, expect, it } from "vitest";
import { type Line, readLines } from "../../../../test/support/roster-tables.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import type { ReadRow } from "./read-row.ts";

const HEADER = ["姓名", "性别", "身份证号", "出生日期", "家庭住址", "联系电话", "监狱", "刑期起", "刑期止"];
const NAMES = "甲乙丙丁戊己庚辛壬癸子丑";
const day = (at: number) => `198${at % 10}-0${1 + (at % 9)}-1${at % 10}`;
const numberOf = (at: number) => composeCitizenId("500199", day(at), 11 + 2 * at);
const people: readonly Line[] = Array.from(NAMES, (name, at) => [
  `张${name}`,
  "男",
  numberOf(at),
  day(at),
  "合川区土场镇杨柳村3组",
  `1693473${String(2000 + at)}`,
  "渝合监狱",
  "2024-09-10",
  "2031-05-10",
]);
const read = async (lines: readonly Line[]) => (await readLines("prison", [HEADER, ...lines])).rows;
const withColumn = (at: number, cell: (row: number) => Line[number], rows: readonly Line[] = people) =>
  rows.map((line, row) => line.with(at, cell(row)));
const notesOf = (rows: readonly ReadRow[]) =>
  rows.flatMap(({ notes }) => notes.map(({ code, field }) => `${code} ${field ?? ""}`));

describe("columns whose content is another's", () => {
  it.each([
    ["name and number", 0, 2],
    ["name and sex", 0, 1],
    ["name and birth date", 0, 3],
    ["name and address", 0, 4],
    ["name and telephone", 0, 5],
    ["sex and number", 1, 2],
    ["sex and birth date", 1, 3],
    ["number and birth date", 2, 3],
    ["number and address", 2, 4],
    ["number and telephone", 2, 5],
    ["birth date and telephone", 3, 5],
    ["address and telephone", 4, 5],
    ["birth date and the first day of the term", 3, 7],
    ["birth date and the last day of the term", 3, 8],
    ["the ends of the term", 7, 8],
  ])("are not believed: %s", async (_, one, other) => {
    const header = HEADER.with(one, HEADER[other] ?? "").with(other, HEADER[one] ?? "");
    await expect(readLines("prison", [header, ...people])).rejects.toMatchObject({
      code: "matching.roster.columnsSwapped",
    });
  });

  it("are believed where a few rows are odd", async () => {
    const odd = people.map((line, row) => (row < 3 ? line.with(7, "2032-01-01") : line));
    expect(await read(odd)).toHaveLength(people.length);
  });
});

describe("a value down the column", () => {
  it.each([
    ["one birthday of everybody", 3, "1990-01-01", "birthDate"],
    ["the first day of Excel", 3, "1900-01-01", "birthDate"],
    ["one number under many names", 2, composeCitizenId("500199", "1990-01-01", 15), "citizenNo"],
  ])("is nobody's: %s", async (_, column, cell, field) => {
    const rows = await read(withColumn(column, () => cell));
    expect(new Set(notesOf(rows))).toEqual(new Set([`filledIn ${field}`]));
    expect(rows.every(({ values }) => values[field] === undefined)).toBe(true);
    expect(rows.every(({ faults }) => faults.length === 0)).toBe(true);
  });

  it("is taken out where it stands and nowhere else", async () => {
    const rows = await read(withColumn(3, (row) => (row < 2 ? "1900-01-01" : day(row))));
    expect(rows.map(({ values }) => values["birthDate"]).slice(0, 3)).toEqual([undefined, undefined, day(2)]);
  });

  it("stays where it may be so: two under one number, a handful of one birthday, hidden numbers that look alike", async () => {
    const number = numberOf(0);
    const lines = withColumn(
      2,
      (row) => (row < 2 ? number : "500199********0019"),
      withColumn(3, (row) => (row < 6 ? day(0) : day(row))),
    );
    const rows = await read(lines);
    expect(notesOf(rows).filter((note) => note.startsWith("filledIn"))).toEqual([]);
    expect(rows[1]?.values["citizenNo"]).toBe(number);
    expect(rows[5]?.values["birthDate"]).toBe(day(0));
  });

  it("leaves nobody where there is no name either", async () => {
    const number = composeCitizenId("500199", "1990-01-01", 15);
    const rows = await read([...withColumn(2, () => number), [undefined, "男", number]]);
    expect(rows.at(-1)?.faults.map(({ code }) => code)).toEqual(["nobody"]);
  });
});

describe("a person on two rows", () => {
  const [first = []] = people;
  const number = numberOf(0);
  const hidden = (from: number) =>
    first.with(2, `${number.slice(0, from)}${"*".repeat(14 - from)}${number.slice(14)}`);

  it.each([
    ["with the same number", first, first.with(6, "南屏监狱")],
    ["with the number hidden in two ways", hidden(6), hidden(10)],
    ["with the number hidden once", first, hidden(6)],
    ["without the number", first, first.with(2, "")],
  ])("is remarked: %s", async (_, one, other) => {
    expect(notesOf(await read([one, ...people.slice(1), other]))).toEqual(["twice "]);
  });

  it("is not remarked of two of one name and birthday whose numbers differ", async () => {
    const other = composeCitizenId("500199", day(0), 777);
    expect(notesOf(await read([...people, first.with(2, other)]))).toEqual([]);
  });
});
