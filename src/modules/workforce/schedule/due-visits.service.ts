/** Whose visit is due or overdue, by child; where nobody is director; and the figures of both. */
import { addDays, ageOn, daysBetween, type IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type ListColumn, listAnswer } from "../../../platform/excel/list-file.service.ts";
import type { FileFormat } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { listHoldersIn } from "../../../platform/identity/post-holders.service.ts";
import { readParticulars } from "../../registry/child-names.service.ts";
import { categoryCodes, riskCodes } from "../../registry/codes.contract.ts";
import type { VisitTerms } from "../phone/desk-document.contract.ts";
import { countWaiting } from "../told/told.store.ts";
import type { readChildPlan } from "../visits/child-plan.contract.ts";
import type { countVisits } from "../visits/visit-counts.contract.ts";
import { type DueVisit, type listDueVisits, visitProblems } from "../visits/visits.contract.ts";
import { countVisits as countVisitsAsked } from "../visits/visits.store.ts";
import { readVisitTerms } from "./plans.service.ts";
import * as store from "./plans.store.ts";
import { colourOf, SOON_DAYS } from "./visit-plan.ts";

type DueQuery = QueryOf<typeof listDueVisits>;
type Reading = Pick<App, "cipher" | "places">;

/** Due: from a week before its day until it is late. Each colour is a stretch of days. */
function stretchOf(colour: DueQuery["colour"], terms: VisitTerms): { to: IsoDate; after: IsoDate | null } {
  const on = today();
  const yellow = addDays(on, -terms.yellowDays);
  const red = addDays(on, -terms.redDays);
  switch (colour) {
    case "red":
      return { to: red, after: null };
    case "yellow":
      return { to: yellow, after: red };
    case "late":
      return { to: yellow, after: null };
    case "due":
      return { to: addDays(on, SOON_DAYS), after: yellow };
  }
}

export async function listDue(
  tx: Tx,
  app: Reading,
  { place, colour, limit, cursor }: DueQuery,
): Promise<OutputOf<typeof listDueVisits>> {
  const terms = await readVisitTerms(tx);
  const scope = narrowScope(tx.scope, place);
  const list = ["due-visits", place ?? "", colour, today()];
  const after = cursor === undefined ? undefined : openPosition(app, list, cursor);
  const rows = await store.listDue(
    tx,
    { scope, ...stretchOf(colour, terms) },
    after === undefined ? undefined : { dueOn: String(after[0]), childId: String(after[1]) },
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map(({ childId }) => childId), detail: { colour, shown: page.length } });
  const count = (one: DueQuery["colour"]) => store.countDue(tx, { scope, ...stretchOf(one, terms) });
  const directors = await directorsIn(tx, scope);
  return {
    items: await present(tx, app, page, terms, directors),
    nextCursor:
      rows.length > limit && last !== undefined ? sealPosition(app, list, [last.dueOn, last.childId]) : null,
    counts: { due: await count("due"), yellow: await count("yellow"), red: await count("red") },
    withoutDirector: (await store.countChildren(tx, scope))
      .filter((village) => !directors.has(village.place))
      .map((village) => ({
        code: village.place,
        name: app.places.longNameOf(village.place),
        children: village.children,
      })),
  };
}

/** By village: who is director there; several are named together. */
async function directorsIn(tx: Tx, scope: Tx["scope"]): Promise<ReadonlyMap<string, string>> {
  const holders = await listHoldersIn(tx, "villageDirector", scope);
  return new Map(
    [...Map.groupBy(holders, ({ placeCode }) => placeCode)].map(([place, own]) => [
      place,
      own.map(({ displayName }) => displayName).join("、"),
    ]),
  );
}

async function present(
  tx: Tx,
  { places }: Pick<App, "places">,
  rows: readonly store.PlanRow[],
  terms: VisitTerms,
  directors: ReadonlyMap<string, string>,
): Promise<DueVisit[]> {
  const on = today();
  const children = await readParticulars(
    tx,
    rows.map(({ childId }) => childId),
  );
  return rows.map((row) => {
    const child = children.get(row.childId);
    const birthDate = child?.birthDate ?? null;
    const daysLate = daysBetween(row.dueOn, on);
    return {
      childId: row.childId,
      childName: child?.name ?? "",
      age: birthDate === null || birthDate > on ? null : ageOn(birthDate, on),
      villageCode: row.scopeCode,
      villageName: places.nameOf(row.scopeCode),
      townshipName: places.nameOf(row.scopeCode.slice(0, 9)),
      tags: row.tags.map((code) => (categoryCodes.has(code) ? categoryCodes.label(code) : code)),
      riskLabel: row.risk !== null && riskCodes.has(row.risk) ? riskCodes.label(row.risk) : null,
      lastOn: row.lastOn,
      dueOn: row.dueOn,
      daysLate: Math.max(0, daysLate),
      colour: colourOf(daysLate, terms),
      why: row.why,
      director: directors.get(row.scopeCode) ?? null,
    };
  });
}

const columns: readonly ListColumn<DueVisit>[] = [
  ["儿童姓名", 12, (row) => row.childName],
  ["年龄", 8, ({ age }) => (age === null ? "" : String(age))],
  ["镇街", 14, (row) => row.townshipName],
  ["村（社区）", 18, (row) => row.villageName],
  ["类别", 24, ({ tags }) => tags.join("、")],
  ["风险", 8, (row) => row.riskLabel ?? ""],
  ["上次走访", 12, (row) => row.lastOn ?? "没有"],
  ["应走访", 12, (row) => row.dueOn],
  ["逾期天数", 10, ({ daysLate }) => (daysLate === 0 ? "" : String(daysLate))],
  ["为什么", 44, (row) => row.why],
  ["儿童主任", 14, (row) => row.director ?? "没有儿童主任"],
];

/** @throws workforce.visits.tooMany */
export async function exportDue(
  tx: Tx,
  app: App,
  { place, colour }: DueQuery,
  format: FileFormat,
): Promise<FileAnswer> {
  const terms = await readVisitTerms(tx);
  const scope = narrowScope(tx.scope, place);
  const ask = { scope, ...stretchOf(colour, terms) };
  const directors = await directorsIn(tx, scope);
  return listAnswer(
    tx,
    {
      title: `${app.places.nameOf(place ?? tx.actor.placeCode)}该走访的孩子（${today()}）`,
      total: await store.countDue(tx, ask),
      tooMany: visitProblems.tooMany,
      columns,
      frozenColumns: 1,
      notes: ["按孩子排，逾期最久的在前；不排名次。"],
      read: (after: store.DuePosition | undefined, limit) => store.listDue(tx, ask, after, limit),
      positionOf: ({ dueOn, childId }) => ({ dueOn, childId }),
      show: (rows) => present(tx, app, rows, terms, directors),
    },
    format,
  );
}

/** For the home page: figures, nobody's name. */
export async function countWaitingVisits(tx: Tx): Promise<OutputOf<typeof countVisits>> {
  const terms = await readVisitTerms(tx);
  const { scope } = tx;
  const count = (colour: DueQuery["colour"]) => store.countDue(tx, { scope, ...stretchOf(colour, terms) });
  return {
    due: await count("due"),
    yellow: await count("yellow"),
    red: await count("red"),
    told: await countWaiting(tx, { scope, state: "waiting" }),
    returned: await countVisitsAsked(tx, { scope, state: "returned", with: "any" }),
  };
}

/** Of one child, for its file; none where the file is not open. @throws access.notFound */
export async function readPlanOfChild(tx: Tx, childId: string): Promise<OutputOf<typeof readChildPlan>> {
  if (!(await readParticulars(tx, [childId])).has(childId) || !mayDo(tx.actor, "visit.read"))
    throw notFound();
  const [row] = await store.listPlansOf(tx, [childId]);
  tx.note({ subjectIds: [childId] });
  if (row === undefined) return { plan: null };
  const daysLate = daysBetween(row.dueOn, today());
  const { lastOn, dueOn, why } = row;
  const colour = colourOf(daysLate, await readVisitTerms(tx));
  return { plan: { lastOn, dueOn, daysLate: Math.max(0, daysLate), colour, why } };
}
