/** A matter from its rows, with its values in clear for who works on it, and the situation that the engine judges by. */
import { now, today } from "../../kernel/clock.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import { Problem } from "../../kernel/problem.ts";
import type { WorkCalendar } from "../../kernel/working-days.ts";
import { findPart } from "../access/grants.service.ts";
import { accessProblems, notFound } from "../access/policy.ts";
import { isEverywhere, isInScope } from "../access/scope.ts";
import { openSealed } from "../access/sealed.service.ts";
import { getWorkCalendar } from "../calendar/calendar.service.ts";
import type { FieldCipher } from "../crypto/cipher.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { type ParametersOfDay, readerOf } from "../parameters/read-parameter.ts";
import type { PlaceDirectory } from "../places/place-directory.ts";
import { listStandIns, type StandIn } from "./delegations.store.ts";
import { hasPart, listUnreached } from "./department-parts.store.ts";
import type { Situation } from "./engine/ruling.ts";
import { maskField, sensitiveFields } from "./form-view.ts";
import {
  type Acting,
  deskOf,
  isAtDesk,
  isUnreached,
  type Matter,
  openStep,
  type Places,
  stepSpec,
} from "./matter.ts";
import type { FormValue } from "./matter-view.contract.ts";
import * as store from "./matters.store.ts";
import { type Doer, type ProcedureVersion, versionNamed } from "./procedure.ts";
import {
  type FormValues,
  getBinding,
  isOpenTo,
  type MatterFile,
  type ProcedureBinding,
} from "./procedure-book.service.ts";
import { procedureProblems } from "./procedure-problems.contract.ts";
import { supplementDays } from "./procedures.parameters.ts";
import * as secrets from "./secrets.store.ts";
import { mayHandle } from "./who-may.ts";

export interface Loaded {
  readonly row: store.MatterRow;
  readonly binding: ProcedureBinding;
  readonly spec: ProcedureVersion;
  readonly matter: Matter;
  readonly materials: readonly store.MaterialRow[];
  /** In clear. */
  readonly form: FormValues;
}

export const SECRET = "procedure.secret";

function secretContext(matterId: string, field: string): string {
  return `${SECRET}/${matterId}/${field}`;
}

/**
 * With a version, or `newest`, the matter is locked: of two who act at once one waits and then sees what the other did.
 * @throws access.notFound, access.purposeFirst, procedures.stale when `version` is not the newest
 */
export async function loadMatter(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  id: string,
  version?: number | "newest",
): Promise<Loaded> {
  const row = await store.findMatter(tx, id, version !== undefined);
  if (row === undefined || !(await mayKnow(tx, row))) throw notFound();
  if (row.is_sealed) await openSealed(tx, id);
  const binding = getBinding(row.procedure);
  if (!isOpenTo(binding, tx.actor.role)) throw notFound();
  if (typeof version === "number" && row.version !== version) throw await staleProblem(tx, row, version);
  const spec = versionNamed(binding.procedure, row.spec_version);
  if (spec === undefined) throw new Error(`${row.procedure} has lost its version ${row.spec_version}`);
  const form = await openForm(tx, app.cipher, row);
  const materials = await store.listMaterials(tx, id);
  const matter: Matter = {
    state: row.state,
    receivedOn: row.received_on,
    endedOn: row.ended_on,
    places: placesOf(app.places, row, await unreachedBy(tx, spec)),
    answers: Object.fromEntries(Object.entries(form).map(([field, { value }]) => [field, value])),
    materials: materials.map(({ item, kind }) => ({ item, kind })),
    steps: await store.listSteps(tx, id),
    pauses: await store.listPauses(tx, id),
    isNoticed: row.is_noticed,
  };
  return { row, binding, spec, matter, materials, form };
}

/** A department handles what it handed in itself; elsewhere it has its step. @throws access.forbidden */
export function demandHandling(tx: Tx, { row }: Pick<Loaded, "row">): void {
  if (!mayHandle(row.started_department, tx.actor)) throw new Problem(accessProblems.forbidden);
}

export function placesOf(
  directory: PlaceDirectory,
  { scope_code: home, reception_code: reception }: Pick<store.MatterRow, "scope_code" | "reception_code">,
  unreached: readonly string[],
): Places {
  return { home, reception, isHomeOutside: directory.find(home.slice(0, 6)) === undefined, unreached };
}

async function unreachedBy(tx: Tx, { steps }: ProcedureVersion): Promise<readonly string[]> {
  return steps.some(({ by }) => by.department !== undefined) ? listUnreached(tx, today()) : [];
}

/** Row security knows no day; a delegation that has run out shows nothing more. */
async function mayKnow(tx: Tx, row: store.MatterRow): Promise<boolean> {
  if (isEverywhere(tx.scope)) return true;
  if (row.is_sealed) return (await findPart(tx, row.id)) !== undefined;
  if (tx.actor.role === "partnerLiaison") return hasPart(tx, row.id, tx.actor.department);
  if (isInScope(tx.scope, row.scope_code) || isInScope(tx.scope, row.reception_code)) return true;
  if (await store.takesPart(tx, row.id)) return true;
  const standIns = await listStandIns(tx, tx.actor.postId, today());
  return standIns.some(({ placeCode }) => row.scope_code.startsWith(placeCode));
}

/** Whom an act is logged about; of a sealed matter the log names the matter alone, or it would tell whose it is. */
export function loggedIds({
  id,
  subject_id: subjectId,
  is_sealed: isSealed,
}: Pick<store.MatterRow, "id" | "subject_id" | "is_sealed">): string[] {
  return subjectId === null || isSealed ? [id] : [id, subjectId];
}

/** Says what happened meanwhile, so that nobody has to guess; a department not what others wrote. */
async function staleProblem(tx: Tx, row: store.MatterRow, seen: number): Promise<Problem> {
  const isDepartment = tx.actor.role === "partnerLiaison";
  const last = isDepartment ? undefined : (await store.listEvents(tx, row.id)).at(-1);
  return new Problem(procedureProblems.stale, {
    extra: {
      yours: seen,
      current: row.version,
      ...(last === undefined ? {} : { happened: `${last.by_name}：${last.says}` }),
    },
  });
}

async function openForm(tx: Tx, cipher: FieldCipher, row: store.MatterRow): Promise<FormValues> {
  const form = row.form as Record<string, FormValue>;
  const opened = await secrets.listSecrets(tx, row.id);
  return {
    ...form,
    ...Object.fromEntries(
      opened.map(({ field, sealed }) => [
        field,
        { ...form[field], value: cipher.open(sealed, secretContext(row.id, field)) },
      ]),
    ),
  };
}

/** The form as it is kept: what is sensitive stands masked in the row and sealed beside it. */
export async function keepForm(
  tx: Tx,
  cipher: FieldCipher,
  id: string,
  spec: ProcedureVersion,
  form: FormValues,
): Promise<FormValues> {
  const kept: Record<string, FormValue> = { ...form };
  for (const field of sensitiveFields(spec)) {
    const held = form[field];
    if (held === undefined) continue;
    if (typeof held.value === "string" && held.value !== "") {
      await secrets.putSecret(tx, id, field, cipher.seal(held.value, secretContext(id, field)));
    } else await secrets.deleteSecret(tx, id, field);
    kept[field] = { ...held, value: maskField(spec, field, held.value) };
  }
  return kept;
}

export function fileOf({ row, binding, spec, matter, form }: Loaded): MatterFile {
  return {
    id: row.id,
    no: row.no,
    procedure: binding.procedure,
    spec,
    matter,
    isSealed: row.is_sealed,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    applicant: { name: row.applicant_name, relation: row.applicant_relation },
    form,
    previousId: row.previous_id,
    startedBy: row.created_by,
  };
}

export interface Surroundings {
  readonly calendar: WorkCalendar;
  readonly terms: ReadonlyMap<string, number>;
  readonly parameters: ParametersOfDay;
  readonly standIns: readonly StandIn[];
  /** Departments without any account. */
  readonly unreached: readonly string[];
}

export async function surroundingsOf(tx: Tx): Promise<Surroundings> {
  const terms = new Map<string, number>();
  const parameters = await listParameters(tx, today());
  for (const [key, { value }] of parameters) if (typeof value === "number") terms.set(key, value);
  return {
    calendar: await getWorkCalendar(tx),
    terms,
    parameters,
    standIns: await listStandIns(tx, tx.actor.postId, today()),
    unreached: await listUnreached(tx, today()),
  };
}

const supplement = readerOf(supplementDays);

/** Who acts, and in whose stead when the open step lies on another's desk. */
export function situationOf(
  tx: Tx,
  { spec, matter }: Pick<Loaded, "spec" | "matter">,
  { calendar, terms, parameters, standIns }: Surroundings,
): Situation {
  const { accountId, displayName: name, role, placeCode, department } = tx.actor;
  const by: Acting = { accountId, name, role, placeCode, department };
  const step = openStep(matter);
  const declared = step === undefined ? undefined : stepSpec(spec, step.code).by;
  const desk = declared === undefined ? undefined : deskOf(declared, matter.places);
  const behalf =
    declared === undefined || desk === undefined || isAtDesk(by, desk)
      ? undefined
      : (enteredFor(by, declared, matter.places) ?? standIns.find((post) => isAtDesk(post, desk)));
  return {
    spec,
    calendar,
    terms,
    supplementDays: supplement.find(parameters),
    today: today(),
    now: now().toISOString(),
    by,
    behalf,
  };
}

/** A department that has no account is spoken for by the district's officer, who puts down what it did. */
function enteredFor(by: Acting, declared: Doer, places: Places): Acting | undefined {
  if (by.role !== "districtOfficer" || !isUnreached(declared, places)) return undefined;
  const desk = deskOf(declared, places);
  if (desk.placeCode !== by.placeCode) return undefined;
  return { accountId: by.accountId, name: memberUnitCodes.label(desk.department), ...desk };
}
