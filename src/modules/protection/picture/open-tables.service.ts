/** Where the open cases are: by link, colour, place, age, situation; and how many are sealed. */

import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { ageBandCodes, bandAt, bandStarts } from "../cases/age-bands.ts";
import { type CaseState, linkOf } from "../cases/case-codes.contract.ts";
import { colourCodes, linkCodes, shortSituation, situationCodes } from "../protection-codes.contract.ts";
import type * as counted from "./counted.ts";
import { fillTable, type Row } from "./fill-tables.ts";
import type { PictureTable } from "./picture.contract.ts";
import * as store from "./picture.store.ts";
import { openTables, type TableSpec } from "./picture-tables.ts";

type Open = Pick<counted.OpenCount, "open" | "late">;

interface OpenPart {
  readonly headline: {
    readonly red: number;
    readonly orange: number;
    readonly late: number;
    readonly sealed: Open | null;
  };
  readonly tables: readonly PictureTable[];
}

export async function openTablesOf(
  tx: Pick<Tx, "sql">,
  span: store.Span,
  nameOf: (code: string) => string,
): Promise<OpenPart> {
  const found = await store.countOpen(tx, span, bandStarts(today()));
  const of = (dimension: counted.OpenCount["dimension"]) =>
    found.filter((one) => one.dimension === dimension);
  const { open = 0, late = 0 } = of("sealed")[0] ?? {};
  const sealed = span.withSealed ? { open, late } : null;
  const total = of("all")[0] ?? { open: 0, late: 0 };
  const byColour = sumBy(of("colour"), ({ key }) => key ?? "");
  const urgent = [byColour.get("red"), byColour.get("orange")];
  const table = (spec: TableSpec, codes: readonly { value: string; label: string }[], counts: Counts) =>
    fillTable(
      spec,
      codes.map(({ value, label }) => rowOf(value, label, counts.get(value))),
      spec === openTables.situation ? null : { open: total.open, late: total.late },
    );
  const places = [...sumBy(of("place"), ({ key }) => key ?? "")]
    .map(([code]) => ({ value: code, label: nameOf(code) }))
    .sort((one, other) => (one.value < other.value ? -1 : 1));
  const ages = sumBy(of("age"), ({ key }) => bandAt(key === null ? null : Number(key)));
  return {
    headline: {
      red: urgent[0]?.open ?? 0,
      orange: urgent[1]?.open ?? 0,
      late: urgent.reduce((sum, one) => sum + (one?.late ?? 0), 0),
      sealed,
    },
    tables: [
      table(
        openTables.link,
        linkCodes.options,
        sumBy(of("link"), ({ key }) => linkOf[key as CaseState]),
      ),
      table(openTables.colour, colourCodes.options, byColour),
      table(
        openTables.place,
        places,
        sumBy(of("place"), ({ key }) => key ?? ""),
      ),
      table(openTables.age, ageBandCodes.options, ages),
      table(
        openTables.situation,
        situationCodes.codes.map((value) => ({ value, label: shortSituation[value] })),
        sumBy(of("situation"), ({ key }) => key ?? ""),
      ),
    ],
  };
}

type Counts = ReadonlyMap<string, Open>;

function sumBy<One extends Open>(rows: readonly One[], keyOf: (one: One) => string): Counts {
  const sums = new Map<string, Open>();
  for (const row of rows) {
    const key = keyOf(row);
    const before = sums.get(key) ?? { open: 0, late: 0 };
    sums.set(key, { open: before.open + row.open, late: before.late + row.late });
  }
  return sums;
}

function rowOf(code: string, label: string, counts: Open = { open: 0, late: 0 }): Row {
  return { code, label, counts: { open: counts.open, late: counts.late } };
}
