/** A version that an office sets: what goes on keeps its code, what is new never takes one that was used before. */
import { describe, expect, it } from "vitest";
import { nextTemplate, pointsOf } from "./next-template.ts";
import type { TemplateInput } from "./template-versions.contract.ts";
import { templateOn } from "./templates.ts";

const before = templateOn("2026-11-27");
const POINTS: Readonly<Record<string, number>> = { A1: 20, B1: 40, C1: 40 };
const words = {
  look: "看家里",
  anchors: ["好", "较好", "较差", "差"] as TemplateInput["sections"][number]["items"][number]["anchors"],
};
const item = (code: string | undefined, points: number) => ({
  ...(code === undefined ? {} : { code }),
  title: "家庭环境",
  points,
  ...words,
});

function input(more: Partial<TemplateInput> = {}): TemplateInput {
  return {
    from: "2026-12-01",
    document: "合川民发〔2026〕9号",
    sections: (["A", "B", "C"] as const).map((code) => ({
      code,
      title: code,
      items: [item(`${code}1`, POINTS[`${code}1`] ?? 0)],
    })),
    redLines: [{ code: "refuses", title: "拒绝监护", secret: false }],
    ...more,
  };
}

describe("the next version of the assessment", () => {
  it("keeps the code of an item that goes on, with its own points", () => {
    const next = nextTemplate(input(), [before]);
    expect(next.sections.map(({ items }) => items.map(({ code }) => code))).toEqual([["A1"], ["B1"], ["C1"]]);
    expect(next.points).toEqual(POINTS);
    expect(pointsOf(input())).toBe(100);
  });

  it("gives a new item a code that no version has used, and one that is named twice another", () => {
    const [first, ...rest] = input().sections;
    const used = before.sections[0]?.items.length ?? 0;
    const sections = [
      { code: "A" as const, title: "A", items: [item("A1", 10), item(undefined, 5), item("A1", 5)] },
      ...rest,
    ];
    expect(first?.code).toBe("A");
    const next = nextTemplate(input({ sections }), [before]);
    expect(next.sections[0]?.items.map(({ code }) => code)).toEqual(["A1", `A${used + 1}`, `A${used + 2}`]);
  });

  it("takes no code on trust that nobody has given", () => {
    const [, ...rest] = input().sections;
    const sections = [{ code: "A" as const, title: "A", items: [item("A77", 10), item("B1", 10)] }, ...rest];
    const codes =
      nextTemplate(input({ sections }), [before]).sections[0]?.items.map(({ code }) => code) ?? [];
    expect(codes).not.toContain("A77");
    expect(codes).not.toContain("B1");
    expect(new Set(codes).size).toBe(2);
  });

  it("leaves a red line its age and its secrecy, and numbers new ones", () => {
    const redLines = [
      { code: "sexualHarm", title: "遭受性侵害", secret: false },
      { code: "livesAlone", title: "独自居住", secret: false },
      { title: "新的红线", secret: true },
    ];
    expect(nextTemplate(input({ redLines }), [before]).redLines).toEqual([
      { code: "sexualHarm", title: "遭受性侵害", secret: true },
      { code: "livesAlone", title: "独自居住", below: "alone" },
      { code: "added1", title: "新的红线", secret: true },
    ]);
  });
});
