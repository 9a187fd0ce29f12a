/** The picture of protection, for a place and a period: the whole of it for the office, its own part for a unit. */
import type { Actor } from "../../../kernel/actor.ts";
import { now, today } from "../../../kernel/clock.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { isInScope, narrowScope } from "../../../platform/access/scope.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { lateHours, signFor } from "../protection.parameters.ts";
import { listLate } from "./late-by-name.service.ts";
import { openTablesOf } from "./open-tables.service.ts";
import * as paces from "./paces.store.ts";
import { type Period, periodOf } from "./period.ts";
import { receiverRows, reportTablesOf, timeFilled, unitTables } from "./period-tables.ts";
import type * as contract from "./picture.contract.ts";
import * as store from "./picture.store.ts";
import { measureCodes, timeTable } from "./picture-tables.ts";

export type Picture = OutputOf<typeof contract.readPicture>;
type Query = QueryOf<typeof contract.readPicture>;

const sign = readerOf(signFor);
const late = readerOf(lateHours);
const DISTRICT = 6;

/** @throws access.notFound */
export async function readPicture(tx: Tx, app: Pick<App, "places">, query: Query): Promise<Picture> {
  const code = query.place ?? tx.actor.placeCode;
  const place = app.places.find(code);
  if (place === undefined || !isInScope(tx.scope, code)) throw notFound();
  const period = periodOf(query, today());
  const span: store.Span = {
    scope: narrowScope(tx.scope, code),
    withSealed: code.length === DISTRICT,
    digits: code.length === DISTRICT ? 9 : 12,
    at: now(),
  };
  tx.note({ detail: { place: code, from: period.from, to: period.to } });
  const head = {
    asOf: span.at.toISOString(),
    place: { code, name: place.shortName },
    period: {
      kind: query.period,
      ...{ label: period.label, from: period.from, to: period.to },
      ...{ before: period.before, isRunning: period.isRunning },
    },
  };
  if (!isOffice(tx.actor)) return { ...head, ...(await pictureOfUnit(tx, span, period)) };
  const counted = await inEveryPlace(tx, () => countAll(tx, app, span, period));
  return { ...head, ...counted, late: await listLate(tx, app, span), unitName: null };
}

/** Who answers for the whole of a place, not for one unit's part. */
export function isOffice({ role }: Actor): boolean {
  return role !== "partnerLiaison";
}

type Body = Pick<Picture, "headline" | "tables" | "late" | "unitName">;

async function pictureOfUnit(tx: Tx, span: store.Span, period: Period): Promise<Body> {
  const unit = tx.actor.department;
  if (unit === null || !memberUnitCodes.has(unit))
    return { headline: null, tables: [], late: null, unitName: null };
  const counts = await inEveryPlace(tx, async () => countUnits(tx, span, period, unit));
  return { headline: null, tables: unitTables(counts), late: null, unitName: memberUnitCodes.label(unit) };
}

async function countUnits(tx: Tx, span: store.Span, period: Period, unit: string | undefined) {
  const signHours = sign.get(await listParameters(tx, today()));
  return store.countAssignments(tx, span, period, { signHours, unit });
}

async function countAll(
  tx: Tx,
  { places }: Pick<App, "places">,
  span: store.Span,
  period: Period,
): Promise<Pick<Body, "headline" | "tables">> {
  const nameOf = (code: string) => places.nameOf(code);
  const opened = await openTablesOf(tx, span, nameOf);
  const measured = [
    ...(await paces.measureReports(tx, span, period, period.before)),
    ...(await paces.measureCases(tx, span, period, period.before)),
  ];
  const receivers = await store.countReceivers(tx, span, period);
  const units = await countUnits(tx, span, period, undefined);
  const lateAfter = late.get(await listParameters(tx, today()));
  const reports = await store.countReports(tx, span, {
    now: period,
    before: period.before,
    lateHours: lateAfter,
  });
  const shareOf = (measure: string) => {
    const all = measured.find((one) => one.measure === measure && one.dimension === "all" && !one.isBefore);
    return { met: all?.met ?? 0, of: (all?.met ?? 0) + (all?.missed ?? 0) };
  };
  return {
    headline: { ...opened.headline, firstAct: shareOf("firstAct"), feedback: shareOf("feedback") },
    tables: [
      ...opened.tables,
      ...measureCodes.flatMap((measure) =>
        (["colour", "place"] as const).map((by) =>
          timeFilled(timeTable(measure, by), measured, { measure, by, nameOf }),
        ),
      ),
      receiverRows(receivers, nameOf),
      ...unitTables(units),
      ...reportTablesOf(reports),
    ],
  };
}
