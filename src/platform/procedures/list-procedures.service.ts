/** What can be done here: the declared procedures as they hold today. */
import { roleCodes } from "../../kernel/actor.ts";
import { today } from "../../kernel/clock.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { accessProblems, mayDo } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import { paperOf } from "./form-view.ts";
import { surroundingsOf } from "./load-matter.service.ts";
import { needsVillage, versionOn } from "./procedure.ts";
import { boundProcedures, getBinding, isOpenTo } from "./procedure-book.service.ts";
import { procedureProblems, refusalProblems } from "./procedure-problems.contract.ts";
import type { listProcedures as contract, readProcedureForm as formContract } from "./procedures.contract.ts";
import { citationView } from "./read-matter.service.ts";
import { sayTerm } from "./step-clock.ts";
import { mayStart } from "./who-may.ts";

/** An empty form of the procedure as it holds today, for whoever begins one. @throws access.forbidden, procedures.unknown */
export function readFormOf(tx: Tx, code: string): OutputOf<typeof formContract> {
  const binding = getBinding(code);
  const { procedure, nameEvent } = binding;
  if (!isOpenTo(binding, tx.actor.role)) throw new Problem(procedureProblems.unknown);
  if (!mayStart(procedure, tx.actor)) throw new Problem(accessProblems.forbidden);
  const spec = versionOn(procedure, today());
  if (spec === undefined) throw new Problem(refusalProblems.noVersion);
  return {
    code,
    title: procedure.title,
    basis: procedure.basis.map(citationView),
    sections: paperOf(spec, {}, []),
    beginsAtPlace: nameEvent !== undefined,
    needsVillage: needsVillage(spec),
    isSealed: procedure.isSealed ?? false,
  };
}

export async function listProceduresOf(tx: Tx): Promise<OutputOf<typeof contract>> {
  const { terms } = await surroundingsOf(tx);
  const isLiaison = tx.actor.role === "partnerLiaison";
  return {
    items: boundProcedures().flatMap((binding) => {
      const { procedure } = binding;
      const spec = versionOn(procedure, today());
      const canStart = mayDo(tx.actor, "application.start") && mayStart(procedure, tx.actor);
      const acts = spec?.steps.some(({ by }) => by.department === tx.actor.department) === true;
      if (spec === undefined || !isOpenTo(binding, tx.actor.role) || (isLiaison && !canStart && !acts))
        return [];
      return [
        {
          code: procedure.code,
          title: procedure.title,
          group: procedure.group ?? null,
          basis: procedure.basis.map(citationView),
          steps: spec.steps.map((step) => ({
            code: step.code,
            title: step.title,
            deskName:
              step.by.department === undefined
                ? roleCodes.label(step.by.role)
                : memberUnitCodes.label(step.by.department),
            term: sayTerm(step, terms),
          })),
          materials: spec.materials.map(({ title, required }) => ({ title, required })),
          canStart,
          isOfOffice: spec.isOfOffice ?? false,
        },
      ];
    }),
    // Older versions too: what began with them still runs.
    hasTurns: boundProcedures().some(({ procedure }) =>
      procedure.versions.some(({ steps }) => steps.some(({ by }) => by.role === tx.actor.role)),
    ),
  };
}
