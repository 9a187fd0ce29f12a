import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditionCodes, guardianshipCodes } from "../../registry/codes.contract.ts";
import type { GuardianshipSource } from "../../registry/guardianship-source.contract.ts";
import { guardianshipKindCodes, layerCodes, layerOf } from "./guardianship-codes.contract.ts";
import { guardianshipOn } from "./guardianship-on.ts";

const nobodyKnown: GuardianshipSource = {
  form: null,
  fatherInFile: false,
  fatherCondition: null,
  motherInFile: false,
  motherCondition: null,
  hasCarer: false,
};
const parents = (father: string | null, mother: string | null, more: Partial<GuardianshipSource> = {}) => ({
  ...nobodyKnown,
  fatherInFile: true,
  fatherCondition: father,
  motherInFile: true,
  motherCondition: mother,
  ...more,
});

describe("the guardianship of a child", () => {
  it.each([
    ["both parents able", parents("capable", "capable"), "parents", "law"],
    ["both away for work", parents("migrantWork", "migrantWork"), "parents", "law"],
    ["one in prison, one ill: still guardians", parents("imprisoned", "seriousIllness"), "parents", "law"],
    ["the father dead, the mother able", parents("deceased", "capable"), "parents", "law"],
    ["recorded as the parents'", parents(null, null, { form: "parents" }), "parents", "record"],
    ["recorded, nobody in the file", { ...nobodyKnown, form: "parents" }, "parents", "record"],
    ["recorded as a relative's", parents("deceased", "deceased", { form: "relative" }), "relative", "record"],
    [
      "entrusted to somebody",
      parents("migrantWork", "migrantWork", { form: "entrusted" }),
      "entrusted",
      "record",
    ],
  ])("with %s is told by the register", (_, source, kind, by) => {
    expect(guardianshipOn(source, undefined)).toEqual({ kind, by, lacksDecision: false });
  });

  it.each(["temporary", "longTerm", "organisation"])("recorded as %s lacks its decision (R-063)", (form) => {
    expect(guardianshipOn({ ...nobodyKnown, form }, undefined)).toEqual({
      kind: form,
      by: "record",
      lacksDecision: true,
    });
  });

  it("follows a decision, whatever else is recorded", () => {
    const decided = { kind: "temporary", document: "合川民临监〔2026〕1号" } as const;
    expect(guardianshipOn(parents("capable", "capable", { form: "parents" }), decided)).toEqual({
      kind: "temporary",
      by: "decision",
      lacksDecision: false,
    });
  });

  it.each([
    ["nobody is in the file", nobodyKnown, ["父亲是谁、现在怎样", "母亲是谁、现在怎样"]],
    ["nobody said how the parents are", parents(null, null), ["父亲现在的情况", "母亲现在的情况"]],
    ["the mother's state is not known", parents("deceased", null), ["母亲现在的情况"]],
    [
      "both are lost though recorded as guardians",
      parents("deceased", "guardianshipRevoked", { form: "parents" }),
      ["父母都不能监护，由谁担任监护人"],
    ],
    [
      "both are lost and a grandmother cares",
      parents("deceased", "unknownNotFound", { hasCarer: true }),
      ["照料人是不是监护人（监护人确认书）"],
    ],
  ])("cannot be told where %s, and says what is missing", (_, source, missing) => {
    expect(guardianshipOn(source, undefined)).toEqual({ kind: "unknown", missing });
  });
});

const condition = fc.option(fc.constantFrom(...conditionCodes.codes), { nil: null });
const anySource = fc.record<GuardianshipSource>({
  form: fc.option(fc.constantFrom(...guardianshipCodes.codes), { nil: null }),
  fatherInFile: fc.boolean(),
  fatherCondition: condition,
  motherInFile: fc.boolean(),
  motherCondition: condition,
  hasCarer: fc.boolean(),
});
const kinds = guardianshipKindCodes.codes.filter((kind) => kind !== "unknown");
const anyDecision = fc.option(fc.record({ kind: fc.constantFrom(...kinds), document: fc.constant("一号") }), {
  nil: undefined,
});

describe("the kinds of guardianship", () => {
  it("part the children: everybody has exactly one, and the layers add up to all (R-069, R-284)", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anySource, anyDecision), { maxLength: 60 }), (children) => {
        const found = children.map(([source, decided]) => guardianshipOn(source, decided).kind);
        const byKind = guardianshipKindCodes.codes.map((kind) => found.filter((one) => one === kind).length);
        const byLayer = layerCodes.codes.map((layer) => found.filter((one) => layerOf[one] === layer).length);
        expect(byKind.reduce((sum, one) => sum + one, 0)).toBe(children.length);
        expect(byLayer.reduce((sum, one) => sum + one, 0)).toBe(children.length);
      }),
    );
  });

  it("never makes somebody a guardian who is dead or was relieved of it", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const lost = {
          ...source,
          form: null,
          fatherCondition: "deceased",
          motherCondition: "guardianshipRevoked",
        };
        expect(guardianshipOn(lost, undefined).kind).toBe("unknown");
      }),
    );
  });

  it("says what is missing whenever it cannot tell", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const found = guardianshipOn(source, undefined);
        if (found.kind === "unknown") expect(found.missing.length).toBeGreaterThan(0);
      }),
    );
  });
});
