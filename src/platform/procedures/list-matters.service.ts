/** Applications by due time, late first: what lies on whose desk. */
import { addDays } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../kernel/operation.ts";
import { addWorkingDays } from "../../kernel/working-days.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { openPosition, sealPosition } from "../http/cursor.ts";
import type { PlaceDirectory } from "../places/place-directory.ts";
import { lineForDepartment, viewOf } from "./department-sees.ts";
import { countOpen, type LineRow, type ListFilter, listLines } from "./list-matters.store.ts";
import { placesOf, surroundingsOf } from "./load-matter.service.ts";
import { stepSpec } from "./matter.ts";
import type { MatterLine } from "./matter-view.contract.ts";
import { versionNamed } from "./procedure.ts";
import { getBinding, proceduresHiddenFrom } from "./procedure-book.service.ts";
import type { listApplications as contract } from "./procedures.contract.ts";
import { deskWords, momentOf, placeWords } from "./read-matter.service.ts";
import { clockOfStep, type Moment } from "./step-clock.ts";

export async function listMatters(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  query: QueryOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  const { filter, moment, soon, unreached } = await lookOf(tx, query);
  const list = [
    "applications",
    query.whose,
    query.procedure,
    query.state,
    query.late,
    query.place,
    query.subjectId,
  ];
  const after = query.cursor === undefined ? undefined : openPosition(app, list, query.cursor);
  const rows = await listLines(
    tx,
    filter,
    after === undefined ? undefined : { sort: String(after[0]), id: String(after[1]) },
    query.limit + 1,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  // Beside the child whose matters were asked for, a sealed one would stand as that child's.
  const isOfOne = query.subjectId !== undefined;
  tx.note({ subjectIds: shown.filter((row) => !isOfOne || !row.is_sealed).map(({ id }) => id) });
  return {
    today: today(),
    items: shown.map((row) => lineFor(tx, lineOf(app.places, row, moment, unreached), row)),
    counts: await countOpen(tx, filter, today(), soon),
    nextCursor:
      rows.length > query.limit && last !== undefined ? sealPosition(app, list, [last.sort, last.id]) : null,
  };
}

/** Those of these that the asker may know, in whatever state they are. */
export async function listMattersNamed(
  tx: Tx,
  { places }: Pick<App, "places">,
  ids: readonly string[],
): Promise<MatterLine[]> {
  if (ids.length === 0) return [];
  const { filter, moment, unreached } = await lookOf(tx, { whose: "all", state: "open", limit: ids.length });
  const rows = await listLines(tx, { ...filter, state: "any", ids }, undefined, ids.length);
  return rows.map((row) => lineFor(tx, lineOf(places, row, moment, unreached), row));
}

interface Look {
  readonly filter: ListFilter;
  readonly moment: Moment;
  readonly soon: string;
  readonly unreached: readonly string[];
}

async function lookOf(tx: Tx, query: QueryOf<typeof contract>): Promise<Look> {
  const around = await surroundingsOf(tx);
  const moment = momentOf(around);
  const soon = soonUntil(moment);
  const filter: ListFilter = {
    whose: query.whose,
    procedure: query.procedure,
    state: query.state,
    place: query.place,
    subjectId: query.subjectId,
    standIns: around.standIns,
    hidden: proceduresHiddenFrom(tx.actor.role),
    unreached: tx.actor.role === "districtOfficer" ? around.unreached : [],
    ...(query.late === "late" ? { dueBefore: today() } : {}),
    ...(query.late === "soon" ? { dueFrom: today(), dueBefore: addDays(soon, 1) } : {}),
  };
  return { filter, moment, soon, unreached: around.unreached };
}

const BATCH = 500;

/** All of the list, in its order, whatever page was asked for. */
export async function* inBatches(
  tx: Tx,
  app: Pick<App, "places">,
  query: QueryOf<typeof contract>,
): AsyncGenerator<MatterLine[]> {
  const { filter, moment, unreached } = await lookOf(tx, query);
  let rows = await listLines(tx, filter, undefined, BATCH);
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    yield rows.map((row) => lineFor(tx, lineOf(app.places, row, moment, unreached), row));
    if (rows.length < BATCH) return;
    rows = await listLines(tx, filter, last, BATCH);
  }
}

function soonUntil({ calendar, today: from, soonDays }: Moment): string {
  const deadline = addWorkingDays(calendar, from, soonDays);
  if (deadline.verdict === "stopped") return from;
  return deadline.verdict === "known" ? deadline.value : deadline.provisional;
}

/** A department reads no name that the procedure does not open to it. */
function lineFor({ actor }: Tx, line: MatterLine, { procedure, spec_version }: LineRow): MatterLine {
  if (actor.role !== "partnerLiaison") return line;
  const spec = versionNamed(getBinding(procedure).procedure, spec_version);
  return spec === undefined ? line : lineForDepartment(line, viewOf(spec, actor.department));
}

function lineOf(
  places: PlaceDirectory,
  row: LineRow,
  moment: Moment,
  unreached: readonly string[],
): MatterLine {
  const { procedure } = getBinding(row.procedure);
  const spec = versionNamed(procedure, row.spec_version);
  const step = spec === undefined || row.step_code === null ? undefined : stepSpec(spec, row.step_code);
  const due = {
    on: row.due_on,
    at: row.due_at?.toISOString() ?? null,
    missingYears: row.missing_years ?? [],
  };
  const standing =
    row.pause_kind === null || row.pause_from === null
      ? undefined
      : { kind: row.pause_kind, from: row.pause_from, until: row.pause_until ?? undefined };
  return {
    id: row.id,
    no: row.no,
    procedure: row.procedure,
    procedureTitle: procedure.title,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    placeName: placeWords(places, row.scope_code),
    state: row.state,
    receivedOn: row.received_on,
    endedOn: row.ended_on,
    stepTitle: step?.title ?? null,
    deskName:
      step === undefined ? null : deskWords(places, step.by, { places: placesOf(places, row, unreached) }),
    isMine: row.is_mine,
    clock:
      spec === undefined || step === undefined
        ? { tone: "none", dueOn: null, dueAt: null, says: "", note: null }
        : clockOfStep(spec, { code: step.code, unit: row.term_unit, due, standing }, moment),
  };
}
