import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/calendar-date.ts";
import { isUnchecked } from "../../../kernel/citation.ts";
import { declaredDuties } from "../../../platform/records/duty.ts";
import { declaredRecords, findDeclaredRecord, newestVersion } from "../../../platform/records/record.ts";
import { fieldsOf, readContent } from "../../../platform/records/record-fields.ts";
import { tellers } from "./demo/demo-contents.ts";
import { drawFor } from "./demo/demo-draw.ts";
import { tellMatters } from "./demo/demo-matters.ts";
import "./declared-duties.ts";
import { protectionDomainCodes, sixProtections } from "./six-protections.ts";

const duties = declaredDuties().filter(({ register }) => register === sixProtections);
const kinds = declaredRecords().filter(({ register }) => register === sixProtections);

describe("the six protections", () => {
  it.each(protectionDomainCodes.codes)("%s has records and duties", (domain) => {
    expect(kinds.filter((kind) => kind.domain === domain).length).toBeGreaterThan(1);
    expect(duties.filter((duty) => duty.domain === domain).length).toBeGreaterThan(1);
  });

  it("are at least twenty-five records, each with its clause and citation", () => {
    expect(kinds.length).toBeGreaterThanOrEqual(25);
    for (const { code, clauses, basis } of [...kinds, ...duties]) {
      expect(clauses.length, code).toBeGreaterThan(0);
      expect(basis.length, code).toBeGreaterThan(0);
    }
  });

  it("say 待核 wherever how often is the system's own choice", () => {
    for (const { code, when, basis } of duties)
      if (when.kind === "every" && when.times === undefined)
        expect(
          basis.some(isUnchecked) || basis.some(({ says }) => /每年|每学期|每季度|季度/.test(says)),
          code,
        ).toBe(true);
  });

  it.each([
    "R-003",
    "R-004",
    "R-005",
    "R-076",
    "R-088",
    "R-139",
    "R-140",
    "R-209",
    "R-210",
    "R-212",
    "R-217",
    "R-219",
    "R-220",
    "R-221",
    "R-227",
    "R-228",
    "R-229",
    "R-230",
    "R-240",
    "R-241",
    "R-242",
    "R-243",
    "R-244",
    "R-245",
    "R-246",
    "R-247",
    "R-248",
    "R-249",
    "R-251",
    "R-252",
    "R-253",
    "R-262",
    "R-264",
    "R-279",
    "R-282",
    "R-285",
    "R-322",
  ])("answer clause %s", (clause) => {
    expect([...kinds, ...duties].some(({ clauses }) => clauses.includes(clause))).toBe(true);
  });

  it("ask for no child's name in a field", () => {
    for (const kind of kinds)
      for (const { label } of fieldsOf(newestVersion(kind)))
        expect(label.replace("不写姓名和案号", ""), kind.code).not.toMatch(/姓名|身份证/);
  });
});

describe("the demonstration", () => {
  it("tells something of every record that is owed again and again, as its declaration wants it", () => {
    for (const { record: kind, when } of duties.filter(({ when: { kind } }) => kind === "every")) {
      const tell = tellers[kind.code];
      expect(tell, kind.code).toBeDefined();
      for (let nth = 0; nth < 20; nth += 1) {
        const told = tell?.(drawFor(`${kind.code}/${nth}`));
        expect(readContent(newestVersion(kind), told?.content ?? {}).faults, kind.code).toBeUndefined();
        if (kind.about?.required === true && kind.about.of === undefined)
          expect(told?.about, kind.code).toBeDefined();
        if (kind.evidence === "needed") expect(told?.paperNote, kind.code).toBeDefined();
        if (when.kind === "every" && when.where !== undefined && "oneOf" in when.where)
          expect(when.where.oneOf, kind.code).toContain(told?.content[when.where.field]);
      }
    }
  });

  it("tells matters that are sound, none of them in the future", () => {
    const today = "2026-11-28";
    for (const { kind: code, on, content } of tellMatters(today)) {
      const kind = findDeclaredRecord(code);
      expect(kind, code).toBeDefined();
      if (kind === undefined) continue;
      expect(readContent(newestVersion(kind), content).faults, code).toBeUndefined();
      expect(on < addDays(today, 1), code).toBe(true);
    }
  });
});
