/** What a change would do: which periods it lays where, whom it affects, by how much. */
import { createHash } from "node:crypto";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { type FieldFault, Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { gatherImpacts, type ParameterChange, type ParameterImpact } from "./change-hooks.ts";
import { findDeclaredParameter, type Parameter } from "./declare-parameter.ts";
import type { Change, ChangeDraft, ChangedRow, ChangePreview } from "./parameter-changes.contract.ts";
import { changeProblems } from "./parameter-problems.contract.ts";
import { type ParameterValue, sayValue } from "./parameter-value.contract.ts";
import { listParameterPeriods, type ParameterRow } from "./parameters.store.ts";
import { type ChangePlan, effectiveFrom, effectiveUntil, planChange } from "./plan-change.ts";

/** No document of this republic is older; what lies before is a slip of the hand. */
const EARLIEST = "1949-10-01";

type FittingPlan = Extract<ChangePlan, { verdict: "fits" }>;

export interface PlannedRow {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly plan: FittingPlan;
}

export interface PlannedChange {
  readonly rows: readonly PlannedRow[];
  readonly preview: ChangePreview;
  readonly change: ParameterChange;
}

/**
 * Plans the draft on what is believed now and asks the rooms whom it affects.
 * @throws platform.parameter.badChange, platform.parameter.overlap
 */
export async function planDraft(
  tx: Tx,
  app: App,
  draft: ChangeDraft,
  id: string | null = null,
): Promise<PlannedChange> {
  const rows = await planRows(tx, draft);
  const change: ParameterChange = {
    id,
    document: draft.document,
    issuedOn: draft.issuedOn,
    rows: rows.map(({ parameter, value, plan }) => ({
      key: parameter.key,
      from: plan.from,
      to: plan.to,
      before: valueIn(parameter, plan.before),
      after: value,
    })),
  };
  const { impacts, unreckoned } = await gatherImpacts(tx, app, change);
  tx.note({
    subjectIds: impacts.flatMap(({ examples }) => examples.map(({ childId }) => childId)),
    detail: { document: draft.document, keys: rows.map(({ parameter }) => parameter.key) },
  });
  const seen = {
    rows: rows.map(changedRow),
    impacts: impacts.map((impact) => impactView(app, impact)),
    unreckoned: rows
      .filter(({ parameter }) => unreckoned.includes(parameter.key))
      .map(({ parameter }) => parameter.label),
  };
  return { rows, change, preview: { ...seen, effectiveFrom: startOf(draft), digest: digestOf(seen) } };
}

/** For corrections each row says itself from when. */
export function startOf({
  effective,
  issuedOn,
}: Pick<ChangeDraft, "effective" | "issuedOn">): IsoDate | null {
  return effective.rule === "correction" ? null : effectiveFrom(effective, issuedOn);
}

/** What is kept of a preview: figures, no names. */
export function figuresOf({ rows, impacts, unreckoned }: ChangePreview): Change["proposedPreview"] {
  return { rows, impacts: impacts.map(({ examples: _, ...figures }) => figures), unreckoned };
}

async function planRows(tx: Tx, draft: ChangeDraft): Promise<PlannedRow[]> {
  const faults: FieldFault[] = [];
  const fault = (path: string, code: string, message: string) => void faults.push({ path, code, message });
  if (draft.issuedOn > today()) fault("issuedOn", "future", "发文日期还没有到");
  if (draft.issuedOn < EARLIEST) fault("issuedOn", "tooEarly", "发文日期太早，请对照文件检查年份");
  const periods = Map.groupBy(
    await listParameterPeriods(
      tx,
      draft.rows.map(({ key }) => key),
    ),
    ({ key }) => key,
  );
  const planned: PlannedRow[] = [];
  const seen = new Set<string>();
  for (const [index, row] of draft.rows.entries()) {
    const path = `rows.${index}`;
    const parameter = findDeclaredParameter(row.key);
    const from = draft.effective.rule === "correction" ? row.from : startOf(draft);
    const line = `${row.key} ${from}`;
    if (parameter === undefined) fault(`${path}.key`, "unknown", "没有这一项参数");
    else if (!parameter.type.safeParse(row.value).success)
      fault(
        `${path}.value`,
        "wrongType",
        `“${parameter.label}”的值不对，请对照单位“${unitOf(parameter)}”填写`,
      );
    else if (from === undefined || from === null) fault(`${path}.from`, "missing", "请选要更正的是哪一段");
    else if (seen.has(line)) fault(`${path}.key`, "twice", `“${parameter.label}”写了两次`);
    else {
      const kind = draft.effective.rule === "correction" ? "correct" : "adjust";
      const plan = planChange(periods.get(row.key) ?? [], {
        kind,
        from,
        to: effectiveUntil(draft.effective),
        value: row.value,
      });
      if (plan.verdict === "fits") planned.push({ parameter, value: row.value, plan });
      else faults.push(refusalOf(plan, parameter, path));
    }
    seen.add(line);
  }
  if (faults.length === 0) return planned;
  const isOverlap = faults.every(({ code }) => code === "overlap");
  throw new Problem(isOverlap ? changeProblems.overlap : changeProblems.badChange, { errors: faults });
}

function refusalOf(
  { why, period }: Extract<ChangePlan, { verdict: "refused" }>,
  parameter: Parameter,
  path: string,
): FieldFault {
  const { label } = parameter;
  if (why === "nothingToCorrect")
    return { path: `${path}.from`, code: why, message: `“${label}”没有从这一天开始的一段` };
  const value = valueIn(parameter, period);
  const words = value === null ? "" : sayValue(parameter.unit, value, parameter.choices);
  if (why === "unchanged")
    return { path: `${path}.value`, code: why, message: `“${label}”现在就是 ${words}，不用调整` };
  const until = period?.validTo ?? null;
  const span = `${period?.validFrom ?? ""} 起${until === null ? "" : `至 ${until} 前`}`;
  return {
    path: `${path}.value`,
    code: why,
    message: `“${label}”${span}已定为 ${words}（${period?.document ?? ""}）`,
  };
}

function unitOf({ unit, choices }: Parameter): string {
  if (choices.length > 0) return choices.map(({ label }) => label).join(" / ");
  return sayValue(unit, unit === "switch" ? true : 1).replace(/^[\d.,]+ ?/, "");
}

function valueIn(parameter: Parameter, row: ParameterRow | null): ParameterValue | null {
  const parsed = parameter.type.safeParse(row?.value);
  return parsed.success ? parsed.data : null;
}

function changedRow({ parameter, value, plan }: PlannedRow): ChangedRow {
  const { key, label, unit, choices } = parameter;
  const before = valueIn(parameter, plan.before);
  return {
    key,
    label,
    unit,
    from: plan.from,
    to: plan.to,
    before,
    beforeWords: before === null ? null : sayValue(unit, before, choices),
    beforeDocument: plan.before?.document ?? null,
    after: value,
    afterWords: sayValue(unit, value, choices),
  };
}

function impactView(app: App, impact: ParameterImpact): ChangePreview["impacts"][number] {
  return {
    what: impact.what,
    affected: impact.affected,
    monthlyFen: impact.monthlyFen,
    arrearsFen: impact.arrearsFen,
    byPlace: (impact.byPlace ?? []).map(({ placeCode, ...figures }) => ({
      ...figures,
      placeName: app.places.nameOf(placeCode),
    })),
    examples: impact.examples.map(({ childId, name, words }) => ({ childId, name, words })),
  };
}

function digestOf(seen: object): string {
  return createHash("sha256").update(JSON.stringify(seen)).digest("hex");
}
