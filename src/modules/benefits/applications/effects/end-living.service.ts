/** A decided termination ends the payments by the rule of its reason and the category in the register; a new payee takes over. */
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { performChildAct } from "../../../registry/child-acts.service.ts";
import { readChild } from "../../../registry/read-child.service.ts";
import type { EntitlementView } from "../../entitlements/entitlements.contract.ts";
import { changePayee, endEntitlement, listEntitlementsOf } from "../../entitlements/entitlements.service.ts";
import { applicationProblems } from "../applications.contract.ts";
import { runningOf } from "../demand-may-apply.service.ts";
import { categoryOf, endingOf } from "../ending-rules.ts";
import { terminationReasonCodes } from "../forms/form-codes.contract.ts";
import { payeeOf } from "../payee-of.ts";
import { answerText, nameOfMatter } from "./decided.ts";

/** @throws benefits.application.notReceiving */
export async function endLiving(tx: Tx, app: App, file: MatterFile): Promise<void> {
  const running = await demandReceiving(tx, app, file);
  const programme = answerText(file, "programme");
  const reason = answerText(file, "reason");
  const on = answerText(file, "exitOn");
  const { stop, exit } = endingOf(reason, programme);
  const said = `${nameOfMatter(file)}：${sayReason(reason)}`;
  await endEntitlement(tx, running.id, { why: stop, on, reason: said });
  const category = categoryOf(programme);
  const child = await readChild(tx, app, running.childId, on);
  if (category === undefined || child.endedOn !== null) return;
  if (!child.categories.some((held) => held.category === category)) return;
  await performChildAct(tx, app, running.childId, child.version, {
    kind: "exitedCategory",
    on,
    category,
    why: exit,
    reason: said,
    evidence: file.no ?? file.procedure.title,
  });
}

/** @throws benefits.application.notReceiving */
export async function changeReceiver(tx: Tx, app: App, file: MatterFile): Promise<void> {
  const running = await demandReceiving(tx, app, file);
  const reason = `${nameOfMatter(file)}：${answerText(file, "changeReason")}`;
  await changePayee(tx, app, running.id, { payee: payeeOf(file.matter.answers), reason });
}

/** The running entitlement that the form names. @throws benefits.application.notReceiving */
export async function demandReceiving(tx: Tx, app: App, file: MatterFile): Promise<EntitlementView> {
  const programme = answerText(file, "programme");
  const held = file.subjectId === null ? [] : await listEntitlementsOf(tx, app, file.subjectId);
  const running = runningOf(held).find((one) => one.programme === programme && one.endedWhy === null);
  if (running === undefined) throw new Problem(applicationProblems.notReceiving);
  return running;
}

function sayReason(reason: string): string {
  return terminationReasonCodes.has(reason) ? terminationReasonCodes.label(reason) : reason;
}
