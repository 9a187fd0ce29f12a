/** A procedure of another room as it lies before who fills it in: what its own binding knows, and what is missing. */
import { today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { maskField, paperOf, sensitiveFields } from "../../../platform/procedures/form-view.ts";
import { formFaults } from "../../../platform/procedures/matter.ts";
import { type Procedure, type ProcedureVersion, versionOn } from "../../../platform/procedures/procedure.ts";
import {
  type FormValues,
  getBinding,
  isOpenTo,
  type Subject,
} from "../../../platform/procedures/procedure-book.service.ts";
import {
  procedureProblems,
  refusalProblems,
} from "../../../platform/procedures/procedure-problems.contract.ts";

export interface BoundPreparation {
  readonly procedure: Procedure;
  readonly spec: ProcedureVersion;
  readonly subject: Subject;
  /** Numbers masked. */
  readonly fields: FormValues;
  readonly missing: readonly string[];
}

/** @throws procedures.unknown, procedures.noVersion, access.notFound */
export async function prepareBound(
  tx: Tx,
  app: App,
  code: string,
  childId: string,
  on: string = today(),
): Promise<BoundPreparation> {
  const binding = getBinding(code);
  if (!isOpenTo(binding, tx.actor.role)) throw new Problem(procedureProblems.unknown);
  const spec = versionOn(binding.procedure, on);
  if (spec === undefined) throw new Problem(refusalProblems.noVersion);
  const subject = await binding.findSubject(tx, app, childId);
  if (subject === undefined) throw notFound();
  const known = (await binding.prefill?.(tx, app, subject)) ?? {};
  const sealed = sensitiveFields(spec);
  const fields = Object.fromEntries(
    Object.entries(known).map(([field, held]) => [
      field,
      sealed.has(field) ? { ...held, value: maskField(spec, field, held.value) } : held,
    ]),
  );
  const answers = Object.fromEntries(Object.entries(known).map(([field, { value }]) => [field, value]));
  const shown = new Set(paperOf(spec, {}, []).flatMap((section) => section.fields.map(({ field }) => field)));
  const missing = formFaults(spec, answers)
    .map(({ path }) => path.split(".")[0] ?? "")
    .filter((field) => shown.has(field));
  return { procedure: binding.procedure, spec, subject, fields, missing: [...new Set(missing)] };
}
