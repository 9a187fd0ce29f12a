/** The figures of a batch, counted from its staged rows in a few statements. */
import type { Tx } from "../../../platform/db/database.ts";
import { codeLabel, readStagedCode } from "./finding-labels.ts";
import type { ImportCounts } from "./import-batch.contract.ts";
import { countMissing } from "./import-matches.store.ts";
import { type RowTally, tallyCodes, tallyRows } from "./import-rows.store.ts";
import type { StoredSheet } from "./imported-file.ts";
import type { Tally } from "./imports.store.ts";

export interface CountedRows {
  readonly counts: ImportCounts;
  readonly tally: Tally;
}

export async function countRows(
  tx: Tx,
  batchId: string,
  sheets: readonly StoredSheet[],
): Promise<CountedRows> {
  const tallies = await tallyRows(tx, batchId);
  const codes = await tallyCodes(tx, batchId);
  const missing = await countMissing(tx, batchId);
  const sum = (test: (row: RowTally) => boolean) =>
    tallies.reduce((total, row) => (test(row) ? total + row.rows : total), 0);
  const isReady = (row: RowTally) => row.outcome !== "reject" && !row.excluded;
  const bySheet = (index: number, outcome: RowTally["outcome"]) =>
    sum((row) => row.sheet_index === index && row.outcome === outcome);
  return {
    counts: {
      rows: sum(() => true),
      accept: sum((row) => row.outcome === "accept"),
      acceptWithWarning: sum((row) => row.outcome === "acceptWithWarning"),
      reject: sum((row) => row.outcome === "reject"),
      outsideScope: sum((row) => row.outside),
      excluded: sum((row) => row.excluded),
      ready: sum((row) => isReady(row) && row.result === null),
      new: sum((row) => isReady(row) && row.change_kind === "new"),
      changed: sum((row) => isReady(row) && row.change_kind === "changed"),
      unchanged: sum((row) => isReady(row) && row.change_kind === "unchanged"),
      missing: missing.all,
      missingDecided: missing.decided,
      codes: codes.map(({ code, rows }) => ({
        ...readStagedCode(code),
        label: codeLabel(readStagedCode(code).code),
        rows,
      })),
      sheets: sheets
        .filter(({ index }) => tallies.some((row) => row.sheet_index === index))
        .map(({ index, name }) => ({
          index,
          name,
          rows: sum((row) => row.sheet_index === index),
          accept: bySheet(index, "accept"),
          acceptWithWarning: bySheet(index, "acceptWithWarning"),
          reject: bySheet(index, "reject"),
        })),
    },
    tally: {
      opened: sum((row) => row.result === "opened"),
      changed: sum((row) => row.result === "changed"),
      unchanged: sum((row) => row.result === "unchanged"),
      refused: sum((row) => row.result === "refused"),
    },
  };
}
