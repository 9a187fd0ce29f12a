import { describe, expect, test } from "vitest";
import { HEADING_WORDS } from "./heading-words.ts";
import { LEDGERS } from "./ledger-columns.contract.ts";
import { LEDGER_FIELD_KEYS, LEDGER_FIELDS } from "./ledger-fields.contract.ts";
import { readHeading } from "./read-heading.ts";

function fieldOf(heading: string): string | null {
  const path = heading.split(" > ");
  return readHeading(path.slice(0, -1), path.at(-1) ?? "")[0]?.field ?? null;
}

describe("headings", () => {
  for (const [field, headings] of Object.entries(HEADING_WORDS)) {
    test(`${field} is known by its headings`, () => {
      const read = headings.split("|").map((heading) => [heading, fieldOf(heading)]);
      expect(read).toEqual(headings.split("|").map((heading) => [heading, field]));
    });
  }

  test("every field has headings here", () => {
    expect(Object.keys(HEADING_WORDS).sort()).toEqual([...LEDGER_FIELD_KEYS].sort());
  });

  test("the bureau's own headings are read as what they are, with full confidence", () => {
    for (const { columns, guardianHeading } of Object.values(LEDGERS)) {
      for (const column of columns) {
        const { group, label } = LEDGER_FIELDS[column.field];
        const groups = { child: [], father: ["父亲"], mother: ["母亲"], guardian: [guardianHeading] }[group];
        const [first] = readHeading(groups, column.heading ?? label);
        expect(first?.field).toBe(column.field);
        expect(first?.confidence).toBeGreaterThanOrEqual(0.9);
      }
    }
  });

  test.each([
    "父母姓名",
    "父母联系电话",
    "父母情况 > 姓名",
    "父亲 > 年龄",
    "父亲 > 健康状况",
    "父亲 > 性别",
    "母亲 > 民族",
    "户主姓名",
    "户主 > 姓名",
    "填表人",
    "联系人 > 姓名",
    "监护人 > 性别",
    "照片",
    "监护人 > 健康状况",
    "家庭成员 > 姓名",
    "班主任电话",
    "身份证复印件",
    "出生地",
    "时间",
    "类别",
    "情况",
    "人数",
    "其中女童",
  ])("%s belongs to no column of the ledgers", (heading) => {
    expect(fieldOf(heading)).toBeNull();
  });
});
