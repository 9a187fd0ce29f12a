/** The figures of a kind, by unit or by time, out of what nobody still has to check. */
import type { OutputOf, QueryOf } from "../../kernel/operation.ts";
import { narrowScope } from "../access/scope.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import * as store from "./figures.store.ts";
import { getKindFor } from "./kinds.service.ts";
import type { Figure, Measure } from "./record.ts";
import { FIGURE_STATES } from "./record-codes.contract.ts";
import type { readFigures as contract, FigureRow } from "./records.contract.ts";
import { nameOfUnit } from "./units.ts";

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
  const labelOf = (key: string) =>
    query.by === "unit" ? nameOfUnit(key, (code) => places.nameOf(code)) : key;
  return {
    rows: groups.map(({ key, values }) => ({
      key,
      label: labelOf(key),
      values: valuesOf(kind.figures, values),
    })),
    total: { key: "", label: "合计", values: valuesOf(kind.figures, total) },
  };
}

function measuresOf({ of }: Figure): Measure[] {
  return of.kind === "ratio" ? [of.part, of.whole] : [of];
}

function valuesOf(figures: readonly Figure[], measured: readonly number[]): FigureRow["values"] {
  let at = 0;
  const next = () => measured[at++] ?? 0;
  return figures.map(({ code, of }) => {
    const first = next();
    if (of.kind !== "ratio") return { code, value: first, part: null, whole: null };
    const whole = next();
    return { code, value: whole === 0 ? null : Math.round((first * WHOLE) / whole), part: first, whole };
  });
}
