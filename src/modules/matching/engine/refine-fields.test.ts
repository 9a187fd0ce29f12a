import { describe, expect, it } from "vitest";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import type { FieldSpec } from "./linkage.contract.ts";
import { randomFrom } from "./random-numbers.ts";
import { tableOf, vocabulariesOf } from "./record-table.ts";
import { findTold, refineKinds } from "./refine-fields.ts";

const declared: readonly FieldSpec[] = [
  { name: "name", kind: "chineseName" },
  { name: "sex", kind: "text" },
  { name: "born", kind: "date" },
  { name: "number", kind: "identifier" },
  { name: "area", kind: "place" },
  { name: "card", kind: "identifier" },
];

/** Sex, birthday and area as the number has them, but for one record in ten each. */
function rows(size: number) {
  const random = randomFrom(3);
  const any = (most: number) => Math.floor(random() * most);
  return Array.from({ length: size }, () => {
    const born = `19${50 + any(50)}-0${1 + any(9)}-1${any(10)}`;
    const [area, sequence] = [String(500_100 + any(20)), any(1000)];
    const wrong = () => random() < 0.1;
    return [
      `王${String.fromCharCode(0x4e00 + any(2000))}`,
      (sequence % 2 === 1) === wrong() ? "女" : "男",
      wrong() ? "1999-12-31" : born,
      composeCitizenId(area, born, sequence),
      wrong() ? "500199" : area,
      String(any(1_000_000)),
    ];
  });
}

describe("what the data show of their fields", () => {
  const records = rows(5000);
  const valueAt = (record: number, field: number) => records[record]?.[field];
  const fields = refineKinds(declared, records.length, valueAt);

  it("takes identifiers for citizen numbers where most of them are", () => {
    expect(fields.map(({ kind }) => kind)).toEqual([
      "chineseName",
      "text",
      "date",
      "citizenNo",
      "place",
      "identifier",
    ]);
  });

  it("finds which fields the number tells", () => {
    const vocabularies = vocabulariesOf(fields);
    const told = findTold(fields, vocabularies, tableOf(vocabularies, records.length, valueAt));
    expect(told.map(({ toldBy }) => toldBy?.part)).toEqual([
      undefined,
      "sex",
      "birth",
      undefined,
      "area",
      undefined,
    ]);
  });

  it("leaves declared ones as they are", () => {
    const own = fields.with(1, { name: "sex", kind: "text", toldBy: { field: "number", part: "sex" } });
    const vocabularies = vocabulariesOf(own);
    expect(findTold(own, vocabularies, tableOf(vocabularies, records.length, valueAt))).toBe(own);
  });

  it("refuses a kind that there is not", () => {
    expect(() => vocabulariesOf([{ name: "age", kind: "number" as never }])).toThrow(
      /field age is of kind number/,
    );
  });
});
