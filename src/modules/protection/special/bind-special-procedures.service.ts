/** The special procedures as the house runs them: whom or what they are about, what is checked, printed, and what must have been done. */
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Check } from "../../../platform/procedures/matter-view.contract.ts";
import {
  bindProcedure,
  type FormValues,
  type MatterFile,
} from "../../../platform/procedures/procedure-book.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { printSpecial } from "./papers/print-special.service.ts";
import { untold } from "./people/code-names.ts";
import { peopleOf } from "./people/people.service.ts";
import { specialProblems } from "./special-problems.contract.ts";
import { type SpecialProcedure, specialProcedures } from "./special-procedures.ts";

for (const one of specialProcedures) bind(one);

function bind(of: SpecialProcedure): void {
  const { nameOf } = of;
  bindProcedure({
    procedure: of.procedure,
    async findSubject(tx, _app, id) {
      // A department has no way into the register.
      const child = tx.actor.role === "partnerLiaison" ? undefined : await findApplicantChild(tx, id);
      return child === undefined ? undefined : { id, name: child.name, placeCode: child.villageCode };
    },
    ...(nameOf === null ? {} : { nameEvent: (form) => nameOf((field) => wordsIn(form, field)) }),
    checks: (tx, app, file) => checksOf(tx, app, of, file),
    papers: [{ code: "form", title: "登记表" }],
    print: printSpecial,
    async onDecided(tx, app, file, { step }) {
      if (of.told?.step === step.code) await demandTold(tx, app, of.told.sides, file);
    },
  });
}

/** A draft may still be silent about it. */
function wordsIn(form: FormValues, field: string): string {
  const value = form[field]?.value;
  return typeof value === "string" ? value : "";
}

/** @throws special.guardiansNotTold */
async function demandTold(
  tx: Tx,
  app: App,
  sides: NonNullable<SpecialProcedure["told"]>["sides"],
  file: MatterFile,
): Promise<void> {
  const missing = untold(await peopleOf(tx, app, file.id, false), sides);
  if (missing.length > 0)
    throw new Problem(specialProblems.guardiansNotTold, {
      detail: `${missing.join("、")}。${specialProblems.guardiansNotTold.detail ?? ""}`,
    });
}

async function checksOf(tx: Tx, app: App, { told }: SpecialProcedure, file: MatterFile): Promise<Check[]> {
  if (told === undefined) return [];
  const people = await peopleOf(tx, app, file.id, false);
  const missing = untold(people, told.sides);
  const sides = told.sides.every((part) => people.some((one) => one.part === part));
  const plain = { source: "事件中的孩子", on: null, citation: null };
  return [
    {
      code: "bothSides",
      label: "各方的孩子已登记",
      verdict: sides ? "yes" : "no",
      value: people.map(({ codeName }) => codeName).join("、") || "还没有登记",
      ...plain,
    },
    {
      code: "guardiansTold",
      label: "各方监护人已告知",
      verdict: missing.length === 0 ? "yes" : "no",
      value: missing.length === 0 ? "都已告知" : `还没有：${missing.join("、")}`,
      ...plain,
    },
  ];
}
