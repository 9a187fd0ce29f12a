/** The procedures as they are declared: whose steps, which terms and papers, what has to come before what. */
import { describe, expect, it } from "vitest";
import { findDeclaredParameter } from "../../../platform/parameters/declare-parameter.ts";
import { holds } from "../../../platform/procedures/matter.ts";
import type { Procedure, ProcedureVersion } from "../../../platform/procedures/procedure.ts";
import { guardianshipProcedures } from "./guardianship-procedures.ts";
import "./guardianship.parameters.ts";
import { longTermCodes, temporaryCodes } from "./guardianship-codes.contract.ts";
import { sanctionProcedure } from "./procedures/conduct.ts";
import { longTermProcedure } from "./procedures/lasting.ts";
import { temporaryProcedure } from "./procedures/temporary.ts";

const all = guardianshipProcedures.map(({ procedure }) => procedure);

/** The one version that there is, as the engine sees it. */
function versionOf({ versions }: Procedure): ProcedureVersion {
  const [version] = versions;
  if (version === undefined) throw new Error("a procedure has a version");
  return version;
}
const sanction = versionOf(sanctionProcedure);

describe("the procedures of guardianship", () => {
  it("give every step a term that a dated parameter holds, in its own unit", () => {
    const units = {
      workingDays: "workingDays",
      calendarDays: "days",
      months: "months",
      hours: "hours",
    } as const;
    for (const { code, versions } of all)
      for (const { steps } of versions)
        for (const { code: step, term } of steps) {
          const parameter = term === undefined ? undefined : findDeclaredParameter(term.parameter);
          expect(parameter?.unit, `${code}.${step}`).toBe(term === undefined ? "" : units[term.unit]);
        }
  });

  it("cite a document for each, and mark what only the house has set", () => {
    for (const { code, basis } of all) {
      expect(basis.length, code).toBeGreaterThan(0);
      expect(
        basis.some(({ certainty }) => certainty === "design"),
        code,
      ).toBe(true);
    }
  });

  it.each(temporaryCodes.codes)(
    "demand the evidence of %s before a temporary guardianship is decided",
    (situation) => {
      const asked = versionOf(temporaryProcedure).materials.filter(
        ({ when, required }) => required && holds(when, { situation }),
      );
      expect(asked.map(({ code, neededBy }) => [code, neededBy])).toEqual([
        [`evidence.${situation}`, "decide"],
      ]);
    },
  );

  it.each(longTermCodes.codes)(
    "demand the evidence of %s before a long-term guardianship is decided",
    (situation) => {
      const asked = versionOf(longTermProcedure).materials.filter(
        ({ when, required }) => required && holds(when, { situation }),
      );
      const nobody = situation === "L2" || situation === "L3" ? ["nobody"] : [];
      expect(asked.map(({ code }) => code)).toEqual([`evidence.${situation}`, ...nobody]);
    },
  );

  it("push no sanction before it was told, answered, heard and decided, in this order (R-066, R-216)", () => {
    expect(sanction.steps.map(({ code }) => code)).toEqual([
      "identify",
      "notify",
      "statement",
      "hearing",
      "decide",
      "push",
    ]);
    // The hearing alone may be left out, and only where nobody has asked for it.
    const optional = sanction.steps.filter(({ when, after }) => when !== undefined || after !== undefined);
    expect(optional.map(({ code, after }) => [code, after])).toEqual([
      ["hearing", [{ step: "statement", oneOf: ["hearing"] }]],
    ]);
    const pushing = sanction.steps.filter(({ outcomes }) =>
      outcomes.some(({ leads }) => leads === "approved"),
    );
    expect(pushing.map(({ code }) => code)).toEqual(["push"]);
  });

  it("are nothing to a village but where care is entrusted and guardians are urged", () => {
    const open = guardianshipProcedures.filter(({ openTo }) => openTo.includes("villageDirector"));
    expect(open.map(({ procedure }) => procedure.code)).toEqual(["entrustedCare", "admonition"]);
    for (const { openTo } of guardianshipProcedures) {
      expect(openTo).toEqual(
        expect.arrayContaining(["townshipSupervisor", "districtOfficer", "districtLeader"]),
      );
      for (const role of ["finance", "systemAdmin", "securityAdmin", "auditor", "partnerLiaison"] as const)
        expect(openTo).not.toContain(role);
    }
  });
});
