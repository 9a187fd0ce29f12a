/** Small readings of a batch that several steps need. Pure. */
import type { Ledger } from "../intake/ledger-fields.contract.ts";
import { fieldsOf, type StoredSheet } from "./imported-file.ts";
import type { RowSurroundings } from "./staged-row.ts";

interface BatchFacts {
  readonly ledger: Ledger;
  readonly scope_code: string;
  readonly as_of: string | null;
  readonly sheets: readonly StoredSheet[];
}

export function asOfSheet(batch: Pick<BatchFacts, "as_of">, sheet: Pick<StoredSheet, "asOf">): string | null {
  return batch.as_of ?? sheet.asOf;
}

/** The day that the whole batch speaks of: what a person said, else the latest that a chosen sheet says. */
export function asOfBatch(batch: Pick<BatchFacts, "as_of" | "sheets">): string | null {
  if (batch.as_of !== null) return batch.as_of;
  const said = batch.sheets
    .flatMap((sheet) => (sheet.chosen && sheet.asOf !== null ? [sheet.asOf] : []))
    .sort();
  return said.at(-1) ?? null;
}

export function surroundingsOf(
  batch: Pick<BatchFacts, "as_of" | "ledger" | "scope_code">,
  sheet: StoredSheet,
): RowSurroundings {
  return {
    ledger: batch.ledger,
    asOf: asOfSheet(batch, sheet),
    scope: batch.scope_code,
    sheet: {
      index: sheet.index,
      name: sheet.name,
      fields: fieldsOf(sheet),
      township: sheet.township,
      village: sheet.village,
    },
  };
}
