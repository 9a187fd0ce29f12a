import { describe, expect, it } from "vitest";
import { sayDetail, sayVerification } from "./audit-words.ts";

describe("the audit log in words", () => {
  it("says that the chain is whole, and how long it is", () => {
    const whole = { ok: true, entries: 12_345, firstBroken: null, unlinked: 0 };
    expect(sayVerification(whole)).toBe("日志完好：12,345 条首尾相连，没有被改动，也没有被截短。");
    expect(sayVerification({ ...whole, unlinked: 2 })).toContain("2 条刚写入");
  });

  it("says where it breaks and what to do", () => {
    expect(sayVerification({ ok: false, entries: 9, firstBroken: 7, unlinked: 0 })).toContain("第 7 条断开");
  });

  it("tells the parts of an entry by their Chinese names", () => {
    expect(sayDetail({ ledger: "orphan", rows: 80, fields: ["姓名", "电话"], unknown: null })).toEqual([
      { label: "台账", value: "orphan" },
      { label: "行数", value: "80" },
      { label: "改动的栏目", value: "姓名、电话" },
      { label: "unknown", value: "—" },
    ]);
    expect(sayDetail(null)).toEqual([]);
  });

  it("says why a log-in was refused", () => {
    expect(sayDetail({ why: "badOtp" })).toEqual([{ label: "原因", value: "动态口令不对" }]);
    expect(sayDetail({ why: "moved" })).toEqual([{ label: "原因", value: "moved" }]);
  });
});
