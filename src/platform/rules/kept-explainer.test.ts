import { describe, expect, it } from "vitest";
import type { AtomTable } from "./atoms.ts";
import { lt, param } from "./expression.ts";
import { keptExplainer } from "./kept-explainer.ts";

const declared: AtomTable = {
  age: { type: "number", label: "年龄", settledBy: { role: "villageDirector", how: "登记出生日期" } },
};
const rule = lt({ op: "fact", type: "number", name: "age" }, param("limit"));
const day = (on: string, value: number) => ({
  on,
  atoms: declared,
  parameters: new Map([["limit", { key: "limit", value, document: "某文件", certainty: "known" as const }]]),
});

describe("a kept explainer", () => {
  it("is the same one for parameters that read the same, however often they are read", () => {
    expect(keptExplainer(day("2026-11-27", 18))).toBe(keptExplainer(day("2026-11-27", 18)));
  });

  it("is another one on another day, and when a parameter has another value", () => {
    const first = keptExplainer(day("2026-11-27", 18));
    expect(keptExplainer(day("2026-11-28", 18))).not.toBe(first);
    const raised = keptExplainer(day("2026-11-27", 20));
    expect(raised(rule, { age: 19 }).verdict).toBe("yes");
    expect(keptExplainer(day("2026-11-27", 18))(rule, { age: 19 }).verdict).toBe("no");
  });

  it("does not take one day for another where the same rows are asked for two", () => {
    const { parameters } = day("2026-11-27", 18);
    const asked = (on: string) => keptExplainer({ on, atoms: declared, parameters })(rule, { age: 3 }).on;
    expect([asked("2026-11-27"), asked("2026-12-31"), asked("2026-11-27")]).toEqual([
      "2026-11-27",
      "2026-12-31",
      "2026-11-27",
    ]);
  });
});
