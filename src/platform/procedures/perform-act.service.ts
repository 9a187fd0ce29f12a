/** One act on a matter: judged by the engine, written with its events, tasks and effects in one transaction. */
import { roleCodes } from "../../kernel/actor.ts";
import { yearOf } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import { Problem } from "../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { findNamed, insertPart } from "./department-parts.store.ts";
import type { Act, Told } from "./engine/ruling.ts";
import { act } from "./engine.ts";
import {
  demandHandling,
  fileOf,
  type Loaded,
  loadMatter,
  loggedIds,
  situationOf,
  surroundingsOf,
} from "./load-matter.service.ts";
import { deskOf, isUnreached, type Matter, openPause, openStep, stepSpec } from "./matter.ts";
import * as store from "./matters.store.ts";
import type { ProcedureVersion } from "./procedure.ts";
import { procedureProblems, refusalProblems } from "./procedure-problems.contract.ts";
import { settleStepTasks } from "./step-tasks.service.ts";

/** What whoever handed it in does; the other acts are the desk's, as the engine knows. */
const handling: ReadonlySet<Act["kind"]> = new Set(["receive", "supplement", "withdraw", "object"]);

/** @throws procedures.* for each reason of the engine, procedures.stale, access.notFound */
export async function performAct(tx: Tx, app: App, id: string, version: number, todo: Act): Promise<void> {
  const loaded = await loadMatter(tx, app, id, version);
  if (handling.has(todo.kind)) demandHandling(tx, loaded);
  if (todo.kind === "object" && loaded.matter.state === "refused") await demandNoOther(tx, loaded);
  await performOn(tx, app, loaded, todo);
}

/** Whoever has applied again is heard there; two of one kind must not run. @throws procedures.alreadyRunning */
async function demandNoOther(tx: Tx, { row, binding }: Loaded): Promise<void> {
  const { subject_id: subjectId, procedure } = row;
  if (subjectId === null || binding.procedure.isRepeatable === true) return;
  await store.lockSubject(tx, procedure, subjectId);
  if (await inEveryPlace(tx, () => store.isRunning(tx, procedure, subjectId)))
    throw new Problem(procedureProblems.alreadyRunning);
}

/** The same for a matter that is loaded and locked already. */
export async function performOn(tx: Tx, app: App, loaded: Loaded, todo: Act): Promise<Loaded> {
  const situation = situationOf(tx, loaded, await surroundingsOf(tx));
  const ruling = act(loaded.matter, todo, situation);
  if (ruling.verdict === "refused") {
    const spec = refusalProblems[ruling.code];
    throw new Problem(
      spec,
      ruling.says === undefined ? {} : { detail: `${ruling.says}${spec.detail ?? ""}` },
    );
  }
  if (todo.kind === "decide") await demandNamedNext(tx, loaded, ruling.matter);
  const behalf = situation.behalf === undefined ? null : situation.behalf.name;
  const next = await save(tx, app, loaded, ruling.matter, ruling.told, behalf);
  await runEffects(tx, app, loaded, next);
  tx.note({
    subjectIds: loggedIds(loaded.row),
    detail: {
      application: next.row.no ?? loaded.row.id,
      act: todo.kind,
      ...("outcome" in todo ? { outcome: todo.outcome } : {}),
      ...(behalf === null ? {} : { behalf }),
    },
  });
  return next;
}

/** Of a sealed matter nobody else knows: a step that opens on a desk where nobody is named would lie there unseen. */
async function demandNamedNext(tx: Tx, { row, spec }: Loaded, next: Matter): Promise<void> {
  const step = openStep(next);
  if (!row.is_sealed || step === undefined) return;
  const { by } = stepSpec(spec, step.code);
  if (isUnreached(by, next.places)) return;
  const desk = deskOf(by, next.places);
  if ((await findNamed(tx, row.id, desk, today())) === undefined)
    throw new Problem(procedureProblems.nextUnnamed, {
      detail: `下一步在${by.department === undefined ? roleCodes.label(by.role) : memberUnitCodes.label(by.department)}。${procedureProblems.nextUnnamed.detail ?? ""}`,
    });
}

/** Writes what changed. The asker has been judged; the matter may lie beside the asker's own place. */
export async function save(
  tx: Tx,
  app: App,
  loaded: Loaded,
  matter: Matter,
  told: readonly Told[],
  behalf: string | null,
): Promise<Loaded> {
  const { row, spec } = loaded;
  return inEveryPlace(tx, async () => {
    const at = now();
    const no = row.no ?? (matter.receivedOn === null ? null : await numberOf(tx, row, matter.receivedOn));
    const version = await store.updateMatter(tx, { ...headOf(row.id, no, spec, matter) });
    const before = new Map(loaded.matter.steps.map((step) => [step.ordinal, step]));
    for (const step of matter.steps) {
      if (before.get(step.ordinal) === step) continue;
      await store.putStep(tx, row.id, step, at);
      const { department } = stepSpec(spec, step.code).by;
      if (department !== undefined) await insertPart(tx, row.id, department, at);
    }
    for (const [index, pause] of matter.pauses.entries())
      if (loaded.matter.pauses[index] !== pause) await store.putPause(tx, row.id, index + 1, pause);
    await store.insertEvents(tx, row.id, told, behalf, at);
    const next: Loaded = {
      ...loaded,
      matter,
      row: {
        ...row,
        no,
        version,
        state: matter.state,
        received_on: matter.receivedOn,
        ended_on: matter.endedOn,
        is_noticed: matter.isNoticed,
      },
    };
    await settleStepTasks(tx, app.places, loaded, next);
    return next;
  });
}

function headOf(id: string, no: string | null, spec: ProcedureVersion, matter: Matter): store.MatterHead {
  const step = openStep(matter);
  const desk = step === undefined ? undefined : deskOf(stepSpec(spec, step.code).by, matter.places);
  return {
    id,
    no,
    state: matter.state,
    specVersion: spec.version,
    receivedOn: matter.receivedOn,
    endedOn: matter.endedOn,
    isNoticed: matter.isNoticed,
    stepCode: step?.code ?? null,
    deskRole: desk?.role ?? null,
    deskCode: desk?.placeCode ?? null,
    deskDepartment: desk?.department ?? null,
    dueOn: step?.due.on ?? null,
    clockStands: step !== undefined && openPause(matter, step.ordinal) !== undefined,
  };
}

/** 500117104-2026-00012 */
async function numberOf(tx: Tx, row: store.MatterRow, receivedOn: string): Promise<string> {
  const township = row.reception_code.slice(0, 9);
  const year = yearOf(receivedOn);
  const serial = await store.nextSerial(tx, township, year);
  return `${township}-${year}-${String(serial).padStart(5, "0")}`;
}

async function runEffects(tx: Tx, app: App, before: Loaded, after: Loaded): Promise<void> {
  const { binding } = before;
  const file = fileOf(after);
  if (before.matter.state === "draft" && after.matter.state === "running")
    await binding.onReceived?.(tx, app, file);
  for (const step of after.matter.steps) {
    const wasOpen = before.matter.steps.find(({ ordinal }) => ordinal === step.ordinal)?.state === "open";
    if (!wasOpen || step.decision === null) continue;
    const outcome = stepSpec(after.spec, step.code).outcomes.find(
      ({ code }) => code === step.decision?.outcome,
    );
    if (outcome !== undefined) await binding.onDecided?.(tx, app, file, { step, outcome });
  }
  if (before.matter.state === after.matter.state) return;
  if (after.matter.state === "approved") await binding.onApproved?.(tx, app, file);
  if (after.matter.state === "refused") await binding.onRefused?.(tx, app, file);
  if (after.matter.state === "withdrawn") await binding.onWithdrawn?.(tx, app, file);
  if (after.matter.state === "closed") await binding.onClosed?.(tx, app, file);
}
