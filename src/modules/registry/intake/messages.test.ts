import { expect, test } from "vitest";
import type { FindingCode, RepairKind } from "./judged-row.contract.ts";
import { LEDGER_FIELD_KEYS } from "./ledger-fields.contract.ts";
import { columnLabel, FINDING_SENTENCES, findingSentence, REPAIR_SENTENCES } from "./messages.ts";

test("every finding has a sentence that ends, with and without facts to fill in", () => {
  for (const code of Object.keys(FINDING_SENTENCES) as FindingCode[]) {
    const bare = findingSentence(code, { column: "citizenNo" });
    const filled = findingSentence(code, {
      column: "father.citizenNo",
      text: "甲",
      other: "乙",
      asOf: "2020-12-31",
      limit: 16,
      unknown: ["丙"],
    });
    for (const sentence of [bare, filled]) {
      expect(sentence).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(sentence).not.toMatch(/undefined|「」|（）/);
    }
  }
});

test("every repair has a sentence", () => {
  for (const kind of Object.keys(REPAIR_SENTENCES) as RepairKind[])
    expect(REPAIR_SENTENCES[kind]).toMatch(/[\u4e00-\u9fff]/);
});

test("columns are named as people name them", () => {
  expect(columnLabel("citizenNo")).toBe("身份证号");
  expect(columnLabel("father.citizenNo")).toBe("父亲身份证号");
  expect(columnLabel("guardian.phone")).toBe("监护人联系电话");
  expect(columnLabel("row")).toBe("整行");
  expect(new Set(LEDGER_FIELD_KEYS.map(columnLabel)).size).toBe(LEDGER_FIELD_KEYS.length);
});
