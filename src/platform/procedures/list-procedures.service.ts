/** What can be done here: the declared procedures as they hold today. */
import { roleCodes } from "../../kernel/actor.ts";
import { today } from "../../kernel/clock.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { mayDo } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import { surroundingsOf } from "./load-matter.service.ts";
import { versionOn } from "./procedure.ts";
import { boundProcedures, isOpenTo } from "./procedure-book.service.ts";
import type { listProcedures as contract } from "./procedures.contract.ts";
import { citationView } from "./read-matter.service.ts";
import { sayTerm } from "./step-clock.ts";

export async function listProceduresOf(tx: Tx): Promise<OutputOf<typeof contract>> {
  const { terms } = await surroundingsOf(tx);
  const canStart = mayDo(tx.actor, "application.start");
  return {
    items: boundProcedures().flatMap((binding) => {
      const { procedure } = binding;
      const spec = versionOn(procedure, today());
      if (spec === undefined || !isOpenTo(binding, tx.actor.role)) return [];
      return [
        {
          code: procedure.code,
          title: procedure.title,
          group: procedure.group ?? null,
          basis: procedure.basis.map(citationView),
          steps: spec.steps.map((step) => ({
            title: step.title,
            deskName: roleCodes.label(step.by.role),
            term: sayTerm(step, terms),
          })),
          materials: spec.materials.map(({ title, required }) => ({ title, required })),
          canStart,
        },
      ];
    }),
  };
}
