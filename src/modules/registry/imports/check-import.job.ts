/** Reads and judges a whole file, row after row, and stages what it finds. Begins anew when it was cut off. */

import { Problem } from "../../../kernel/problem.ts";
import { scopeBelow } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import { checkWorkbook } from "../intake/check-workbook.ts";
import type { JudgedRow } from "../intake/judged-row.contract.ts";
import { countRows } from "./count-rows.service.ts";
import { kinOf } from "./draft-kin.ts";
import { MAX_IMPORT_ROWS } from "./import-batch.contract.ts";
import { asOfBatch } from "./import-batch.ts";
import { openSamples, sealRow } from "./import-boxes.service.ts";
import { type ImportJob, Interrupted } from "./import-context.job.ts";
import { deleteMissing, insertMissing } from "./import-matches.store.ts";
import { importProblems } from "./import-problems.contract.ts";
import { deleteStaged, forgetMatches, insertStaged, listTwiceMatched } from "./import-rows.store.ts";
import { fieldsOf, tableOf } from "./imported-file.ts";
import { type BatchRow, findBatch, reportProgress, updateBatch } from "./imports.store.ts";
import { settleRows } from "./settle-rows.service.ts";
import { Speakers } from "./shared-adults.ts";
import { packRow, type ToldRow } from "./staged-row.ts";

const CHECK = "registry.import.check";
const CHUNK = 1000;

interface Checking {
  readonly job: ImportJob;
  readonly batch: BatchRow;
  /** Files of the register that rows so far speak of. */
  readonly taken: Set<string>;
  readonly speakers: Speakers;
  /** Townships (or the one village of a village's sheet) that accepted rows lie in. */
  readonly places: Set<string>;
  total: number;
}

/** @throws the excel Problems, registry.import.tooManyRows */
export async function checkImport(job: ImportJob): Promise<void> {
  const batch = await job.work(CHECK, async (tx) => {
    await deleteMissing(tx, job.batchId);
    await deleteStaged(tx, [job.batchId]);
    return findBatch(tx, job.batchId);
  });
  if (batch === undefined) return;
  const checking: Checking = {
    job,
    batch,
    taken: new Set(),
    speakers: new Speakers(),
    places: new Set(),
    total: batch.progress_total,
  };
  const stopped = await readAndStage(checking);
  await job.work(CHECK, async (tx) => {
    if (stopped) {
      await deleteStaged(tx, [batch.id]);
      await updateBatch(tx, batch.id, { state: "uploaded", counts: null, failure: null });
      return;
    }
    await partTwiceMatched(tx, batch.id);
    await listWhoIsMissing(tx, checking);
    const { counts } = await countRows(tx, batch.id, batch.sheets);
    tx.note({ detail: { batch: batch.id, rows: counts.rows, reject: counts.reject } });
    await updateBatch(tx, batch.id, {
      state: "checked",
      counts,
      failure: null,
      progress: { done: counts.rows, total: counts.rows },
    });
  });
}

/** Stages chunk after chunk; while the database writes one, the next is read and judged. True: a person asked to stop. */
async function readAndStage(checking: Checking): Promise<boolean> {
  const { job, batch } = checking;
  const workbook = await openWorkbook(job.path);
  let pending: JudgedRow[] = [];
  let staged = 0;
  let writing: Promise<boolean> = Promise.resolve(false);
  const flush = async (): Promise<boolean> => {
    const rows = pending;
    pending = [];
    const first = staged + 1;
    staged += rows.length;
    if (staged > MAX_IMPORT_ROWS) throw new Problem(importProblems.tooManyRows);
    const before = await writing;
    if (before) return true;
    if (job.signal.aborted) throw new Interrupted();
    writing = stageChunk(checking, rows, first);
    // Awaited at the next chunk; a failure must not count as unhandled until then.
    writing.catch(() => undefined);
    return false;
  };
  try {
    const samples = openSamples(job.cipher, batch.samples_sealed);
    const tables = Object.fromEntries(
      batch.sheets.map((sheet, at) => [sheet.index, tableOf(sheet, samples[at]?.titleLines ?? [])]),
    );
    for await (const { rows } of checkWorkbook(workbook, {
      ledger: batch.ledger,
      fileName: batch.file_name,
      places: job.places,
      scope: batch.scope_code,
      tables,
      ...(batch.as_of === null ? {} : { asOf: batch.as_of }),
    })) {
      for (const row of rows) {
        pending.push(row);
        if (pending.length === CHUNK && (await flush())) return true;
      }
    }
    if (pending.length > 0 && (await flush())) return true;
    return await writing;
  } finally {
    await writing.catch(() => undefined);
    await workbook.close();
  }
}

async function stageChunk(checking: Checking, rows: readonly JudgedRow[], first: number): Promise<boolean> {
  const { job, batch, taken, places } = checking;
  const fields = new Map(batch.sheets.map((sheet) => [sheet.index, fieldsOf(sheet)]));
  const told = rows.map((row, at): ToldRow => {
    if (row.outcome === "reject") return row;
    const { kin } = kinOf(row.values, { asOf: row.context.asOf ?? "", leftovers: [] });
    return { ...row, spoken: checking.speakers.hear(kin, first + at) };
  });
  const boxes = told.map((row) =>
    sealRow(job.cipher, packRow(row, fields.get(row.context.sheetIndex) ?? [], row.spoken)),
  );
  return job.workOnChunk(CHECK, async (tx) => {
    const settled = await settleRows(tx, told, {
      batchId: batch.id,
      ledger: batch.ledger,
      scope: batch.scope_code,
      cipher: job.cipher,
      places: job.places,
      taken,
      counts: () => true,
    });
    await insertStaged(
      tx,
      batch.id,
      batch.scope_code,
      settled.map((row, at) => ({
        seq: first + at,
        sheetIndex: rows[at]?.context.sheetIndex ?? 0,
        rowNo: rows[at]?.context.row ?? 0,
        outcome: row.outcome,
        refusedByItself: row.refusedByItself,
        codes: row.codes,
        changeKind: row.changeKind,
        childId: row.childId,
        matchedBy: row.matchedBy,
        numberIndex: row.keys.number,
        nameIndex: row.keys.name,
        planDigest: row.planDigest,
        othersWrote: row.othersWrote,
        box: boxes[at] ?? Buffer.alloc(0),
      })),
    );
    for (const [at, { values, context }] of rows.entries()) {
      if (settled[at]?.outcome === "reject" || values.village === undefined) continue;
      places.add(
        context.village === undefined || context.hasVillageColumn
          ? values.village.townshipCode
          : values.village.code,
      );
    }
    const done = first + rows.length - 1;
    checking.total = Math.max(checking.total, done);
    tx.note({ subjectIds: settled.flatMap(({ childId }) => childId ?? []) });
    const { stop } = await reportProgress(tx, batch.id, done, checking.total);
    return stop;
  });
}

/** A file of the register is one row's child: the row with its number keeps it, rows with the same name alone are new children. */
async function partTwiceMatched(tx: Tx, batchId: string): Promise<void> {
  const seqs = (await listTwiceMatched(tx, batchId)).flatMap((file) =>
    file.seqs.slice(1).filter((_, at) => file.by[at + 1] === "nameAndBirth"),
  );
  if (seqs.length > 0) await forgetMatches(tx, batchId, seqs);
}

async function listWhoIsMissing(tx: Tx, { batch, places }: Checking): Promise<void> {
  const asOf = asOfBatch(batch);
  if (asOf === null || places.size === 0) return;
  const ranges = [...places].map((code) => scopeBelow(code));
  await insertMissing(tx, { id: batch.id, scopeCode: batch.scope_code, ledger: batch.ledger, asOf }, ranges);
}
