/** The benefit procedures as the house runs them: whom they are about, what is known, what is checked, what follows. */
import { today } from "../../../kernel/clock.ts";
import { everywhere } from "../../../platform/access/scope.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { versionOn } from "../../../platform/procedures/procedure.ts";
import { bindProcedure, type Subject } from "../../../platform/procedures/procedure-book.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import { type BenefitProcedure, benefitProcedures } from "./benefit-procedures.ts";
import { checkApplication } from "./checks/check-application.service.ts";
import { demandMayApply } from "./demand-may-apply.service.ts";
import { onDecided, onReceived } from "./effects/effects.service.ts";
import { askAgain, settleRefusedFindings } from "./effects/follow-findings.service.ts";
import { readKnownForm, withOpenNumbers } from "./known-form.service.ts";
import { papersOf, printApplication } from "./papers/print-paper.service.ts";

for (const one of benefitProcedures) bind(one);

function bind(of: BenefitProcedure): void {
  bindProcedure({
    procedure: of.procedure,
    findSubject: (tx, app, id) => findSubject(tx, app, of, id),
    prefill: async (tx, app, subject) => {
      const spec = versionOn(of.procedure, today());
      const isOwn = (await findApplicantChild(tx, subject.id)) !== undefined;
      if (spec === undefined || !isOwn) return {};
      const known = await readKnownForm(tx, app, of, spec, { childId: subject.id, on: today() });
      return withOpenNumbers(tx, app, subject.id, known.fields);
    },
    onReceived: (tx, app, file) => reaching(tx, of, (reach) => onReceived(reach, app, of, file)),
    checks: (tx, app, file, on) => checkApplication(tx, app, of, file, on),
    papers: papersOf(of.procedure.code),
    print: printApplication,
    onRefused: (tx, app, file) => settleRefusedFindings(tx, app, of, file),
    onWithdrawn: (tx, _app, file) => reaching(tx, of, (reach) => askAgain(reach, of, file)),
    onClosed: (tx, _app, file) => reaching(tx, of, (reach) => askAgain(reach, of, file)),
    onDecided: (tx, app, file, decided) => onDecided(tx, app, of, file, decided),
  });
}

/** Where an application may be handed in anywhere, the child is looked for everywhere; nothing but its name is told. */
async function findSubject(tx: Tx, app: App, of: BenefitProcedure, id: string): Promise<Subject | undefined> {
  if (of.isSecret === true && !seesHiv(tx.actor.role)) return undefined;
  return reaching(tx, of, async (reach) => {
    const child = await findApplicantChild(reach, id);
    if (child === undefined) return undefined;
    await demandMayApply(reach, app, of, child);
    return { id, name: child.name, placeCode: child.villageCode };
  });
}

/** What is handed in anywhere concerns a child of another place, whose file the asker does not see. */
function reaching<Result>(
  tx: Tx,
  { isAnywhere }: BenefitProcedure,
  use: (reach: Tx) => Promise<Result>,
): Promise<Result> {
  if (isAnywhere !== true) return use(tx);
  return inEveryPlace(tx, () => use({ ...tx, scope: everywhere() }));
}
