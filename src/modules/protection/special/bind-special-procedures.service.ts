/** The special procedures as the house runs them: whom or what they are about, what is checked, printed, and what must have been done. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { Check } from "../../../platform/procedures/matter-view.contract.ts";
import {
  bindProcedure,
  type DecidedStep,
  type FormValues,
  type MatterFile,
} from "../../../platform/procedures/procedure-book.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { ofCases } from "../cases/links/tell-matters.service.ts";
import { closeDetoxEnd, noteDetoxEnd } from "./detox.service.ts";
import { printSpecial } from "./papers/print-special.service.ts";
import { untold } from "./people/code-names.ts";
import { addSubject, peopleOf } from "./people/people.service.ts";
import { recordSchooling } from "./return-to-school.service.ts";
import { afterCaseMonths } from "./special.parameters.ts";
import { daysCheck, followedUntil, livelihoodCheck, peopleChecks, untilCheck } from "./special-checks.ts";
import { specialProblems } from "./special-problems.contract.ts";
import { type SpecialProcedure, specialProcedures } from "./special-procedures.ts";

const months = readerOf(afterCaseMonths);

for (const one of specialProcedures) bind(one);

function bind(of: SpecialProcedure): void {
  const { procedure, nameOf } = of;
  bindProcedure(
    ofCases({
      procedure,
      async findSubject(tx, _app, id) {
        // A department has no way into the register.
        const child = tx.actor.role === "partnerLiaison" ? undefined : await findApplicantChild(tx, id);
        return child === undefined ? undefined : { id, name: child.name, placeCode: child.villageCode };
      },
      nameEvent: (form) => nameOf((field) => wordsIn(form, field)),
      checks: (tx, app, file, on) => checksOf(tx, app, of, file, on),
      papers: [{ code: "form", title: "登记表" }],
      print: printSpecial,
      async onReceived(tx, app, file) {
        await addSubject(tx, app, of, file);
        await noteDetoxEnd(tx, file);
      },
      onDecided: (tx, app, file, decided) => onDecided(tx, app, of, file, decided),
      onWithdrawn: (tx, _app, file) => closeDetoxEnd(tx, file, "已撤回"),
    }),
  );
}

/** A draft may still be silent about it. */
function wordsIn(form: FormValues, field: string): string {
  const value = form[field]?.value;
  return typeof value === "string" ? value : "";
}

/** @throws special.guardiansNotTold, .nobodyNamed, .tooEarly */
async function onDecided(
  tx: Tx,
  app: App,
  { demands, procedure }: SpecialProcedure,
  file: MatterFile,
  decided: DecidedStep,
): Promise<void> {
  const { step, outcome } = decided;
  if (demands?.step === step.code && outcome.leads === "next") await demandPeople(tx, app, demands, file);
  if (procedure.code === "dropout") await recordSchooling(tx, app, file, decided);
  if (procedure.code === "juvenileFollowUp" && outcome.code === "arranged")
    await closeDetoxEnd(tx, file, "已衔接");
  if (procedure.code === "juvenileFollowUp" && outcome.code === "ended") {
    const until = await untilOf(tx, file, step.decision?.on ?? "");
    if (until === null || (step.decision?.on ?? "") < until)
      throw new Problem(specialProblems.tooEarly, {
        detail: `跟踪帮扶到 ${until ?? "案件办结以后"}。${specialProblems.tooEarly.detail ?? ""}`,
      });
  }
}

async function untilOf(tx: Tx, { matter }: MatterFile, on: IsoDate): Promise<IsoDate | null> {
  const count = months.find(await listParameters(tx, on));
  return count === undefined ? null : followedUntil(matter, count);
}

async function demandPeople(
  tx: Tx,
  app: App,
  { sides, told }: NonNullable<SpecialProcedure["demands"]>,
  file: MatterFile,
): Promise<void> {
  const people = await peopleOf(tx, app, file.id, false);
  if (!told && sides.every((part) => people.some((one) => one.part === part))) return;
  if (!told) throw new Problem(specialProblems.nobodyNamed);
  const missing = untold(people, sides);
  if (missing.length > 0)
    throw new Problem(specialProblems.guardiansNotTold, {
      detail: `${missing.join("、")}。${specialProblems.guardiansNotTold.detail ?? ""}`,
    });
}

async function checksOf(
  tx: Tx,
  app: App,
  { demands, procedure }: SpecialProcedure,
  file: MatterFile,
  on: IsoDate,
): Promise<Check[]> {
  return [
    ...peopleChecks(demands, await peopleOf(tx, app, file.id, false)),
    ...(procedure.code === "juvenileFollowUp"
      ? [untilCheck(await untilOf(tx, file, on), on), livelihoodCheck(file.matter)]
      : []),
    ...(procedure.code === "legalHelp" ? daysCheck(file.matter, on) : []),
  ];
}
