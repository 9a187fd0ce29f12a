import { describe, expect, it } from "vitest";
import { holds } from "../../../../platform/procedures/matter.ts";
import "../../../../declared-parameters.ts";
import { isUnchecked } from "../../../../kernel/citation.ts";
import { findDeclaredParameter } from "../../../../platform/parameters/declare-parameter.ts";
import { type StepSpec, versionOn } from "../../../../platform/procedures/procedure.ts";
import { benefitProcedures } from "../benefit-procedures.ts";

const cases = benefitProcedures.map(({ procedure }) => [procedure.code, procedure] as const);
const stepsOf = (code: string): readonly StepSpec[] => {
  const found = benefitProcedures.find(({ procedure }) => procedure.code === code);
  return found === undefined ? [] : (versionOn(found.procedure, "2026-11-27")?.steps ?? []);
};

describe("a benefit procedure", () => {
  it.each(cases)(
    "%s has a version today, a law, and a term for each step that is a declared parameter",
    (_, procedure) => {
      const version = versionOn(procedure, "2026-11-27");
      expect(procedure.basis.length).toBeGreaterThan(0);
      for (const { term, code } of version?.steps ?? []) {
        expect(term, code).toBeDefined();
        expect(findDeclaredParameter(term?.parameter ?? ""), term?.parameter).toBeDefined();
      }
    },
  );

  it.each(cases)(
    "%s refuses only with written reasons, and shows every field that is no id",
    (_, procedure) => {
      const version = versionOn(procedure, "2026-11-27");
      for (const { outcomes } of version?.steps ?? [])
        for (const outcome of outcomes.filter(({ leads }) => leads === "refused" || leads === "back"))
          expect(outcome.needsReasons, outcome.code).toBe(true);
      const shown = (version?.sections ?? []).flatMap(({ fields }) => fields);
      const hidden = Object.keys(version?.form.shape ?? {}).filter((field) => !shown.includes(field));
      expect(hidden.every((field) => field.endsWith("Id"))).toBe(true);
    },
  );

  it.each(cases)("%s is never confirmed by who verified it", (_, procedure) => {
    const steps = versionOn(procedure, "2026-11-27")?.steps ?? [];
    const last = steps.findLast(({ code }) => code === "confirm" || code === "decide");
    if (last !== undefined) expect(last.separateFrom).toContain("verify");
  });

  it("of a de facto unattended child follows 民发〔2019〕62号, and marks nothing of it as unchecked", () => {
    expect(
      stepsOf("defacto").map(({ code, by, term }) => [
        code,
        by.level,
        term?.parameter,
        term?.unit,
        term?.from ?? "opening",
      ]),
    ).toEqual([
      ["verify", "township", "procedures.defacto.townshipVerify.days", "workingDays", "receipt"],
      ["confirm", "district", "procedures.defacto.districtConfirm.days", "workingDays", "opening"],
    ]);
    expect(stepsOf("defacto").some(({ cite }) => cite !== undefined && isUnchecked(cite))).toBe(false);
    expect(stepsOf("defacto").flatMap(({ pauses = [] }) => pauses)).toEqual([]);
  });

  it.each([
    ["receiving", ["push", "verifyThere", "confirmThere", "inform"], 4],
    ["hukou", ["verify", "confirm", "informThere"], 3],
    ["within", ["push", "verify", "confirm", "inform"], 4],
  ] as const)(
    "across provinces is 3 + 15 + 15 + 3, of which we do or watch what concerns us as %s",
    (side, codes, count) => {
      const steps = stepsOf("defactoAcross").filter(({ when }) => holds(when, { side }));
      expect(steps.map(({ code }) => code)).toEqual(codes);
      expect(steps.map(({ term }) => term?.parameter)).toEqual(
        [
          "procedures.crossProvince.accept.days",
          "procedures.crossProvince.townshipVerify.days",
          "procedures.crossProvince.districtConfirm.days",
          "procedures.crossProvince.inform.days",
        ].slice(-count),
      );
    },
  );

  it("across provinces grants nothing by what another place decided", () => {
    const [elsewhere] = stepsOf("defactoAcross").filter(({ code }) => code === "confirmThere");
    expect(elsewhere?.by.enters).toEqual({ department: "户籍地县级民政" });
    expect(elsewhere?.outcomes.map(({ code }) => code)).not.toContain("confirm");
  });
});
