import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";
import { declareParameter } from "../parameters/declare-parameter.ts";
import { type DutySpec, duty } from "./duty.ts";
import { count, day, words } from "./field-words.ts";
import { record } from "./record.ts";

const register = { code: "test", title: "测试", domains: codeTable("testDomain", "领域", { ONE: "一" }) };
const term = declareParameter({
  key: "test.duty.days",
  label: "期限",
  unit: "days",
  group: { code: "test", title: "测试" },
  decides: "多少天",
});
const kind = record({
  code: "test.dutyKind",
  title: "活动",
  dayLabel: "日期",
  by: { departments: ["education"], places: ["township"], posts: ["institutionStaff"] },
  evidence: "none",
  fields: z.object({ topic: words("主题"), people: count("人数"), answeredOn: day("答复").optional() }),
  figures: [{ code: "times", title: "次数", unit: "次", of: { kind: "count" } }],
  basis: [],
  clauses: [],
});

let made = 0;
function declare(more: Partial<DutySpec>) {
  made += 1;
  return duty({
    code: `test.duty${made}`,
    title: "办活动",
    register,
    domain: "ONE",
    units: { every: "township" },
    record: kind,
    when: { kind: "every", period: "quarter" },
    from: "2026-01-01",
    basis: [],
    clauses: [],
    ...more,
  });
}

describe("a declaration of a duty", () => {
  it("stands when it can be owed", () => {
    expect(declare({ figure: "times" }).when).toEqual({ kind: "every", period: "quarter" });
    expect(
      declare({ when: { kind: "after", settledBy: "answeredOn", due: { term, unit: "days" } } }).when,
    ).toMatchObject({ due: { unit: "days" } });
  });

  it.each<[string, Partial<DutySpec>, string]>([
    ["of a domain that the register has not", { domain: "TWO" }, "no domain TWO"],
    ["that begins on no day", { from: "2026-02-30" }, "no day of the calendar"],
    ["that nobody owes", { units: {} }, "nobody owes it"],
    [
      "of a unit that may not write the record",
      { units: { departments: ["police"] } },
      "police may not write",
    ],
    ["of every village, which may not write it", { units: { every: "village" } }, "village may not write"],
    ["of a post that may not write it", { units: { posts: ["assessor"] } }, "assessor may not write"],
    ["that feeds a figure that is not there", { figure: "people" }, "no figure people"],
    ["that sums what is not there", { when: { kind: "every", period: "year", sum: "x" } }, "no field x"],
    [
      "that is settled by a field that is not there",
      { when: { kind: "after", settledBy: "x", due: { field: "answeredOn" } } },
      "no field x",
    ],
    [
      "that is due on a field that is not there",
      { when: { kind: "after", settledBy: "answeredOn", due: { field: "x" } } },
      "no field x",
    ],
    [
      "that is settled by what must be filled from the beginning",
      { when: { kind: "after", settledBy: "topic", due: { term, unit: "days" } } },
      "never be open",
    ],
  ])("is refused %s", (_, more, fault) => {
    expect(() => declare(more)).toThrow(fault);
  });

  it("is refused the second time", () => {
    declare({ code: "test.twiceOwed" });
    expect(() => declare({ code: "test.twiceOwed" })).toThrow("declared twice");
  });
});
