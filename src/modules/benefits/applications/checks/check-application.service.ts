/** What the system sees beside an application: the rule's conditions with their evidence, what else runs, the form itself. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { paperOf } from "../../../../platform/procedures/form-view.ts";
import type { Check } from "../../../../platform/procedures/matter-view.contract.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { readChildRecognition } from "../../../recognition/judge-child.service.ts";
import { findApplicantChild } from "../../../registry/applicants.service.ts";
import { listEntitlementsOf } from "../../entitlements/entitlements.service.ts";
import type { BenefitProcedure } from "../benefit-procedures.ts";
import { runningOf } from "../demand-may-apply.service.ts";
import { categoryOf } from "../ending-rules.ts";
import { readKnownForm } from "../known-form.service.ts";
import { conditionChecks } from "./condition-checks.ts";
import { formChecks } from "./form-checks.ts";

/** Nothing of the child is told where its file is not to be seen. */
export async function checkApplication(
  tx: Tx,
  app: App,
  of: BenefitProcedure,
  file: MatterFile,
  on: IsoDate,
): Promise<readonly Check[]> {
  const childId = file.subjectId;
  if (childId === null || (await findApplicantChild(tx, childId)) === undefined) return [];
  const known = await readKnownForm(tx, app, of, file.spec, { childId, on });
  const sayOf = (field: string, value: unknown) =>
    fieldsOf(file, { [field]: { value } }).find((one) => one.field === field)?.words ?? "";
  const labels = new Map(fieldsOf(file, {}).map(({ field, label }) => [field, label]));
  return [
    ...(await ruleChecks(tx, of, childId, on)),
    await runningCheck(tx, app, of, childId),
    ...formChecks({
      file: known.file,
      answers: file.matter.answers,
      known: known.fields,
      labelOf: (field) => labels.get(field) ?? field,
      say: sayOf,
    }),
  ];
}

function fieldsOf({ spec }: MatterFile, form: Parameters<typeof paperOf>[1]) {
  return paperOf(spec, form, []).flatMap(({ fields }) => fields);
}

/** Of an illness that is a secret no condition is told. */
async function ruleChecks(
  tx: Tx,
  { form, grants, isSecret }: BenefitProcedure,
  childId: string,
  on: IsoDate,
): Promise<Check[]> {
  const category =
    form === "living" && grants !== undefined && isSecret !== true ? categoryOf(grants) : undefined;
  if (category === undefined) return [];
  const { categories } = await readChildRecognition(tx, childId, { asOf: on });
  const answer = categories.find((one) => one.category === category);
  return answer === undefined ? [] : conditionChecks(answer);
}

async function runningCheck(tx: Tx, app: App, { grants }: BenefitProcedure, childId: string): Promise<Check> {
  const running = runningOf(await listEntitlementsOf(tx, app, childId));
  const same = running.filter(({ programme }) => programme === grants);
  return {
    code: "running",
    label: "现在享受的待遇",
    verdict: same.length > 0 ? "no" : "yes",
    value:
      running.length === 0
        ? "没有"
        : running.map((one) => `${one.programmeName}（${one.fromMonth} 起）`).join("；"),
    source: "在享待遇名册",
    on: null,
    citation: null,
  };
}
