/** An application begins: prefilled with what is known, kept as a draft until it is received. */
import { v7 as uuid } from "uuid";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { grant } from "../access/grants.service.ts";
import { accessProblems, notFound } from "../access/policy.ts";
import { isInScope } from "../access/scope.ts";
import { sealedByAsker } from "../access/sealed.service.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { sealTasks } from "../tasks/tasks.service.ts";
import { insertPart } from "./department-parts.store.ts";
import { maskField, paperOf, sensitiveFields } from "./form-view.ts";
import { demandHandling, keepForm, type Loaded, loadMatter, loggedIds } from "./load-matter.service.ts";
import { formFaults } from "./matter.ts";
import * as store from "./matters.store.ts";
import { performOn } from "./perform-act.service.ts";
import { needsVillage, type ProcedureVersion, versionOn } from "./procedure.ts";
import {
  type FormValues,
  getBinding,
  isOpenTo,
  type ProcedureBinding,
  type Subject,
} from "./procedure-book.service.ts";
import { procedureProblems, refusalProblems } from "./procedure-problems.contract.ts";
import { mayStart } from "./who-may.ts";

export interface MatterStart {
  readonly procedure: string;
  readonly subjectId?: string | undefined;
  /** Where something happened that concerns no single child of the register. */
  readonly placeCode?: string | undefined;
  readonly form: FormValues;
  readonly applicant?: { readonly name: string; readonly relation: string } | undefined;
  /** With a day: received at once. */
  readonly receivedOn?: IsoDate | undefined;
  readonly previousId?: string | undefined;
  /** What of its room it belongs to, as whoever begins it says: the room knows what that is. */
  readonly belongsTo?: string | undefined;
}

/** Gives the new matter's id. @throws access.forbidden, procedures.unknown, .subjectUnknown, .alreadyRunning, .notRefused, .formBad and the engine's */
export async function startMatter(tx: Tx, app: App, start: MatterStart): Promise<string> {
  const binding = getBinding(start.procedure);
  if (!isOpenTo(binding, tx.actor.role)) throw new Problem(procedureProblems.unknown);
  const { procedure } = binding;
  if (!mayStart(procedure, tx.actor)) throw new Problem(accessProblems.forbidden);
  const subject = await demandSubject(tx, app, binding, start);
  const spec = versionOn(procedure, start.receivedOn ?? today());
  if (spec === undefined) throw new Problem(refusalProblems.noVersion);
  if (subject.id === null && needsVillage(spec) && subject.placeCode.length < 12)
    throw new Problem(procedureProblems.placeTooWide);
  if (subject.id !== null && procedure.isRepeatable !== true)
    await demandNoneRunning(tx, procedure.code, subject.id);
  const previous = await demandPrevious(tx, start.previousId, procedure.code, subject.id);
  const id = uuid();
  const known = subject.id === null ? {} : await binding.prefill?.(tx, app, { ...subject, id: subject.id });
  const form = demandKnownFields(spec, { ...known, ...start.form });
  const isSealed = procedure.isSealed === true || (await isSecret(tx, binding, subject.id, form));
  if (isSealed)
    await grant(tx, { holderId: id, accountId: tx.actor.accountId, part: "lead", reason: "由本人登记" });
  await inEveryPlace(tx, async () => {
    await store.insertMatter(
      tx,
      {
        id,
        procedure: procedure.code,
        specVersion: spec.version,
        subjectId: subject.id,
        subjectName: subject.name,
        scopeCode: subject.placeCode,
        receptionCode: receptionOf(tx.actor.placeCode, subject.placeCode),
        applicantName: start.applicant?.name ?? null,
        applicantRelation: start.applicant?.relation ?? null,
        form: {},
        previousId: previous?.id ?? null,
        isSealed,
      },
      now(),
    );
    if (tx.actor.role === "partnerLiaison" && tx.actor.department !== null)
      await insertPart(tx, id, tx.actor.department, now());
    if (!subject.placeCode.startsWith(tx.actor.placeCode))
      await store.insertParticipant(tx, id, tx.actor.placeCode, "受理地");
    const kept = await keepForm(tx, app.cipher, id, spec, form);
    await store.updateForm(tx, id, kept, {
      name: start.applicant?.name ?? null,
      relation: start.applicant?.relation ?? null,
    });
    const says =
      previous === undefined
        ? spec.isOfOffice === true
          ? "登记"
          : "登记申请"
        : `重新申请（原申请 ${previous.no ?? ""}）`;
    await store.insertEvents(
      tx,
      id,
      [{ kind: "started", on: start.receivedOn ?? today(), step: null, says, detail: {} }],
      null,
      now(),
    );
  });
  await binding.onStarted?.(tx, app, { id, subjectId: subject.id, belongsTo: start.belongsTo });
  if (isSealed) await sealedByAsker(tx, id);
  tx.note({
    subjectIds: loggedIds({ id, subject_id: subject.id, is_sealed: isSealed }),
    detail: { procedure: procedure.code },
  });
  if (start.receivedOn !== undefined) await receiveMatter(tx, app, id, 2, start.receivedOn);
  return id;
}

async function isSecret(
  tx: Tx,
  { isSecret: ask }: ProcedureBinding,
  subjectId: string | null,
  form: FormValues,
): Promise<boolean> {
  return (await ask?.(tx, subjectId, form)) ?? false;
}

/** What was written now says that it is secret: whoever writes it and whoever began it are the named ones. */
async function sealIfSecret(tx: Tx, { row, binding }: Loaded, form: FormValues): Promise<void> {
  if (row.is_sealed || !(await isSecret(tx, binding, row.subject_id, form))) return;
  for (const accountId of new Set([row.created_by, tx.actor.accountId]))
    await grant(tx, { holderId: row.id, accountId, part: "lead", reason: "由本人登记" });
  await inEveryPlace(tx, () => store.sealMatter(tx, row.id));
  await sealTasks(tx, row.id, `/applications/${row.id}`, binding.procedure.title);
  await sealedByAsker(tx, row.id);
}

type Known = Omit<Subject, "id"> & { readonly id: string | null };

/** The child within the asker's reach, or what happened at a place of it. */
async function demandSubject(
  tx: Tx,
  app: App,
  binding: ProcedureBinding,
  { subjectId, placeCode, form }: MatterStart,
): Promise<Known> {
  if (subjectId !== undefined) {
    const subject = await binding.findSubject(tx, app, subjectId);
    if (subject !== undefined) return subject;
  } else if (placeCode !== undefined && binding.nameEvent !== undefined) {
    const isOurs = isInScope(tx.scope, placeCode) && app.places.find(placeCode) !== undefined;
    if (isOurs) return { id: null, name: binding.nameEvent(form), placeCode };
  }
  throw new Problem(procedureProblems.subjectUnknown);
}

async function demandNoneRunning(tx: Tx, procedure: string, subjectId: string): Promise<void> {
  await store.lockSubject(tx, procedure, subjectId);
  if (await inEveryPlace(tx, () => store.isRunning(tx, procedure, subjectId)))
    throw new Problem(procedureProblems.alreadyRunning);
}

/** Where it is handed in; the district receives for the child's own township. */
function receptionOf(place: string, home: string): string {
  return place.length < 9 && home.startsWith(place) ? home.slice(0, 9) : place;
}

/** 受理: the draft becomes a matter with a number; it runs by the version of the procedure that holds on that day. */
export async function receiveMatter(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  on: IsoDate,
): Promise<void> {
  const loaded = await loadMatter(tx, app, id, version);
  demandHandling(tx, loaded);
  const spec = versionOn(loaded.binding.procedure, on);
  if (spec === undefined) throw new Problem(refusalProblems.noVersion);
  const faults = formFaults(spec, loaded.matter.answers);
  if (loaded.matter.state === "draft" && faults.length > 0) {
    const labels = new Map(
      paperOf(spec, {}, []).flatMap(({ fields }) => fields.map(({ field, label }) => [field, label])),
    );
    throw new Problem(refusalProblems.formIncomplete, {
      errors: faults.map(({ path, message }) => ({
        path: `form.${path}`,
        code: "invalid",
        message: `${labels.get(path.split(".")[0] ?? "") ?? path}：${message}`,
      })),
    });
  }
  await performOn(tx, app, { ...loaded, spec }, { kind: "receive", on });
}

/** Changes the form while it is a draft or while a supplement is waited for. */
export async function editForm(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  change: Pick<MatterStart, "form" | "applicant">,
): Promise<void> {
  const loaded = await loadMatter(tx, app, id, version);
  demandHandling(tx, loaded);
  const { row, spec, matter } = loaded;
  if (matter.state !== "draft" && matter.state !== "supplementing")
    throw new Problem(procedureProblems.notDraft);
  const form = demandKnownFields(spec, { ...loaded.form, ...unmasked(loaded, change.form) });
  await sealIfSecret(tx, loaded, form);
  await inEveryPlace(tx, async () => {
    const kept = await keepForm(tx, app.cipher, id, spec, form);
    await store.updateForm(tx, id, kept, {
      name: change.applicant?.name ?? row.applicant_name,
      relation: change.applicant?.relation ?? row.applicant_relation,
    });
  });
  if (matter.state === "supplementing")
    await performOn(
      tx,
      app,
      { ...loaded, form },
      { kind: "handIn", papers: [], says: "补正申请表", on: today() },
    );
  tx.note({ subjectIds: [id], detail: { fields: Object.keys(change.form) } });
}

/** A number that the page showed masked and sends back so is the one that is held. */
function unmasked({ spec, form }: Loaded, change: FormValues): FormValues {
  const sealed = sensitiveFields(spec);
  return Object.fromEntries(
    Object.entries(change).map(([field, given]) => {
      const held = form[field];
      const isEcho =
        sealed.has(field) && held !== undefined && given.value === maskField(spec, field, held.value);
      return [field, isEcho ? { ...given, value: held.value } : given];
    }),
  );
}

/** @throws procedures.formBad for a field that the form has not, or a value that can never be right */
function demandKnownFields(spec: ProcedureVersion, form: FormValues): FormValues {
  const errors = Object.entries(form).flatMap(([field, { value }]) => {
    const declared = (
      spec.form.shape as Record<
        string,
        { safeParse(value: unknown): { success: boolean; error?: { issues: { message: string }[] } } }
      >
    )[field];
    if (declared === undefined)
      return [{ path: `form.${field}`, code: "unknown", message: "申请表里没有这一项" }];
    if (value === null || value === undefined || value === "") return [];
    const parsed = declared.safeParse(value);
    return parsed.success
      ? []
      : [{ path: `form.${field}`, code: "invalid", message: parsed.error?.issues[0]?.message ?? "填得不对" }];
  });
  if (errors.length > 0) throw new Problem(procedureProblems.formBad, { errors });
  // Nothing typed is nothing known, not an empty text.
  return Object.fromEntries(
    Object.entries(form).filter(([, { value }]) => value !== null && value !== undefined && value !== ""),
  );
}

async function demandPrevious(tx: Tx, id: string | undefined, procedure: string, subjectId: string | null) {
  if (id === undefined) return undefined;
  const previous = await store.findMatter(tx, id);
  if (previous === undefined || previous.subject_id !== subjectId || previous.procedure !== procedure)
    throw notFound();
  if (previous.state !== "refused" && previous.state !== "withdrawn")
    throw new Problem(procedureProblems.notRefused);
  return previous;
}
