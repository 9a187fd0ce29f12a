/** What must hold before a procedure of guardianship begins. */
import { today } from "../../../../kernel/clock.ts";
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { findApplicantChild } from "../../../registry/applicants.service.ts";
import { findCustody } from "../custody.store.ts";
import { beginningFault } from "../demand-fit.ts";
import { termsOn } from "../guardianship-terms.service.ts";
import { findGuardian } from "./guardian-of.service.ts";

export async function onReceived(tx: Tx, app: App, file: MatterFile): Promise<void> {
  const child = file.subjectId === null ? undefined : await findApplicantChild(tx, file.subjectId);
  if (child === undefined) return;
  const on = file.matter.receivedOn ?? today();
  const isRestoration = file.procedure.code === "restoration";
  const guardian = isRestoration ? await findGuardian(tx, app, file) : undefined;
  const fault = beginningFault({
    procedure: file.procedure.code,
    on,
    birthDate: child.birthDate,
    custody: (await findCustody(tx, child.id))?.kind,
    answers: file.matter.answers,
    terms: await termsOn(tx, on),
    isRevoked: guardian?.facts.some(({ slot, holds }) => slot === "guardianshipRevoked" && holds) ?? false,
  });
  if (fault !== undefined) throw new Problem(fault);
}
