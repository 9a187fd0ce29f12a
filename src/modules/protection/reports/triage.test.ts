import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { situationCodes } from "../protection-codes.contract.ts";
import { dangerCodes, injuryCodes } from "./report-form.contract.ts";
import { type TriageInput, triage } from "./triage.ts";

type Said = Partial<TriageInput["content"]>;

/** As they are seeded. */
const colours: TriageInput["colours"] = {
  MR1: "red",
  MR2: "red",
  MR3: "red",
  MR4: "orange",
  MR5: "red",
  MR6: "orange",
  MR7: "red",
  MR8: "orange",
  MR9: "yellow",
  danger: "red",
  unsure: "orange",
  severe: "red",
  light: "orange",
  young: "red",
  nothing: "yellow",
};

const judged = (said: Said, more: Partial<TriageInput> = {}) =>
  triage({
    content: { situations: [], danger: "no", injury: "none", children: [], done: [], ...said },
    earlier: 0,
    unattendedBelow: 8,
    colours,
    crimes: new Set(["MR1", "MR2", "MR3", "MR5", "MR7", "MR8"]),
    secrets: new Set(["MR1", "MR2", "MR3"]),
    ...more,
  });

describe("the colour of a report", () => {
  it.each<[string, Said, string]>([
    ["MR1 隐私部位损伤", { situations: ["MR1"] }, "red"],
    ["MR2 幼女性侵害", { situations: ["MR2"] }, "red"],
    ["MR3 性侵害所致怀孕", { situations: ["MR3"] }, "red"],
    ["MR4 多处损伤", { situations: ["MR4"] }, "orange"],
    ["MR5 伤残死亡", { situations: ["MR5"] }, "red"],
    ["MR6 无人照料", { situations: ["MR6"] }, "orange"],
    ["MR6 of a child of seven", { situations: ["MR6"], children: [{ age: 7 }] }, "red"],
    ["MR6 of a child of eight", { situations: ["MR6"], children: [{ age: 8 }] }, "orange"],
    ["MR7 失踪", { situations: ["MR7"] }, "red"],
    ["MR8 组织乞讨", { situations: ["MR8"] }, "orange"],
    ["MR9 其他", { situations: ["MR9"] }, "yellow"],
    ["nothing chosen", {}, "yellow"],
    ["danger now", { danger: "yes" }, "red"],
    ["not sure of danger", { danger: "unsure" }, "orange"],
    ["a grave injury", { injury: "severe" }, "red"],
    ["a light injury", { injury: "light" }, "orange"],
  ])("is right for %s", (_, said, colour) => {
    expect(judged(said).colour).toBe(colour);
  });

  it("goes up one step when there were reports before, and says so", () => {
    const { colour, factors } = judged({ situations: ["MR9"] }, { earlier: 2 });
    expect(colour).toBe("orange");
    expect(factors.at(-1)?.says).toContain("2 次报告");
    expect(judged({ situations: ["MR4"] }, { earlier: 1 }).colour).toBe("red");
    expect(judged({ situations: ["MR1"] }, { earlier: 1 }).factors).toHaveLength(1);
  });

  it("is that of the gravest factor, and more said never makes it milder", () => {
    const said = fc.record({
      situations: fc.uniqueArray(fc.constantFrom(...situationCodes.codes)),
      danger: fc.constantFrom(...dangerCodes.codes),
      injury: fc.constantFrom(...injuryCodes.codes),
    });
    const weight = (colour: string) => ["red", "orange", "yellow", "blue"].indexOf(colour);
    fc.assert(
      fc.property(said, fc.constantFrom(...situationCodes.codes), (one, more) => {
        const before = judged(one);
        const chosen = judged({ ...one, situations: [...one.situations, more] });
        expect(before.factors.some(({ colour }) => colour === before.colour)).toBe(true);
        if (before.factors[0]?.code !== "nothing")
          expect(weight(chosen.colour)).toBeLessThanOrEqual(weight(before.colour));
      }),
    );
  });
});

describe("what a report may be", () => {
  it.each(
    situationCodes.codes.map(
      (code) => [code, ["MR1", "MR2", "MR3", "MR5", "MR7", "MR8"].includes(code)] as const,
    ),
  )("%s is for the police: %s", (code, isCrime) => {
    expect(judged({ situations: [code] }).isCrime).toBe(isCrime);
  });

  it("is secret where a child's body was harmed sexually", () => {
    const secret = situationCodes.codes.filter((code) => judged({ situations: [code] }).isSecret);
    expect(secret).toEqual(["MR1", "MR2", "MR3"]);
  });
});
