/** The columns of a file as a person confirms them, and the steps that buttons set going. */

import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { httpProblems } from "../../../platform/http/http-problems.ts";
import type { LedgerFieldKey } from "../intake/ledger-fields.contract.ts";
import { asOfSheet } from "./import-batch.ts";
import type { setMapping } from "./import-columns.contract.ts";
import { deleteMissing } from "./import-matches.store.ts";
import { importProblems } from "./import-problems.contract.ts";
import { deleteStaged } from "./import-rows.store.ts";
import { type ImportAct, type ImportState, isRunning } from "./import-state.ts";
import { mappingFault, type StoredSheet } from "./imported-file.ts";
import {
  askToStop,
  type BatchChange,
  type BatchRow,
  keepMapping,
  markDiscarded,
  type Runner,
  updateBatch,
  wakeJobs,
} from "./imports.store.ts";
import { demandAsOf, signatureOf } from "./upload-import.service.ts";
import { demandBatch, possibleActs } from "./view-import.service.ts";

/** @throws registry.import.wrongState, registry.import.purged */
export function demandAct(batch: BatchRow, act: ImportAct): void {
  const can = possibleActs(batch);
  if (can.includes(act)) return;
  if (batch.purged_at !== null) throw new Problem(importProblems.purged);
  throw new Problem(importProblems.wrongState, { extra: { state: batch.state, can } });
}

/** Takes over the mapping and remembers it; rows that were checked by another mapping are put away. */
export async function mapImport(
  tx: Tx,
  id: string,
  version: number,
  body: BodyOf<typeof setMapping>,
): Promise<void> {
  const batch = await demandBatch(tx, id, true);
  if (batch.version !== version)
    throw new Problem(httpProblems.stale, { extra: { yours: version, current: batch.version } });
  demandAct(batch, "map");
  demandAsOf(body.asOf);
  const sheets = remap(batch.sheets, body.sheets);
  demandMapping(sheets);
  for (const sheet of sheets) {
    if (!sheet.chosen) continue;
    const key = { scopeCode: batch.scope_code, ledger: batch.ledger, signature: signatureOf(sheet) };
    await keepMapping(
      tx,
      key,
      sheet.columns.map(({ field }) => field),
    );
  }
  await deleteMissing(tx, id);
  await deleteStaged(tx, [id]);
  await updateBatch(tx, id, {
    state: "uploaded",
    sheets,
    counts: null,
    failure: null,
    ...(body.asOf === undefined ? {} : { asOf: body.asOf }),
  });
  tx.note({ detail: { batch: id, sheets: sheets.filter(({ chosen }) => chosen).length } });
}

function remap(sheets: readonly StoredSheet[], wanted: BodyOf<typeof setMapping>["sheets"]): StoredSheet[] {
  const known = new Set(sheets.map(({ index }) => index));
  if (wanted.some(({ index }) => !known.has(index))) throw new Problem(importProblems.unknownSheet);
  return sheets.map((sheet) => {
    const change = wanted.find(({ index }) => index === sheet.index);
    if (change === undefined) return sheet;
    const fields = new Map(change.columns.map(({ index, field }) => [index, field as LedgerFieldKey | null]));
    const has = new Set(sheet.columns.map(({ index }) => index));
    if (
      [...fields.keys()].some((index) => !has.has(index)) ||
      (change.chosen && sheet.firstDataRow === null)
    ) {
      throw new Problem(importProblems.unknownSheet);
    }
    const columns = sheet.columns.map((column) => {
      const field = fields.get(column.index);
      return field === undefined || field === column.field
        ? column
        : { ...column, field, confidence: 1, source: "chosen" as const };
    });
    return { ...sheet, columns, chosen: change.chosen };
  });
}

function demandMapping(sheets: readonly StoredSheet[]): void {
  const fault = mappingFault(sheets);
  if (fault !== undefined) throw new Problem(importProblems[fault.fault], { extra: { sheet: fault.sheet } });
}

/** @throws registry.import.wrongState when it runs or ran already */
export async function beginCheck(tx: Tx, id: string): Promise<void> {
  const batch = await demandBatch(tx, id, true);
  demandAct(batch, "check");
  demandMapping(batch.sheets);
  const days = batch.sheets.flatMap((sheet) => (sheet.chosen ? [asOfSheet(batch, sheet)] : []));
  if (days.includes(null)) throw new Problem(importProblems.asOfMissing);
  for (const day of days) demandAsOf(day ?? undefined);
  await begin(tx, batch, "checking", { progress: { done: 0, total: batch.progress_total } });
}

/** @throws registry.import.wrongState, registry.import.nothingReady */
export async function beginCommit(tx: Tx, id: string): Promise<void> {
  const batch = await demandBatch(tx, id, true);
  if (batch.state === "checked" && batch.counts?.ready === 0) throw new Problem(importProblems.nothingReady);
  demandAct(batch, "commit");
  await begin(tx, batch, "committing", { progress: { done: 0, total: batch.counts?.ready ?? 0 } });
}

/** @throws registry.import.wrongState when nothing was imported or it is undone already */
export async function beginUndo(tx: Tx, id: string, reason: string): Promise<void> {
  const batch = await demandBatch(tx, id, true);
  demandAct(batch, "undo");
  const all = batch.tally === null ? 0 : batch.tally.opened + batch.tally.changed;
  await begin(tx, batch, "undoing", { undoneReason: reason, progress: { done: 0, total: all } });
  tx.note({ purpose: reason });
}

async function begin(tx: Tx, batch: BatchRow, state: ImportState, change: BatchChange): Promise<void> {
  const { accountId, username, displayName, postId, role, placeCode, placeName, department } = tx.actor;
  const runner: Runner = { accountId, username, displayName, postId, role, placeCode, placeName, department };
  await updateBatch(tx, batch.id, { state, runner, failure: null, ...change });
  await wakeJobs(tx, batch.id, batch.version + 1);
  tx.note({ detail: { batch: batch.id } });
}

/** @throws registry.import.wrongState when nothing runs */
export async function stopImport(tx: Tx, id: string): Promise<void> {
  const batch = await demandBatch(tx, id, true);
  demandAct(batch, "cancel");
  if (isRunning(batch.state)) await askToStop(tx, id);
  tx.note({ detail: { batch: id } });
}

/** @throws registry.import.wrongState for a batch that has brought something into the register */
export async function discardImport(tx: Tx, id: string): Promise<void> {
  const batch = await demandBatch(tx, id, true);
  demandAct(batch, "discard");
  await deleteMissing(tx, id);
  await deleteStaged(tx, [id]);
  await markDiscarded(tx, id);
  tx.note({ detail: { batch: id } });
}
