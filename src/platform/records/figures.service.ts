/** The figures of a kind, by unit or by time, out of what nobody still has to check. */
import { today } from "../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../kernel/operation.ts";
import { narrowScope } from "../access/scope.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import * as store from "./figures.store.ts";
import { getKindFor } from "./kinds.service.ts";
import { findOrganisations } from "./organisations/find-organisations.service.ts";
import { isOpenWithin, type Organisation } from "./organisations/open-organisations.ts";
import { type Figure, measuresOf, type RecordKind } from "./record.ts";
import { FIGURE_STATES, type Grouping } from "./record-codes.contract.ts";
import type { readFigures as contract, FigureRow } from "./records.contract.ts";
import { nameOfUnit, parseUnit } from "./units.ts";

/** Hundredths of a per cent. */
const WHOLE = 10_000;

/** @throws access.notFound */
export async function readFigures(
  tx: Tx,
  { places }: Pick<App, "places">,
  kindCode: string,
  query: QueryOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  const kind = getKindFor(tx.actor, kindCode);
  const measures = kind.figures.flatMap(measuresOf);
  const filter = {
    kind: kind.code,
    scope: narrowScope(tx.scope, query.place),
    unit: query.unit,
    from: query.from,
    to: query.to,
    states: FIGURE_STATES,
  };
  const { groups, total } = await store.measureEntries(tx, filter, measures, query.by);
  const organisations = await findOrganisations(tx, { places }, coveredBy(kind));
  const registeredOf = (key: string) => {
    const days = daysOf(query.by, key, query);
    return organisations.filter((one) => isOf(one, query.by, key) && isOpenWithin(one, days)).length;
  };
  const labelOf = (key: string) =>
    query.by === "unit" ? nameOfUnit(key, (code) => places.nameOf(code)) : key;
  return {
    rows: groups.map(({ key, values }) => ({
      key,
      label: labelOf(key),
      values: valuesOf(kind.figures, values, registeredOf(key)),
    })),
    total: { key: "", label: "合计", values: valuesOf(kind.figures, total, registeredOf("")) },
  };
}

function coveredBy({ about, figures }: RecordKind) {
  return figures.some(({ of }) => of.kind === "coverage") ? (about?.of ?? []) : [];
}

/** A township covers those in it, a member unit all of the district. */
function isOf({ placeCode }: Organisation, by: Grouping, key: string): boolean {
  const unit = by === "unit" ? parseUnit(key) : undefined;
  return unit?.kind !== "place" || placeCode.startsWith(unit.code);
}

/** Days of a group; of a unit, and of all, those that were asked for. */
function daysOf(
  by: Grouping,
  key: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
) {
  const asked = { from: from ?? "0001-01-01", to: to ?? today() };
  if (key === "" || by === "unit") return asked;
  const [first, last] = by === "quarter" ? quarterDays(key) : [key, key];
  const start = first.length === YEAR ? `${first}-01-01` : `${first}-01`;
  const end = last.length === YEAR ? `${last}-12-31` : `${last}-31`;
  return { from: [start, asked.from].sort()[1] ?? start, to: [end, asked.to].sort()[0] ?? end };
}

const YEAR = 4;
const MONTHS = 3;

/** 2026Q2 → April, June. */
function quarterDays(key: string): readonly [string, string] {
  const [year = "", quarter = "1"] = key.split("Q");
  const month = (number: number) => `${year}-${String(number).padStart(2, "0")}`;
  return [month((Number(quarter) - 1) * MONTHS + 1), month(Number(quarter) * MONTHS)];
}

function valuesOf(
  figures: readonly Figure[],
  measured: readonly number[],
  registered: number,
): FigureRow["values"] {
  let at = 0;
  return figures.map((figure) => {
    const [first = 0, second = 0] = measured.slice(at, at + measuresOf(figure).length);
    at += measuresOf(figure).length;
    const { code, of } = figure;
    if (of.kind !== "ratio" && of.kind !== "coverage") return { code, value: first, part: null, whole: null };
    const whole = of.kind === "coverage" ? registered : second;
    return { code, value: whole === 0 ? null : Math.round((first * WHOLE) / whole), part: first, whole };
  });
}
