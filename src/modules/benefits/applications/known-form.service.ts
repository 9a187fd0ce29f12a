/** An application filled from the register as of a day: masked for who looks at it, in clear for what is sealed. */
import { monthOfDate, plusMonths } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { ProcedureVersion } from "../../../platform/procedures/procedure.ts";
import { ethnicityName, openNumbersOf } from "../../registry/applicants.service.ts";
import type { ChildFile } from "../../registry/child-file.contract.ts";
import { readChild } from "../../registry/read-child.service.ts";
import { startBasic } from "../benefits.parameters.ts";
import type { BenefitProcedure } from "./benefit-procedures.ts";
import type { KnownFields } from "./prefill/known-value.ts";
import { numberFields } from "./prefill/number-fields.ts";
import { type Prefill, prefill } from "./prefill/prefill.ts";

export interface KnownForm extends Prefill {
  readonly file: ChildFile;
}

/** Numbers masked. @throws access.notFound */
export async function readKnownForm(
  tx: Tx,
  app: App,
  { form }: BenefitProcedure,
  spec: ProcedureVersion,
  { childId, on }: { readonly childId: string; readonly on: string },
): Promise<KnownForm> {
  const file = await readChild(tx, app, childId, on);
  const words = {
    ethnicity: ethnicityName(file.person.ethnicity),
    home: `${file.townshipName}${file.villageName}`,
  };
  const startMonth = await startMonthFor(tx, on);
  return { file, ...prefill(form, spec.form, { file, words, on, startMonth }) };
}

const start = readerOf(startBasic);

/** The month from which what is decided on this day is paid. */
export async function startMonthFor(tx: Tx, on: string): Promise<string> {
  return start.get(await listParameters(tx, on)) === "sameMonth"
    ? monthOfDate(on)
    : plusMonths(monthOfDate(on), 1);
}

/** The same values with the numbers themselves, which the procedure seals. */
export async function withOpenNumbers(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  childId: string,
  fields: KnownFields,
): Promise<KnownFields> {
  const ownerOf = (ref: string | undefined) => (ref === undefined ? childId : fields[ref]?.value);
  const owners = numberFields.map(({ ref }) => ownerOf(ref)).filter((id) => typeof id === "string");
  const numbers = await openNumbersOf(tx, cipher, [...new Set(owners)]);
  const opened = numberFields.flatMap(({ field, ref, number }) => {
    const held = fields[field];
    const owner = ownerOf(ref);
    const value = typeof owner === "string" ? numbers.get(owner)?.[number] : undefined;
    return held === undefined || typeof value !== "string" ? [] : [[field, { ...held, value }] as const];
  });
  return { ...fields, ...Object.fromEntries(opened) };
}
