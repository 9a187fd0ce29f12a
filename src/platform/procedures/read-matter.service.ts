/** One application as its page shows it. */
import { roleCodes } from "../../kernel/actor.ts";
import type { Citation } from "../../kernel/citation.ts";
import { now, today } from "../../kernel/clock.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import { mayDo } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { readerOf } from "../parameters/read-parameter.ts";
import type { PlaceDirectory } from "../places/place-directory.ts";
import { matterForDepartment } from "./department-sees.ts";
import { maskField, paperOf, sensitiveFields } from "./form-view.ts";
import {
  fileOf,
  type Loaded,
  loadMatter,
  loggedIds,
  type Surroundings,
  situationOf,
  surroundingsOf,
} from "./load-matter.service.ts";
import {
  deskOf,
  earliestDay,
  formFaults,
  holds,
  isCalledFor,
  isDeskOf,
  isEntered,
  isLive,
  isUnreached,
  type Matter,
  materialsAsked,
  materialsMissing,
  openPause,
  openStep,
  outcomesOffered,
  type Step,
  SUPPLEMENT,
  stepSpec,
} from "./matter.ts";
import type { MatterView } from "./matter-view.contract.ts";
import { findNext, listEvents } from "./matters.store.ts";
import type { Doer, ProcedureVersion, StepSpec } from "./procedure.ts";
import { soonDays } from "./procedures.parameters.ts";
import { clockOf, type Moment, sayTerm } from "./step-clock.ts";
import { mayHandle, mayStart } from "./who-may.ts";

const soon = readerOf(soonDays);

export function momentOf({ calendar, parameters }: Surroundings): Moment {
  return { calendar, today: today(), now: now().toISOString(), soonDays: soon.find(parameters) ?? 0 };
}

/** @throws access.notFound */
export async function readMatter(tx: Tx, app: App, id: string): Promise<MatterView> {
  const loaded = await loadMatter(tx, app, id);
  const view = await viewWhole(tx, app, loaded);
  const { role, department } = tx.actor;
  return role === "partnerLiaison" ? matterForDepartment(view, loaded.spec, department) : view;
}

async function viewWhole(tx: Tx, app: App, loaded: Loaded): Promise<MatterView> {
  const { row, binding, spec, matter } = loaded;
  const around = await surroundingsOf(tx);
  const situation = situationOf(tx, loaded, around);
  const step = openStep(matter);
  const declared = step === undefined ? undefined : stepSpec(spec, step.code);
  const isMine = declared !== undefined && isDeskOf(situation.behalf ?? situation.by, declared.by, matter);
  const standing = step === undefined ? undefined : openPause(matter, step.ordinal);
  const checks = (await binding.checks?.(tx, app, fileOf(loaded), today())) ?? [];
  tx.note({ subjectIds: loggedIds(row) });
  return {
    id: row.id,
    version: row.version,
    today: today(),
    no: row.no,
    procedure: row.procedure,
    procedureTitle: binding.procedure.title,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    placeName: placeWords(app.places, row.scope_code),
    receptionName: placeWords(app.places, row.reception_code),
    state: row.state,
    receivedOn: row.received_on,
    endedOn: row.ended_on,
    stepTitle: declared?.title ?? null,
    deskName: declared === undefined ? null : deskWords(app.places, declared.by, matter),
    isMine,
    clock: clockOf(spec, matter, momentOf(around)),
    specVersion: row.spec_version,
    isOfOffice: spec.isOfOffice ?? false,
    applicant: { name: row.applicant_name, relation: row.applicant_relation },
    basis: binding.procedure.basis.map(citationView),
    outline: spec.steps
      .filter((one) => mayCome(spec, one, matter))
      .map((one) => ({
        code: one.code,
        title: one.title,
        deskName: deskWords(app.places, one.by, matter),
        term: sayTerm(one, around.terms),
      })),
    steps: matter.steps.map((one) => stepView(app.places, stepSpec(spec, one.code), one, matter)),
    sections: sectionsOf(loaded),
    materials: materialsView(loaded),
    missing: missingOf(loaded).map(({ code, title }) => ({ code, title })),
    checks: [...checks],
    events: (await listEvents(tx, row.id)).map((event) => ({
      id: event.id,
      on: event.on_date,
      at: event.at.toISOString(),
      kind: event.kind,
      step: event.step_code,
      says: event.says,
      by: event.behalf_name === null ? event.by_name : `${event.by_name}（代 ${event.behalf_name}）`,
    })),
    outcomes: isMine ? outcomesOffered(declared, matter).map((one) => outcomeView(spec.steps, one)) : [],
    pauses: isMine ? (declared.pauses ?? []).map(({ code, title }) => ({ code, title })) : [],
    standing:
      standing === undefined
        ? null
        : {
            kind: standing.kind,
            title: pauseTitle(declared, standing.kind),
            since: standing.from,
            until: standing.until ?? null,
          },
    behalf: isMine && situation.behalf !== undefined ? situation.behalf.name : null,
    earliestOn: earliestDay(matter),
    prints: printsOf(loaded),
    previousId: row.previous_id,
    nextId: await findNext(tx, row.id),
    can: permitted(tx, loaded, isMine),
  };
}

/** What an unanswered question, or a step that is still to be decided, decides is still ahead. */
function mayCome({ steps }: ProcedureVersion, { when, after }: StepSpec, matter: Matter): boolean {
  const isAsked = when === undefined || matter.answers[when.field] !== undefined;
  if (isAsked && !holds(when, matter.answers)) return false;
  const indexOf = (code: string | undefined) => steps.findIndex((one) => one.code === code);
  const reached = indexOf(matter.steps.at(-1)?.code);
  const isOpen = (code: string) => indexOf(code) >= reached && isLive(matter);
  return after === undefined || isCalledFor({ after }, matter) || after.some(({ step }) => isOpen(step));
}

function permitted(tx: Tx, { spec, matter, row, binding }: Loaded, isMine: boolean): MatterView["can"] {
  const can: MatterView["can"] = [];
  const add = (act: MatterView["can"][number], when: boolean) => {
    if (when) can.push(act);
  };
  const starts = mayDo(tx.actor, "application.start") && mayHandle(row.started_department, tx.actor);
  const decides = mayDo(tx.actor, "application.decide") && isMine;
  const step = openStep(matter);
  const standing = step === undefined ? undefined : openPause(matter, step.ordinal);
  const declared = step === undefined ? undefined : stepSpec(spec, step.code);
  const isHandling = starts && isLive(matter);
  add("receive", starts && matter.state === "draft");
  add("edit", starts && (matter.state === "draft" || matter.state === "supplementing"));
  add("addMaterial", isHandling || (decides && isLive(matter)));
  add("decide", decides);
  add("askSupplement", decides && standing === undefined && !matter.isNoticed);
  add("supplement", starts && matter.state === "supplementing");
  add("pause", decides && standing === undefined && (declared?.pauses ?? []).length > 0);
  add("resume", decides && standing !== undefined && standing.kind !== SUPPLEMENT);
  add("withdraw", isHandling);
  add("name", row.is_sealed && mayDo(tx.actor, "application.name"));
  add(
    "object",
    starts && (declared?.objection !== undefined || (row.state === "refused" && spec.review !== undefined)),
  );
  const canApply = starts && mayStart(binding.procedure, tx.actor);
  add("reapply", canApply && (row.state === "refused" || row.state === "withdrawn"));
  return can;
}

/** The form with its numbers masked, and with faults while it can still be mended. */
function sectionsOf({ spec, matter, form }: Loaded): MatterView["sections"] {
  const shown = { ...form };
  for (const field of sensitiveFields(spec)) {
    const held = form[field];
    if (held !== undefined) shown[field] = { ...held, value: maskField(spec, field, held.value) };
  }
  const isMendable = matter.state === "draft" || matter.state === "supplementing";
  return paperOf(spec, shown, isMendable ? formFaults(spec, matter.answers) : []);
}

function missingOf({ spec, matter }: Loaded) {
  const step = openStep(matter);
  const code = step?.code ?? (matter.state === "draft" ? spec.steps[0]?.code : undefined);
  return code === undefined ? [] : materialsMissing(spec, matter, code);
}

function materialsView({ spec, matter, materials }: Loaded): MatterView["materials"] {
  return materialsAsked(spec, matter).map(({ code, title, required, alternatives = [], cite }) => ({
    code,
    title,
    required,
    alternatives: [...alternatives],
    papers: materials
      .filter(({ item }) => item === code)
      .map((paper) => ({
        id: paper.id,
        kind: paper.kind,
        kindTitle: alternatives.find((one) => one.code === paper.kind)?.title ?? title,
        fileName: paper.file_name,
        mediaType: paper.media_type,
        size: paper.size,
        note: paper.note,
        addedAt: paper.added_at.toISOString(),
        addedBy: paper.added_by_name,
      })),
    citation: cite === undefined ? null : citationView(cite),
  }));
}

function stepView(
  places: PlaceDirectory,
  spec: StepSpec,
  step: Step,
  matter: Matter,
): MatterView["steps"][number] {
  const { decision } = step;
  const outcome = spec.outcomes.find(({ code }) => code === decision?.outcome);
  return {
    ordinal: step.ordinal,
    code: step.code,
    title: step.isReview ? `${spec.title}（复核）` : spec.title,
    round: step.round,
    state: step.state,
    deskName: deskWords(places, spec.by, matter),
    openedOn: step.openedOn,
    dueOn: step.due.on,
    decidedOn: decision?.on ?? null,
    outcomeLabel: outcome?.label ?? (step.state === "dropped" ? "已撤回" : null),
    opinion: decision?.opinion ?? null,
    by:
      decision === null
        ? null
        : decision.behalf === null
          ? decision.by.name
          : `${decision.by.name}（代 ${decision.behalf.name}）`,
    citation: spec.cite === undefined ? null : citationView(spec.cite),
  };
}

function outcomeView(
  steps: readonly StepSpec[],
  outcome: StepSpec["outcomes"][number],
): MatterView["outcomes"][number] {
  const { code, label, leads, to = [], needsReasons, phrases = [] } = outcome;
  return {
    code,
    label,
    leads,
    needsReasons: needsReasons === true || leads === "refused" || leads === "back",
    to: to.map((target) => ({
      code: target,
      title: steps.find((one) => one.code === target)?.title ?? target,
    })),
    phrases: [...phrases],
  };
}

/** What there is on paper now; nothing where the room prints nothing. */
export function printsOf({ binding, spec, matter }: Loaded): { code: string; title: string }[] {
  if (binding.print === undefined) return [];
  const isThere = {
    received: matter.receivedOn !== null,
    noticed: matter.pauses.some(({ kind }) => kind === SUPPLEMENT),
  };
  const papers = (binding.papers ?? []).filter(({ since }) => since === undefined || isThere[since]);
  for (const { code, decision } of matter.steps)
    for (const print of stepSpec(spec, code).prints ?? []) {
      const isPrinted = decision !== null && (print.on === undefined || print.on.includes(decision.outcome));
      if (isPrinted && !papers.some((paper) => paper.code === print.code))
        papers.push({ code: print.code, title: print.title });
    }
  return papers.map(({ code, title }) => ({ code, title }));
}

function pauseTitle(spec: StepSpec | undefined, kind: string): string {
  if (kind === SUPPLEMENT) return "等待补正";
  return spec?.pauses?.find(({ code }) => code === kind)?.title ?? "暂停";
}

export function citationView({ document, clause, says, certainty }: Citation): MatterView["basis"][number] {
  return { document, clause: clause ?? null, says, certainty };
}

/** 古楼镇沙嘴村, down to what is known. */
export function placeWords(places: PlaceDirectory, code: string): string {
  const township = code.length > 9 ? places.townshipOf(code)?.shortName : undefined;
  return `${township ?? ""}${places.nameOf(code)}`;
}

/** 古楼镇 儿童督导员, with whom it enters for. */
export function deskWords(places: PlaceDirectory, by: Doer, matter: Pick<Matter, "places">): string {
  const desk = deskOf(by, matter.places);
  const whose = `${placeWords(places, desk.placeCode)} ${roleCodes.label(desk.role)}`;
  if (by.department !== undefined)
    return isUnreached(by, matter.places)
      ? `${memberUnitCodes.label(by.department)}（还没有账号，由区民政局登记）`
      : memberUnitCodes.label(by.department);
  if (by.enters === undefined)
    return isEntered(by, matter.places)
      ? `${placeWords(places, matter.places.home)}（由${whose}登记）`
      : whose;
  return by.enters === "applicant" ? `申请人（由${whose}登记）` : `${by.enters.department}（由${whose}登记）`;
}
