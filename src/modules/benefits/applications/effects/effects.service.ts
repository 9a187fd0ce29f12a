/** What follows from a decision, by procedure, step and outcome; in the decision's own transaction. */
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { Decision } from "../../../../platform/procedures/matter.ts";
import type { DecidedStep, MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { refusalProblems } from "../../../../platform/procedures/procedure-problems.contract.ts";
import { findApplicantChild } from "../../../registry/applicants.service.ts";
import type { BenefitProcedure } from "../benefit-procedures.ts";
import { demandMayApply } from "../demand-may-apply.service.ts";
import { demandSoundForm } from "../demand-sound-form.service.ts";
import { lastDecision } from "./decided.ts";
import { changeReceiver, demandReceiving, endLiving } from "./end-living.service.ts";
import { closeFindingTasks } from "./follow-findings.service.ts";
import { grantLiving } from "./grant-living.service.ts";
import { demandWithinTownshipLimit, grantOnce, grantStudy } from "./grant-other.service.ts";

/** When it is received: nothing stands in the way, and the form is sound. */
export async function onReceived(tx: Tx, app: App, of: BenefitProcedure, file: MatterFile): Promise<void> {
  await demandFree(tx, app, of, file);
  if (of.form === "ending" || of.form === "payee") await demandReceiving(tx, app, file);
  await demandSoundForm(tx, app, file);
  await closeFindingTasks(tx, of, file);
}

export async function onDecided(
  tx: Tx,
  app: App,
  of: BenefitProcedure,
  file: MatterFile,
  { step, outcome }: DecidedStep,
): Promise<void> {
  const decision = step.decision;
  if (decision === null) return;
  demandOtherThanVillage(file, decision);
  const isUrgentRelief = of.form === "relief" && outcome.code === "relieved";
  if (of.form === "relief" && (outcome.code === "grant" || isUrgentRelief))
    await demandWithinTownshipLimit(tx, file, decision.on);
  if (!isGrant(of, step.code, outcome.code)) return;
  // Relieved already: the papers that follow pay nothing a second time.
  if (of.form === "relief" && !isUrgentRelief && lastDecision(file, "relieve")?.outcome === "relieved")
    return;
  await demandFree(tx, app, of, file);
  await demandSoundForm(tx, app, file);
  await grant(tx, app, of, file, decision);
}

/** 代办的村（居）不查验自己代办的: whoever handed it in for the village decides nothing of it, whatever post is held by then. */
function demandOtherThanVillage({ matter, startedBy }: MatterFile, { by, behalf }: Decision): void {
  const isFromVillage = matter.places.reception.length === VILLAGE_CODE;
  if (!isFromVillage || (by.accountId !== startedBy && behalf?.accountId !== startedBy)) return;
  throw new Problem(refusalProblems.separatePosts, {
    detail: `这件申请是您在村（社区）代办的，要由别人来办。${refusalProblems.separatePosts.detail ?? ""}`,
  });
}

const VILLAGE_CODE = 12;

/** Grants lie on the step that confirms; relief on whichever township step gives it. */
function isGrant(of: BenefitProcedure, step: string, outcome: string): boolean {
  if (of.form === "relief") return ["relieved", "grant", "confirm"].includes(outcome);
  return (
    (step === "confirm" && outcome === "confirm") || (step === "decide" && ["end", "agree"].includes(outcome))
  );
}

async function grant(
  tx: Tx,
  app: App,
  { form, grants }: BenefitProcedure,
  file: MatterFile,
  decision: { readonly on: string; readonly opinion: string },
): Promise<void> {
  if (form === "ending") await endLiving(tx, app, file);
  else if (form === "payee") await changeReceiver(tx, app, file);
  else if (grants === undefined) return;
  else if (form === "living") await grantLiving(tx, app, file, grants, decision);
  else if (form === "study") await grantStudy(tx, app, file, grants, decision);
  else await grantOnce(tx, app, file, grants, decision);
}

async function demandFree(tx: Tx, app: App, of: BenefitProcedure, file: MatterFile): Promise<void> {
  const child = file.subjectId === null ? undefined : await findApplicantChild(tx, file.subjectId);
  if (child !== undefined) await demandMayApply(tx, app, of, child, file.id);
}
