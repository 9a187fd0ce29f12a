import { describe, expect, it } from "vitest";
import type { LineView } from "../payroll.contract.ts";
import { rosterPaper } from "./roster-paper.ts";

const head = {
  month: "2026-12",
  programme: "全部项目",
  office: "合川区",
  madeOn: "2026-12-02",
  digest: "0123456789abcdef",
};

describe("the roster's count", () => {
  it("is of children, however many lines one has", () => {
    const line = { childId: "a" } as LineView;
    const paper = rosterPaper({ ...head, steps: [] }, [
      line,
      { ...line, programme: "B23" },
      { ...line, childId: "b" },
    ]);
    expect(paper.count).toBe("2人，3条");
    expect(paper.lines).toHaveLength(3);
  });
});

describe("the roster's signatures", () => {
  it("are those of the round that holds, not of one that was returned", () => {
    const steps = [
      { act: "submit", by: "甲" },
      { act: "review", by: "乙" },
      { act: "return", by: "丙" },
      { act: "submit", by: "丁" },
    ] as const;
    const paper = rosterPaper({ ...head, steps }, []);
    expect(paper).toMatchObject({ preparer: "丁", batch: "202612（校验码 0123456789ab）" });
    expect(paper).not.toHaveProperty("reviewer");
  });
  it("are blank before anybody has signed", () => {
    expect(rosterPaper({ ...head, steps: [] }, [])).not.toHaveProperty("preparer");
  });
});
