/** A batch and its sheets as the page shows them. */
import { addDays } from "../../../kernel/calendar-date.ts";
import { businessDate, now, today } from "../../../kernel/clock.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { columnLetters } from "../../../platform/excel/column-letters.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import { LEDGER_FIELD_KEYS, LEDGER_FIELDS, type Ledger } from "../intake/ledger-fields.contract.ts";
import { columnLabel } from "../intake/messages.ts";
import { stagingDays } from "../registry.parameters.ts";
import type { ImportBatch } from "./import-batch.contract.ts";
import { asOfBatch } from "./import-batch.ts";
import { openSamples } from "./import-boxes.service.ts";
import type { ImportSheet } from "./import-columns.contract.ts";
import { actsOn, type ImportAct, isRunning, runningStates } from "./import-state.ts";
import { fieldsFor } from "./imported-file.ts";
import { type BatchRow, findBatch, listBatches, listSameFiles, type SameFile } from "./imports.store.ts";

export interface Viewing {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

const SAMPLES_PER_COLUMN = 3;
const writing: ReadonlySet<ImportAct> = new Set<ImportAct>([
  "map",
  "check",
  "cancel",
  "edit",
  "commit",
  "missing",
  "undo",
  "discard",
]);

/** @throws access.notFound for a batch of another place */
export async function demandBatch(tx: Tx, id: string, lock = false): Promise<BatchRow> {
  const batch = await findBatch(tx, id, lock);
  if (batch === undefined) throw notFound();
  return batch;
}

/** What can be done with the batch in its present state, whoever asks. */
export function possibleActs(batch: BatchRow): ImportAct[] {
  const { tally } = batch;
  return actsOn({
    state: batch.state,
    staged: batch.purged_at === null,
    imported: tally !== null && tally.opened + tally.changed + tally.unchanged > 0,
    ready: batch.counts?.ready ?? 0,
  });
}

export async function viewBatch(tx: Tx, { places }: Viewing, id: string): Promise<ImportBatch> {
  const batch = await demandBatch(tx, id);
  const [same] = await listSameFiles(tx, [id]);
  return batchView(tx, places, batch, same, await keepDays(tx));
}

export interface BatchPage {
  readonly ledger: Ledger | undefined;
  readonly before: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Newest first; `last` is where the next page begins, if there is one. */
export async function listBatchViews(tx: Tx, { places }: Viewing, page: BatchPage) {
  const rows = await listBatches(tx, { ...page, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const same = new Map(
    (
      await listSameFiles(
        tx,
        shown.map(({ id }) => id),
      )
    ).map((file) => [file.of, file]),
  );
  const days = await keepDays(tx);
  return {
    items: shown.map((batch) => batchView(tx, places, batch, same.get(batch.id), days)),
    last: rows.length > page.limit ? shown.at(-1) : undefined,
  };
}

const staging = readerOf(stagingDays);

async function keepDays(tx: Tx): Promise<number> {
  return staging.get(await listParameters(tx, today()));
}

function batchView(
  tx: Tx,
  places: PlaceDirectory,
  batch: BatchRow,
  same: SameFile | undefined,
  days: number,
): ImportBatch {
  const { tally, undone_outcome: undone } = batch;
  const mayWrite = mayDo(tx.actor, "import.write");
  return {
    id: batch.id,
    version: batch.version,
    ledger: batch.ledger,
    fileName: batch.file_name,
    fileSize: batch.file_size,
    format: batch.format,
    state: batch.state,
    asOf: asOfBatch(batch),
    place: { code: batch.scope_code, name: places.nameOf(batch.scope_code) },
    createdAt: batch.created_at.toISOString(),
    createdBy: batch.created_by_name,
    sameFileAs:
      same === undefined
        ? null
        : {
            id: same.id,
            fileName: same.file_name,
            createdAt: same.created_at.toISOString(),
            state: same.state,
          },
    progress: isRunning(batch.state)
      ? {
          step: runningStates[batch.state].step,
          done: batch.progress_done,
          total: Math.max(batch.progress_total, batch.progress_done),
          secondsLeft: secondsLeft(batch),
          cancelling: batch.cancelling,
        }
      : null,
    failure: batch.failure,
    counts: batch.counts,
    committed: tally === null ? null : { at: (batch.committed_at ?? now()).toISOString(), ...tally },
    undone:
      batch.undone_at === null || undone === null
        ? null
        : {
            at: batch.undone_at.toISOString(),
            reason: batch.undone_reason ?? "",
            filesWithdrawn: undone.filesWithdrawn,
            filesKept: undone.filesKept,
            kept: [...undone.kept],
          },
    purgeOn: addDays(businessDate(batch.created_at), days),
    purged: batch.purged_at !== null,
    can: possibleActs(batch).filter((act) => mayWrite || !writing.has(act)),
  };
}

/** By the pace so far; unknown until there is one. */
function secondsLeft(batch: BatchRow): number | null {
  if (batch.progress_since === null || batch.progress_done === 0) return null;
  const spent = (now().getTime() - batch.progress_since.getTime()) / 1000;
  const left = Math.max(0, batch.progress_total - batch.progress_done);
  return Math.ceil((spent / batch.progress_done) * left);
}

export async function viewSheets(tx: Tx, { cipher, places }: Viewing, id: string) {
  const batch = await demandBatch(tx, id);
  const samples = openSamples(cipher, batch.samples_sealed);
  tx.note({ detail: { batch: id } });
  return {
    version: batch.version,
    asOf: asOfBatch(batch),
    items: batch.sheets.map((sheet, at): ImportSheet => {
      const sample = samples[at] ?? { titleLines: [], rows: [] };
      const village = sheet.village;
      return {
        index: sheet.index,
        name: sheet.name,
        headerRows: [...sheet.headerRows],
        firstDataRow: sheet.firstDataRow,
        columns: sheet.columns.map((column) => ({
          ...column,
          letter: columnLetters(column.index),
          samples: sample.rows.flatMap(({ cells }) => cells[column.index] || []).slice(0, SAMPLES_PER_COLUMN),
        })),
        titleLines: [...sample.titleLines],
        township:
          sheet.township === null ? null : { code: sheet.township, name: places.nameOf(sheet.township) },
        village: village === null ? null : { code: "", name: village },
        asOf: sheet.asOf,
        rows: sheet.rows,
        rowsAreCounted: sheet.rowsAreCounted,
        chosen: sheet.chosen,
        whyNot: sheet.whyNot,
        sampleRows: sample.rows.map(({ row, cells }) => ({ row, cells: [...cells] })),
      };
    }),
    fields: fieldsFor(batch.ledger, LEDGER_FIELD_KEYS).map(({ field, required }) => ({
      field,
      label: columnLabel(field),
      group: LEDGER_FIELDS[field].group,
      required,
    })),
  };
}
