import { describe, expect, it } from "vitest";
import { recordForms, recordKindCodes } from "../records/record-kinds.contract.ts";
import { linesOf, specsOf } from "./record-lines.ts";

describe("a record as people read it", () => {
  it("says codes and switches in words, and leaves out what nobody wrote", () => {
    expect(
      linesOf("visit", {
        finding: "partly",
        safety: "unsafe",
        childSeen: false,
        found: "家里没人",
        why: "没有见到",
      }),
    ).toEqual([
      { label: "核查结论", text: "部分属实" },
      { label: "安全评估", text: "不安全（要临时安置）" },
      { label: "见到了孩子", text: "否" },
      { label: "看到、查到的情况", text: "家里没人" },
      { label: "为什么这样评估", text: "没有见到" },
    ]);
  });

  it("says each of several on a line of its own", () => {
    const measures = [
      { measure: "legalAid", unit: "justice", what: "指派律师", dueOn: "2026-12-01" },
      { measure: "psychological", unit: "health", what: "心理干预", dueOn: "2027-01-10" },
    ];
    expect(linesOf("plan", { goals: "平安", measures })[1]).toEqual({
      label: "措施",
      text: "2 项",
      rows: [
        "法律援助 · 区司法局 · 指派律师 · 2026-12-01 以前",
        "心理干预 · 区卫生健康委 · 心理干预 · 2027-01-10 以前",
      ],
    });
  });

  it.each(recordKindCodes.codes)("%s: every field has a label, every code its word", (kind) => {
    const specs = specsOf(kind).flatMap((spec) => [spec, ...(spec.items ?? [])]);
    expect(specs.length).toBeGreaterThan(0);
    for (const { key, label, options } of specs) {
      expect(label).not.toBe(key);
      for (const option of options) expect(option.label).not.toBe(option.value);
    }
    expect(Object.keys(recordForms[kind].shape).length).toBeGreaterThanOrEqual(specsOf(kind).length);
  });
});
