/** A confirmed basic allowance: the register learns of the category, the money starts in the month that the rule says. */
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { findApplicantChild } from "../../../registry/applicants.service.ts";
import { recordChildFact } from "../../../registry/child-facts.service.ts";
import { startEntitlement } from "../../entitlements/entitlements.service.ts";
import type { GrantedProgramme } from "../benefit-procedures.ts";
import { categoryOf } from "../ending-rules.ts";
import { startMonthFor } from "../known-form.service.ts";
import { payeeOf } from "../payee-of.ts";
import { answerText, type Deciding, lastDecision, nameOfMatter, outcomeLabel } from "./decided.ts";

export async function grantLiving(
  tx: Tx,
  app: App,
  file: MatterFile,
  programme: GrantedProgramme,
  { on }: Deciding,
): Promise<void> {
  const childId = file.subjectId;
  const category = categoryOf(programme);
  const child = childId === null ? undefined : await findApplicantChild(tx, childId);
  if (child === undefined || category === undefined) return;
  const startMonth = await startMonthFor(tx, on);
  const careMode = answerText(file, "careMode");
  const verified = lastDecision(file, "verify");
  await recordChildFact(tx, child.id, child.version, {
    kind: "category",
    from: on,
    value: {
      category,
      ...(category === "orphan" ? { orphanType: orphanTypeOf(programme, careMode) } : {}),
      careMode,
      recognisedOn: on,
      startMonth,
      ...(file.no === null ? {} : { document: file.no }),
      ...(file.matter.receivedOn === null ? {} : { appliedOn: file.matter.receivedOn }),
      ...(verified === null
        ? {}
        : { verifiedOn: verified.on, verdict: outcomeLabel(file, "verify", verified.outcome) }),
      confirmedOn: on,
    },
    evidence: nameOfMatter(file),
  });
  await startEntitlement(tx, app, {
    childId: child.id,
    programme,
    careMode,
    decidedOn: on,
    fromMonth: startMonth,
    payee: payeeOf(file.matter.answers),
    matterId: file.id,
    ...(file.no === null ? {} : { document: file.no }),
    reason: nameOfMatter(file),
  });
}

function orphanTypeOf(programme: GrantedProgramme, careMode: string): string {
  if (programme === "B02") return "hiv";
  return careMode === "institution" || careMode === "agency" ? "institution" : "community";
}
